import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { StructureProps } from "./use-structure.ts";
import { STRUCTURE } from "./words.ts";

/** The details of a structure for its manager; fetched for managers alone. */
export function StructureEditor(props: StructureProps) {
  const [Loaded, setLoaded] = useState<FunctionComponent<StructureProps> | "failed" | null>(null);
  useEffect(() => {
    import("./editor.tsx").then(
      ({ StructureForm }) => setLoaded(() => StructureForm),
      () => setLoaded("failed"),
    );
  }, []);
  if (Loaded === null) return <p class="panel">{STRUCTURE.loading}</p>;
  if (Loaded === "failed") {
    return (
      <p class="panel" role="alert">
        {STRUCTURE.notLoaded}
      </p>
    );
  }
  return <Loaded {...props} />;
}
