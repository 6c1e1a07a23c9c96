import { useEffect, useRef } from "preact/hooks";
import { F } from "./file-words.ts";
import type { Progress } from "./pmi-stream.ts";
import type { Mode } from "./use-pmi-import.ts";

interface ImportProgressProps {
  mode: Mode;
  progress: Progress | null;
  onStop: () => void;
}

/** A bar with words; what is said aloud changes by step and by quarter, not at every line. */
export function ImportProgress({ mode, progress, onStop }: ImportProgressProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const share = progress?.total ? progress.done / progress.total : null;
  return (
    <section class="panel" aria-labelledby="en-cours">
      <h2 id="en-cours" tabIndex={-1} ref={heading}>
        {F.running[mode]}
      </h2>
      <p id="avancement">{progressWords(progress)}</p>
      {share === null ? (
        <progress class="progress" aria-labelledby="en-cours" aria-describedby="avancement" />
      ) : (
        <progress
          class="progress"
          aria-labelledby="en-cours"
          aria-describedby="avancement"
          value={share}
          max={1}
        />
      )}
      <p class="visually-hidden" role="status">
        {aloud(progress, share)}
      </p>
      <p class="field__hint">{F.keepOpen}</p>
      {mode === "TRIAL" && (
        <button class="button" type="button" onClick={onStop}>
          {F.stop}
        </button>
      )}
    </section>
  );
}

function progressWords(progress: Progress | null): string {
  if (!progress) return F.sending;
  const { step, done, total } = progress;
  if (step === "READ") return F.read(done);
  return step === "LOCATE" ? F.locate(done, total ?? done) : F.apply(done, total ?? done);
}

function aloud(progress: Progress | null, share: number | null): string {
  if (!progress) return F.sending;
  const step = F.step[progress.step];
  const quarter = share === null ? 0 : Math.floor(share * 4) * 25;
  return quarter > 0 ? `${step} : ${quarter} %` : step;
}
