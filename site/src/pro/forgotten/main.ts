import { h, hydrate } from "preact";
import { mountSession } from "../session/bar.tsx";
import { Forgotten } from "./forgotten.tsx";

const root = document.getElementById("oubli");
if (root) hydrate(h(Forgotten, {}), root);
mountSession();
