import { h, hydrate } from "preact";
import { mountSession } from "../session/bar.tsx";
import { ChangePassword } from "./change.tsx";

const root = document.getElementById("mot-de-passe");
if (root) hydrate(h(ChangePassword, {}), root);
mountSession();
