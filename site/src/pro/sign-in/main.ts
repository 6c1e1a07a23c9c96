import { h, hydrate } from "preact";
import { beginAtHeading } from "../../client/focus.ts";
import { mountSession } from "../session/bar.tsx";
import { SignIn } from "./sign-in.tsx";
import { REASON } from "./words.ts";

const root = document.getElementById("connexion");
if (root) hydrate(h(SignIn, {}), root);
mountSession();
sayWhy();

/** Why one was led here, said once: a reload does not say it again. */
function sayWhy(): void {
  const place = document.getElementById("motif");
  const url = new URL(location.href);
  const why = url.searchParams.get("motif");
  if (!place || !why || !Object.hasOwn(REASON, why)) return;
  const words = document.createElement("p");
  words.textContent = REASON[why as keyof typeof REASON];
  place.append(words);
  beginAtHeading();
  url.searchParams.delete("motif");
  history.replaceState(history.state, "", url);
}
