import { h, render } from "preact";
import { SheetApp } from "./app.tsx";

const root = document.getElementById("fiche");
if (root) {
  root.replaceChildren();
  render(h(SheetApp, { id: new URLSearchParams(location.search).get("id") ?? "" }), root);
}
