import { h, render } from "preact";
import { mountSession } from "../session/bar.tsx";
import { PlaceApp } from "./app.tsx";

const root = document.getElementById("espace");
if (root) {
  root.replaceChildren();
  render(h(PlaceApp, {}), root);
}
mountSession();
