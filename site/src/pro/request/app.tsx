import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Confirmation } from "./confirmation.tsx";
import { PersonStep } from "./person-step.tsx";
import {
  addressOf,
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
  /** Who will examine the request, once it is filed. */
  caf: string;
  /** A step was changed here: its heading takes the focus. */
  moved: boolean;
}

/** Status, form, confirmation: each has its address, so that Back works. */
export function RequestApp() {
  // the first render equals the HTML built ahead, which knows no address
  const [place, setPlace] = useState<Place>({ step: "statut", caf: "", moved: false });
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
    request.current = { ...request.current, ...patch };
    keepTyped(request.current);
  }, []);

  const go = (step: Step, how: "pushState" | "replaceState", caf = "") => {
    history[how]({ caf }, "", addressOf(step));
    setPlace({ step, caf, moved: true });
  };

  const filed = (caf: string) => {
    typed.wipe();
    request.current = NOTHING;
    go("confirmation", "replaceState", caf);
  };

  const { step, caf, moved } = place;
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
        <PersonStep request={request.current} change={change} onBack={() => history.back()} onFiled={filed} />
      )}
      {step === "confirmation" && <Confirmation caf={caf} />}
    </>
  );
}

/** What the address asks for, as far as what is typed allows. */
function placeNow(request: Request, moved: boolean): Place {
  const asked = stepOf(location.search);
  const caf = (history.state as { caf?: string } | null)?.caf ?? "";
  const possible = asked === "formulaire" ? statusIsKnown(request) : asked !== "confirmation" || caf !== "";
  if (possible) return { step: asked, caf, moved };
  history.replaceState(null, "", addressOf("statut"));
  return { step: "statut", caf: "", moved };
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
  if (step === "confirmation") return null;
  return (
    <h2 class="step" ref={heading} tabIndex={-1}>
      <span class="step__number">{REQUEST.step(step === "statut" ? 1 : 2, 2)}</span>
      {REQUEST.steps[step]}
    </h2>
  );
}
