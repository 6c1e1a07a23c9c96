import { h, hydrate } from "preact";
import { SearchApp } from "./app.tsx";

const root = document.getElementById("recherche");
if (root) hydrate(h(SearchApp, {}), root);
