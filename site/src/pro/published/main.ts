import { h, hydrate } from "preact";
import { mountSession } from "../session/bar.tsx";
import { DepartementPmi } from "./pmi.tsx";

const root = document.getElementById("pmi");
if (root) hydrate(h(DepartementPmi, {}), root);
mountSession();
