import type { ComponentChildren } from "preact";
import { Icon } from "../components/icon.tsx";
import { DESK_SIGN_IN_PATH } from "../pro/session/session.ts";
import { W } from "./words.ts";

const PRO = "/espace-professionnel/";

/** Nobody is signed in: the page leads on by itself, and says so. */
export function SigningIn() {
  return (
    <Closed title={W.space} text={W.gate.toSignIn}>
      <a class="button button--main" href={DESK_SIGN_IN_PATH}>
        {W.gate.signIn}
      </a>
    </Closed>
  );
}

export function NotAgent() {
  return (
    <Closed title={W.gate.notAgent} text={W.gate.notAgentText}>
      <a class="button button--main" href={PRO}>
        {W.gate.toPro}
      </a>
    </Closed>
  );
}

/** A generated password is to be replaced before anything else (R20). */
export function MustReplace() {
  return (
    <Closed title={W.gate.mustReplace} text={W.gate.mustReplaceText}>
      <a class="button button--main" href={`${PRO}mot-de-passe/?retour=/espace-caf/`}>
        {W.gate.replace}
      </a>
    </Closed>
  );
}

interface ClosedProps {
  title: string;
  text: string;
  children: ComponentChildren;
}

function Closed({ title, text, children }: ClosedProps) {
  return (
    <div class="notice">
      <Icon name="person" class="notice__icon" />
      <h1 class="notice__title">{title}</h1>
      <p>{text}</p>
      <p class="notice__ways">{children}</p>
    </div>
  );
}
