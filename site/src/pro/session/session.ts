/** Who is signed in: asked once a page, told to the other tabs, and led back to sign in when it is over (R23). */
import { type Answer, send } from "../../client/graphql.ts";
import { arrival, wipeDrafts } from "../../client/tab-store.ts";
import {
  CurrentViewerDocument,
  type SignedInPersonFragment,
  SignOutDocument,
  type TrustedDocument,
} from "../../gql/documents.ts";

export type Person = SignedInPersonFragment;

/** What tabs tell each other. */
export type Told =
  | { what: "kept"; endsAt: number; at: number }
  | { what: "signed-in"; email: string }
  | { what: "closed" };

export const SIGN_IN_PATH = "/espace-professionnel/";
/** The agents' own door: the same form, in the words of their space. */
export const DESK_SIGN_IN_PATH = "/espace-caf/connexion/";

/** Why someone is led to sign in: the session ended, was closed, or there is none. */
export type Reason = "fin" | "fermee" | "connexion";

let asked: Promise<Answer<Person | null>> | undefined;

/** The person who is signed in, or null; one question for the whole page. */
export function currentPerson(): Promise<Answer<Person | null>> {
  asked ??= askAgain();
  return asked;
}

/** Reads and does not extend: whether the session still stands. */
export async function askAgain(): Promise<Answer<Person | null>> {
  const answer = await send(CurrentViewerDocument, {});
  if (answer.ok) return { ok: true, data: answer.data.viewer };
  return answer.error.code === "UNAUTHENTICATED" ? { ok: true, data: null } : answer;
}

/** Goes to the sign-in form of this space, which leads back here. */
export function leadToSignIn(why: Reason): void {
  const door = location.pathname.startsWith("/espace-caf/") ? DESK_SIGN_IN_PATH : SIGN_IN_PATH;
  const query = new URLSearchParams({ motif: why });
  // whoever closed it is not expected back
  if (why !== "fermee") query.set("retour", location.pathname + location.search);
  location.assign(`${door}?${query}`);
}

/** As `send`; when the session is over it leads to the sign-in form. */
export async function sendSignedIn<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  const answer = await send(document, variables, signal);
  if (!answer.ok && answer.error.code === "UNAUTHENTICATED") leadToSignIn("fin");
  return answer;
}

/** A page that the browser kept whole is shown again to the person it was made for, and to nobody else (R23). */
export function guardReturn(): void {
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void showToSame();
  });
}

async function showToSame(): Promise<void> {
  const { style } = document.body;
  style.visibility = "hidden";
  const [before, now] = await Promise.all([currentPerson(), askAgain()]);
  if (before.ok && now.ok && before.data?.email === now.data?.email) style.visibility = "";
  else location.reload();
}

const CHANNEL = "mon-enfant.session";

/** One channel a page: it does not hear itself. */
let channel: BroadcastChannel | undefined;
const open = () => {
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
};

export const tellTabs = (told: Told): void => open().postMessage(told);

export function hearTabs(hear: (told: Told) => void): () => void {
  const listen = (event: MessageEvent<Told>) => hear(event.data);
  const from = open();
  from.addEventListener("message", listen);
  return () => from.removeEventListener("message", listen);
}

/** After a right password: drafts of anybody else leave this tab, and the other tabs learn who is here. */
export function signedIn({ email }: Person): void {
  wipeDrafts(email);
  arrival.write(true);
  tellTabs({ what: "signed-in", email });
}

/** Ends the session everywhere; false when it could not be told to the server. */
export async function closeSession(): Promise<boolean> {
  const answer = await send(SignOutDocument, {});
  if (!answer.ok && answer.error.code !== "UNAUTHENTICATED") return false;
  closedHere();
  tellTabs({ what: "closed" });
  return true;
}

/** Nothing typed is left behind in this tab. */
export function closedHere(): void {
  wipeDrafts();
  leadToSignIn("fermee");
}
