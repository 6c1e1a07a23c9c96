import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import { DeskFilesDocument } from "../gql/documents.ts";
import { AppliedFiles } from "./applied-files.tsx";
import { FailureNotice } from "./failure.tsx";
import { FileChooser } from "./file-chooser.tsx";
import { F, IMPORT_FAILURE } from "./file-words.ts";
import { ImportProgress } from "./import-progress.tsx";
import { ImportReport } from "./import-report.tsx";
import { Heading } from "./navigation.tsx";
import { useData } from "./use-data.ts";
import type { PmiImport, Run } from "./use-pmi-import.ts";
import { W } from "./words.ts";

const FILES = 24;

/** The monthly file of PMI: chosen, tried, looked at, applied; and the files applied before. */
export function FilesView({ pmiImport }: { pmiImport: PmiImport }) {
  const { run, file } = pmiImport;
  const files = useData(DeskFilesDocument, { first: FILES });
  const mayHaveWritten =
    run.phase === "failed" || (run.phase === "done" && run.outcome.outcome === "APPLIED");
  const { reload } = files;
  useEffect(() => {
    if (mayHaveWritten) reload();
  }, [mayHaveWritten, reload]);
  return (
    <>
      <Heading>{F.title}</Heading>
      <p class="desk__intro">{F.intro}</p>
      <FileChooser pmiImport={pmiImport} />
      {run.phase === "running" && (
        <ImportProgress mode={run.mode} progress={run.progress} onStop={pmiImport.stop} />
      )}
      <Trouble run={run} />
      {run.phase === "done" && file && (
        <ImportReport mode={run.mode} outcome={run.outcome} file={file} pmiImport={pmiImport} />
      )}
      <section aria-labelledby="appliques" class="files__applied">
        <h2 id="appliques">{F.applied}</h2>
        {files.phase === "failed" && <FailureNotice code={files.error?.code ?? ""} onRetry={reload} />}
        {files.phase === "loading" && !files.data && <p>{W.loading}</p>}
        {files.data && <AppliedFiles files={files.data.pmiFiles} />}
      </section>
    </>
  );
}

/** What stopped a file on its way; it takes the focus, since what had it is gone. */
function Trouble({ run }: { run: Run }) {
  const said = useRef<HTMLParagraphElement>(null);
  const words = troubleOf(run);
  useEffect(() => {
    if (words) said.current?.focus();
  }, [words, run]);
  if (!words) return null;
  return (
    <p class="problem problem--box" role="alert" tabIndex={-1} ref={said}>
      <Icon name="warning" /> {words}
    </p>
  );
}

function troubleOf(run: Run): string | null {
  if (run.phase === "stopped") return F.stopped;
  if (run.phase !== "failed") return null;
  return IMPORT_FAILURE[run.code === "LOST" && run.mode === "APPLY" ? "LOST_APPLYING" : run.code];
}
