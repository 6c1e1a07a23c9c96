import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { AskError } from "../../client/graphql.ts";
import { failureWords } from "../../client/words.ts";
import { Icon } from "../../components/icon.tsx";
import { LINK } from "./words.ts";

const PLACE_PATH = "/espace-professionnel/disponibilites/";

/** What came of it, where the keyboard is led. */
export function Result({
  title,
  done,
  children,
}: {
  title: string;
  done?: boolean;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="panel done" aria-labelledby="issue">
      <h2 id="issue" ref={heading} tabIndex={-1}>
        {done && <Icon name="check" />} {title}
      </h2>
      {children}
    </section>
  );
}

export function Over({ why = LINK.overWhy }: { why?: string }) {
  return (
    <Result title={LINK.over}>
      <p>{why}</p>
      <SignIn />
    </Result>
  );
}

export function NoToken() {
  return (
    <>
      <p>{LINK.noToken}</p>
      <SignIn />
    </>
  );
}

function SignIn() {
  return (
    <p>
      <a class="button button--main" href={PLACE_PATH}>
        {LINK.signIn}
      </a>
    </p>
  );
}

export function Failed({ error, onRetry }: { error: AskError; onRetry?: () => void }) {
  return (
    <div class="problems" role="alert">
      <h2 class="problems__title">{LINK.failed}</h2>
      <p>{failureWords(error)}</p>
      {onRetry && (
        <button class="button" type="button" onClick={onRetry}>
          {LINK.retry}
        </button>
      )}
    </div>
  );
}
