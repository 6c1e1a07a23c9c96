import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import { F, sizeWords } from "./file-words.ts";
import type { PmiImport } from "./use-pmi-import.ts";

/** A file by the button or dropped into the frame; nothing leaves before «Lancer l’essai». */
export function FileChooser({ pmiImport: { file, run, choose, start } }: { pmiImport: PmiImport }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  // the field is new after a look at another view, and a dropped file never was in it
  useEffect(() => {
    if (!file || !input.current || input.current.files?.[0] === file) return;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.current.files = transfer.files;
  }, [file]);
  const take = (files: FileList | null | undefined) => {
    setProblem(files && files.length > 1 ? F.oneFile : null);
    choose(files?.length === 1 ? (files[0] ?? null) : null);
  };
  const tryIt = (event: SubmitEvent) => {
    event.preventDefault();
    if (file) return start("TRIAL");
    setProblem(F.noFile);
    input.current?.focus();
  };
  const dragging = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  return (
    <form
      class={over ? "drop drop--over" : "drop"}
      hidden={run.phase === "running"}
      onSubmit={tryIt}
      onDragOver={dragging}
      onDragLeave={dragging}
      onDrop={(event) => {
        dragging(event);
        take(event.dataTransfer?.files);
      }}
    >
      <label class="drop__label" for="fichier">
        {F.choose}
      </label>
      <input
        ref={input}
        id="fichier"
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-describedby="fichier-aide fichier-probleme"
        aria-invalid={problem !== null}
        onChange={(event) => take(event.currentTarget.files)}
      />
      <p id="fichier-aide" class="field__hint">
        {over ? F.drop : F.chooseHint}
      </p>
      <p id="fichier-probleme" class="problem" role="alert">
        {problem && (
          <>
            <Icon name="warning" /> {problem}
          </>
        )}
      </p>
      <p role="status">{file && F.chosen(file.name, sizeWords(file.size))}</p>
      <button class={run.phase === "done" ? "button" : "button button--main"} type="submit">
        {F.try}
      </button>
    </form>
  );
}
