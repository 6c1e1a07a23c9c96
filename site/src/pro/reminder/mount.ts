import { type ComponentType, h, render } from "preact";
import { onOtherToken, takeToken } from "./token.ts";

/** Draws a page of a reminder's link, anew for each link that is opened in it. */
export function mountLink(id: string, App: ComponentType<{ token: string | null }>): void {
  const root = document.getElementById(id);
  if (!root) return;
  const draw = (token: string | null) => render(h(App, { token, key: token }), root);
  root.replaceChildren();
  draw(takeToken());
  onOtherToken(draw);
}
