import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { StepNumber } from "../../client/step-number.tsx";
import { SITE_NAME } from "../../words.ts";
import { Confirmation } from "./confirmation.tsx";
import { PersonStep } from "./person-step.tsx";
import {
  addressOf,
  type Filed,
  filedIn,
  keepTyped,
  NOTHING,
  type Request,
  readTyped,
  type Step,
  statusIsKnown,
  stepOf,
  typed,
} from "./request.ts";
import { StatusStep } from "./status-step.tsx";
import { REQUEST } from "./words.ts";

interface Place {
  step: Step;
  /** What came of the request, once it is filed. */
  filed: Filed | null;
  /** A step was changed here: its heading takes the focus. */
  moved: boolean;
}

/** Status, form, confirmation: each has its address, so that Back works. */
export function RequestApp() {
  // the first render equals the HTML built ahead, which knows no address
  const [place, setPlace] = useState<Place>({ step: "statut", filed: null, moved: false });
  const [ready, setReady] = useState(false);
  const request = useRef<Request>(NOTHING);

  useEffect(() => {
    request.current = readTyped();
    const read = (moved: boolean) => setPlace(placeNow(request.current, moved));
    read(false);
    setReady(true);
    const back = () => read(true);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);

  const change = useCallback((patch: Partial<Request>) => {
    request.current = keepTyped({ ...request.current, ...patch });
  }, []);

  const go = (step: Step, how: "pushState" | "replaceState", filed: Filed | null = null) => {
    history[how](filed, "", addressOf(step));
    setPlace({ step, filed, moved: true });
  };

  const file = (filed: Filed) => {
    typed.wipe();
    request.current = NOTHING;
    go("confirmation", "replaceState", filed);
  };

  const { step, filed, moved } = place;
  return (
    <>
      <StepHeading step={step} moved={moved} />
      {step === "statut" && (
        <StatusStep
          key={String(ready)}
          request={request.current}
          change={change}
          onNext={() => go("formulaire", "pushState")}
        />
      )}
      {step === "formulaire" && (
        <PersonStep request={request.current} change={change} onBack={() => history.back()} onFiled={file} />
      )}
      {step === "confirmation" && filed && <Confirmation filed={filed} />}
    </>
  );
}

/** What the address asks for, as far as what is typed allows. */
function placeNow(request: Request, moved: boolean): Place {
  const asked = stepOf(location.search);
  const filed = filedIn(history.state);
  const possible =
    asked === "formulaire" ? statusIsKnown(request) : asked !== "confirmation" || filed !== null;
  if (possible) return { step: asked, filed, moved };
  history.replaceState(null, "", addressOf("statut"));
  return { step: "statut", filed: null, moved };
}

function StepHeading({ step, moved }: { step: Step; moved: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // a new step takes the focus with it
  useEffect(() => {
    if (moved) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
  }, [step, moved]);
  useEffect(() => {
    document.title = `${REQUEST.pageTitle[step]} – ${REQUEST.title} – ${SITE_NAME}`;
  }, [step]);
  if (step === "confirmation") return null;
  return (
    <h2 class="step" ref={heading} tabIndex={-1}>
      <StepNumber>{REQUEST.stepNumber[step]}</StepNumber>
      {REQUEST.steps[step]}
    </h2>
  );
}
