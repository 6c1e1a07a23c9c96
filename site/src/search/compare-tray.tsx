import { Icon } from "../components/icon.tsx";
import { MAX_COMPARED } from "./state.ts";
import { W } from "./words.ts";

interface TrayProps {
  selection: string[];
  onOpen: () => void;
  onClear: () => void;
}

/** Stays at hand at the bottom while something is chosen. */
export function CompareTray({ selection, onOpen, onClear }: TrayProps) {
  if (selection.length === 0) return null;
  return (
    <aside class="tray" aria-label={W.compare.heading}>
      <p role="status">
        {W.compare.tray(selection.length)}
        {selection.length === MAX_COMPARED && <small class="tray__full"> {W.compare.full}</small>}
      </p>
      <button class="button button--main" type="button" onClick={onOpen}>
        <Icon name="compare" /> {W.compare.open}
      </button>
      <button class="button button--quiet" type="button" onClick={onClear}>
        {W.compare.clear}
      </button>
    </aside>
  );
}
