import { Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import { Download } from "./download.tsx";
import { COUNTS, F } from "./file-words.ts";
import type { Outcome, SaidCell } from "./pmi-stream.ts";
import { saidCsv } from "./said-csv.ts";
import type { Mode, PmiImport } from "./use-pmi-import.ts";

interface ImportReportProps {
  mode: Mode;
  outcome: Outcome;
  file: File;
  pmiImport: PmiImport;
}

const MOST_SHOWN = 50;

/** What a file does, or would do, and the way on from there. */
export function ImportReport({ mode, outcome, file, pmiImport }: ImportReportProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [outcome]);
  const words = F.outcome[kindOf(outcome)];
  const written = outcome.outcome === "APPLIED";
  return (
    <section class="report" aria-labelledby="rapport">
      <h2 id="rapport" tabIndex={-1} ref={heading} class={`report__title report__title--${outcome.outcome}`}>
        <Icon name={written ? "available" : outcome.outcome === "TRIED" ? "list" : "warning"} /> {words.title}
      </h2>
      <p>
        <strong>{file.name}</strong>
      </p>
      {outcome.outcome === "REFUSED" && outcome.message && (
        <p class="problem problem--box">
          <Icon name="warning" /> {outcome.message}
        </p>
      )}
      {mode === "APPLY" && outcome.outcome === "HELD" && <p>{F.heldSince}</p>}
      <p>{words.text}</p>
      {outcome.outcome !== "REFUSED" && (
        <>
          {!isNothing(outcome) && <Guards outcome={outcome} />}
          {!written && !isNothing(outcome) && (
            <ApplyForm outcome={outcome} pmiImport={pmiImport} key={mode} />
          )}
          <Counts outcome={outcome} />
          <Downloads outcome={outcome} file={file} />
          <Quarantine cells={outcome.quarantine} />
          <Remarks cells={outcome.warnings} />
        </>
      )}
    </section>
  );
}

function kindOf(outcome: Outcome): keyof typeof F.outcome {
  return isNothing(outcome) ? "NOTHING" : outcome.outcome;
}

/** The last file over again: nothing is left to be done. */
function isNothing({ outcome, fileId, guards }: Outcome): boolean {
  if (outcome === "APPLIED") return fileId === null;
  return guards.length === 1 && guards[0]?.code === "ALREADY_APPLIED";
}

function Guards({ outcome: { guards, remarks } }: { outcome: Outcome }) {
  const said = [...guards.map(({ message }) => message), ...remarks];
  if (said.length === 0) return null;
  return (
    <div class="guards">
      <h3>{F.guards}</h3>
      <ul>
        {said.map((message) => (
          <li key={message}>
            <Icon name="warning" /> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ApplyForm({ outcome: { guards, approval }, pmiImport }: { outcome: Outcome; pmiImport: PmiImport }) {
  const [checked, setChecked] = useState(false);
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const held = guards.length > 0;
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    if (!held || checked) return pmiImport.start("APPLY", held ? approval : null);
    setMissing(true);
    box.current?.focus();
  };
  return (
    <form class="apply" onSubmit={apply}>
      {held && (
        <>
          <label class="apply__check">
            <input
              ref={box}
              type="checkbox"
              checked={checked}
              aria-describedby="approuver-probleme"
              aria-invalid={missing && !checked}
              onChange={(event) => setChecked(event.currentTarget.checked)}
            />
            {F.approve}
          </label>
          <p id="approuver-probleme" class="problem" role="alert">
            {missing && !checked && (
              <>
                <Icon name="warning" /> {F.approveFirst}
              </>
            )}
          </p>
        </>
      )}
      <button class="button button--main" type="submit">
        {F.applyButton}
      </button>
    </form>
  );
}

function Counts({ outcome: { outcome, counts } }: { outcome: Outcome }) {
  const shown = COUNTS.filter(([key]) => key === "rows" || counts[key]);
  return (
    <table class="desk__table report__counts">
      <caption>{outcome === "APPLIED" ? F.counts : F.countsTried}</caption>
      <thead>
        <tr>
          <th scope="col">{F.what}</th>
          <th scope="col" class="number">
            {F.how}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([key, label]) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td class="number">{(counts[key] ?? 0).toLocaleString("fr-FR")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Quarantine({ cells }: { cells: SaidCell[] }) {
  if (cells.length === 0) return <p>{F.noQuarantine}</p>;
  const shown = cells.slice(0, MOST_SHOWN);
  return (
    <div>
      <h3>{F.quarantine}</h3>
      <p>{F.quarantineText}</p>
      {cells.length > shown.length && <p>{F.first(shown.length, cells.length)}</p>}
      <table class="desk__table quarantine">
        <caption class="visually-hidden">{F.quarantine}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {F.line}
            </th>
            <th scope="col">{F.column}</th>
            <th scope="col">{F.why}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, column, code, message }) => (
            <tr key={`${line} ${column} ${code}`}>
              <th scope="row" class="number">
                {line}
              </th>
              <td>{column ? <ColumnName name={column} /> : F.wholeLine}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is said of rows that were taken, once for all of a kind: ended agréments among them (R7). */
function Remarks({ cells }: { cells: SaidCell[] }) {
  if (cells.length === 0) return null;
  const kinds = [...Map.groupBy(cells, ({ code, column }) => `${column} ${code}`).values()];
  return (
    <div>
      <h3>{F.remarks}</h3>
      <p>{F.remarksText}</p>
      <table class="desk__table quarantine">
        <caption class="visually-hidden">{F.remarks}</caption>
        <thead>
          <tr>
            <th scope="col">{F.what}</th>
            <th scope="col">{F.column}</th>
            <th scope="col" class="number">
              {F.lines}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((same) => (
            <tr key={`${same[0]?.column} ${same[0]?.code}`}>
              <td>{same[0]?.message}</td>
              <td>{same[0]?.column ? <ColumnName name={same[0].column} /> : F.wholeLine}</td>
              <td class="number">{same.length.toLocaleString("fr-FR")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** «code_postal», which may break after its mark and nowhere else. */
function ColumnName({ name }: { name: string }) {
  const parts = name.split("_");
  return (
    <>
      {parts.map((part, i) => (
        <Fragment key={part}>
          {part}
          {i < parts.length - 1 && (
            <>
              _<wbr />
            </>
          )}
        </Fragment>
      ))}
    </>
  );
}

function Downloads({ outcome, file }: { outcome: Outcome; file: File }) {
  const name = file.name.replace(/\.[^.]*$/, "");
  return (
    <p class="ways">
      {outcome.report && (
        <Download name={`${name}-rapport.txt`} type="text/plain" text={outcome.report}>
          {F.downloadReport}
        </Download>
      )}
      {outcome.quarantine.length > 0 && (
        <Download name={`${name}-quarantaine.csv`} type="text/csv" text={saidCsv(outcome.quarantine)}>
          {F.downloadQuarantine}
        </Download>
      )}
      {outcome.warnings.length > 0 && (
        <Download name={`${name}-remarques.csv`} type="text/csv" text={saidCsv(outcome.warnings)}>
          {F.downloadRemarks}
        </Download>
      )}
    </p>
  );
}
