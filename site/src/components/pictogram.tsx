import type { Signal } from "../../../api/kernel/care.ts";
import { SIGNAL } from "../words.ts";
import { Icon } from "./icon.tsx";

/** Whether there is room: by colour, by shape and in words (R27). */
export function Pictogram({ signal }: { signal: Signal }) {
  const { label, icon } = SIGNAL[signal];
  return (
    <span class={`pictogram pictogram--${icon}`}>
      <Icon name={icon} />
      {label}
    </span>
  );
}
