import { Icon } from "../components/icon.tsx";
import type { HabilitationState } from "../gql/documents.ts";
import { STATE } from "./words.ts";

/** Where a request stands: shape, colour and words. */
export function StateBadge({ state }: { state: HabilitationState }) {
  const { label, icon, tone } = STATE[state];
  return (
    <span class={`state state--${tone}`}>
      <Icon name={icon} /> {label}
    </span>
  );
}
