import { h, hydrate } from "preact";
import { mountSession } from "../session/bar.tsx";
import { RequestApp } from "./app.tsx";

const root = document.getElementById("demande");
if (root) hydrate(h(RequestApp, {}), root);
mountSession();
