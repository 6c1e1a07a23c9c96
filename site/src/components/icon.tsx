import type { IconName } from "../icons.ts";

/** Where pages are drawn by the API, the name that does not change. */
const SPRITE = typeof __SPRITE__ === "undefined" ? "/icones.svg" : __SPRITE__;

/** A drawing of the sprite; silent for screen readers, words stand beside it. */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg class={extra ? `icon ${extra}` : "icon"} aria-hidden="true" focusable="false" viewBox="0 0 24 24">
      <use href={`${SPRITE}#${name}`} />
    </svg>
  );
}
