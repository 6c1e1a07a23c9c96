import { useEffect, useRef, useState } from "preact/hooks";
import type { CareKind, Precision, Signal } from "../../../api/kernel/care.ts";
import type { LngLat } from "../../../api/kernel/geo.ts";
import { Icon } from "../components/icon.tsx";
import { canDraw } from "../map/can-draw.ts";
import { S } from "./words.ts";

export interface SheetMapProps {
  name: string;
  kind: CareKind;
  signal: Signal | null;
  at: LngLat & { precision: Precision };
}

/** A small map, fetched when it is asked for. */
export function SheetMap(props: SheetMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const [status, setStatus] = useState<"closed" | "open" | "failed">("closed");

  // opened once, for this listing
  useEffect(() => {
    const element = container.current;
    if (status !== "open" || !element) return;
    if (!canDraw()) return setStatus("failed");
    let close: (() => void) | undefined;
    let left = false;
    import("./map.ts")
      .then(({ createSheetMap }) => createSheetMap(element, props))
      .then((remove) => {
        close = remove;
        if (left) remove();
        element.querySelector("canvas")?.focus();
      })
      .catch(() => setStatus("failed"));
    return () => {
      left = true;
      close?.();
    };
  }, [status]);

  if (status === "failed") return <p role="status">{S.mapFailed}</p>;
  if (status === "open") return <div class="sheet__map" ref={container} />;
  return (
    <button class="button sheet__show-map" type="button" onClick={() => setStatus("open")}>
      <Icon name="map" /> {S.showMap}
    </button>
  );
}
