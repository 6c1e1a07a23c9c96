import { h, render } from "preact";
import { mountSession } from "../pro/session/bar.tsx";
import { DeskApp } from "./app.tsx";

const root = document.getElementById("espace-caf");
if (root) {
  root.replaceChildren();
  render(h(DeskApp, {}), root);
}
mountSession();
