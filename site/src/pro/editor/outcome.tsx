import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { LocalDate } from "../../../../api/kernel/local-date.ts";
import { useErrorInTitle } from "../../client/form.tsx";
import { failureWords } from "../../client/words.ts";
import { Icon } from "../../components/icon.tsx";
import { Pictogram } from "../../components/pictogram.tsx";
import { AvailabilityBody } from "../../sheet/availability.tsx";
import type { Complaint } from "./complaints.ts";
import type { Outcome } from "./outcomes.ts";
import type { Editor } from "./use-editor.ts";
import type { Saved } from "./use-kept.ts";
import { OUTCOME } from "./words.ts";

interface BoxProps {
  editor: Editor;
  show: (table: LocalDate | null, field?: string) => void;
}

/** What came of publishing: said on top of the entry, where the keyboard is led. */
export function OutcomeBox({ editor, show }: BoxProps) {
  const { outcome } = editor;
  useErrorInTitle(outcome !== null && outcome.what !== "published" && outcome.what !== "taken");
  switch (outcome?.what) {
    case undefined:
      return null;
    case "published":
      return <Published saved={outcome.saved} id={editor.listing.id} on={outcome} />;
    case "taken":
      return (
        <Box kind="done" title={OUTCOME.taken} on={outcome}>
          {null}
        </Box>
      );
    case "stale":
      return <Stale editor={editor} outcome={outcome} />;
    case "wrong":
      return <Wrong outcome={outcome} show={show} />;
    case "closed":
      return (
        <Box kind="wrong" title={OUTCOME.failed} on={outcome}>
          {outcome.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
          <p>{OUTCOME.kept}</p>
          <button class="button" type="button" onClick={() => location.reload()}>
            {OUTCOME.reload}
          </button>
        </Box>
      );
    case "failed":
      return (
        <Box kind="wrong" title={OUTCOME.failed} on={outcome}>
          {outcome.error && <p>{failureWords(outcome.error)}</p>}
          {outcome.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
          <p>{OUTCOME.kept}</p>
          <button class="button" type="button" onClick={outcome.again}>
            {OUTCOME.retry}
          </button>
        </Box>
      );
  }
}

interface BoxFrame {
  kind: "done" | "wrong";
  title: string;
  /** a new one takes the focus */
  on: Outcome;
  children: ComponentChildren;
}

function Box({ kind, title, on, children }: BoxFrame) {
  const box = useRef<HTMLDivElement>(null);
  // of the same kind as the one before, too
  useLayoutEffect(() => box.current?.focus(), [on]);
  return (
    <div
      class={kind === "done" ? "problems problems--done" : "problems"}
      ref={box}
      tabIndex={-1}
      {...{ role: kind === "done" ? ("status" as const) : ("alert" as const), "aria-labelledby": "issue" }}
      // what is left of a list is not said again whole
      aria-atomic={false}
    >
      <h3 class="problems__title" id="issue">
        <Icon name={kind === "done" ? "check" : "warning"} /> {title}
      </h3>
      {children}
    </div>
  );
}

function Published({ saved, id, on }: { saved: Saved; id: string; on: Outcome }) {
  const sheet = <a href={`/fiche/?id=${encodeURIComponent(id)}`}>{OUTCOME.sheet}</a>;
  const cleared = saved.signal === "UNKNOWN";
  return (
    <Box kind="done" title={cleared ? OUTCOME.cleared : OUTCOME.published} on={on}>
      {cleared ? (
        <p>{OUTCOME.clearedWhat}</p>
      ) : (
        <p>
          <Pictogram signal={saved.signal} />
        </p>
      )}
      <p>
        {OUTCOME.where}
        {sheet}.
      </p>
      {saved.validUntil && <p>{OUTCOME.until(saved.validUntil)}</p>}
    </Box>
  );
}

function Stale({ editor, outcome }: { editor: Editor; outcome: Extract<Outcome, { what: "stale" }> }) {
  const { current, message } = outcome;
  return (
    <Box kind="wrong" title={OUTCOME.stale} on={outcome}>
      <p>{message}</p>
      <p class="outcome__signal">
        {OUTCOME.stands} <Pictogram signal={current.signal} />
      </p>
      <div class="outcome__ways">
        <button class="button button--main" type="button" onClick={() => editor.take(current)}>
          {OUTCOME.take}
        </button>
        {editor.content && (
          <button class="button" type="button" onClick={() => editor.publish(current.version)}>
            {OUTCOME.replace}
          </button>
        )}
      </div>
      <div class="outcome__stands">
        <AvailabilityBody availability={current} today={editor.today} prefix="actuel-" />
      </div>
    </Box>
  );
}

/** As many as one would read. */
const LISTED = 12;

interface WrongProps {
  outcome: Extract<Outcome, { what: "wrong" }>;
  show: BoxProps["show"];
}

function Wrong({ outcome, show }: WrongProps) {
  const { complaints } = outcome;
  const rest = complaints.length - LISTED;
  return (
    <Box kind="wrong" title={OUTCOME.wrong(complaints.length)} on={outcome}>
      <ul>
        {complaints.slice(0, LISTED).map((complaint) => (
          <li key={`${complaint.field} ${complaint.message}`}>
            <Jump complaint={complaint} show={show} />
          </li>
        ))}
        {rest > 0 && <li>{OUTCOME.more(rest)}</li>}
      </ul>
    </Box>
  );
}

function Jump({ complaint, show }: { complaint: Complaint; show: BoxProps["show"] }) {
  const { field, table, message } = complaint;
  if (!field) return message;
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        show(table ?? null, field);
      }}
    >
      {message}
    </a>
  );
}
