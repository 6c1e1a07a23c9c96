import { arrival } from "./tab-store.ts";

let came: boolean | undefined;

/** Whether somebody has just signed in and was led to this page. */
export function hasArrived(): boolean {
  came ??= arrival.read() === true;
  arrival.wipe();
  return came;
}

/** Whoever was led to this page begins at its heading; who is at work in it already stays there. */
export function beginAtHeading(): void {
  if (document.activeElement === document.body) focusHeading();
}

export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
