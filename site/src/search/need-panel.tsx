import { useEffect, useRef, useState } from "preact/hooks";
import { WEEKDAYS } from "../../../api/kernel/care.ts";
import { isLocalDate, type LocalDate } from "../../../api/kernel/local-date.ts";
import { today } from "../client/today.ts";
import { Icon } from "../components/icon.tsx";
import { allOf, daytimeOf, MOST_CHILDREN, type Need, WEEKEND, WORKING_DAYS, withSlots } from "./need.ts";
import { NeedGrid } from "./need-grid.tsx";
import { N, needWords } from "./need-words.ts";
import type { Go } from "./use-url-state.ts";

/** Many boxes are ticked in a row: the search waits for a pause. */
const PAUSE_MS = 400;

/** What the family needs, folded behind a button; open when the address holds a need. */
export function NeedPanel({ need, go, resultsId }: { need: Need; go: Go; resultsId: string }) {
  const [open, setOpen] = useState(false);
  const given = need.slots.length > 0;
  useEffect(() => {
    if (given) setOpen(true);
  }, [given]);
  const words = needWords(need, today());
  /** Folded, the panel leaves the room to the list: the keyboard goes on from there. */
  const see = () => {
    setOpen(false);
    requestAnimationFrame(() => {
      const list = document.getElementById(resultsId);
      list?.focus({ preventScroll: true });
      list?.scrollIntoView({ block: "start" });
    });
  };
  return (
    <div class="need">
      <button
        class="button need__toggle"
        type="button"
        aria-expanded={open}
        aria-controls="besoins"
        onClick={() => setOpen(!open)}
      >
        <Icon name="week" /> {N.open}
      </button>
      <p class="need__words" role="status">
        {words && N.asked(words)}
      </p>
      <div class="need__panel" id="besoins" hidden={!open}>
        {open && <NeedFields need={need} go={go} onSee={see} />}
      </div>
    </div>
  );
}

function NeedFields({ need, go, onSee }: { need: Need; go: Go; onSee: () => void }) {
  const { draft, change } = useDraft(need, go);
  const { slots } = draft;
  const [asked, setAsked] = useState(false);
  const ticked = slots.some((slot) => allOf(...WEEKEND).includes(slot));
  const weekend = asked || ticked;
  const toggleWeekend = () => {
    setAsked(!weekend);
    if (ticked) change({ slots: withSlots(slots, allOf(...WEEKEND), false) });
  };
  return (
    <>
      <p class="need__hint" id="besoins-aide">
        {N.hint} <span class="visually-hidden">{N.keys}</span>
      </p>
      <div class="need__quick">
        <button
          class="button"
          type="button"
          aria-label={N.weekName}
          onClick={() => change({ slots: withSlots(slots, daytimeOf(...WORKING_DAYS), true) })}
        >
          {N.week}
        </button>
        <button class="button" type="button" onClick={toggleWeekend}>
          {weekend ? N.removeWeekend : N.addWeekend}
        </button>
        <button
          class="button button--quiet"
          type="button"
          aria-label={N.clearName}
          aria-disabled={slots.length === 0}
          onClick={() => change({ slots: [] })}
        >
          {N.clear}
        </button>
      </div>
      <NeedGrid
        slots={slots}
        onChange={(next) => change({ slots: next })}
        days={weekend ? WEEKDAYS : WORKING_DAYS}
        describedBy="besoins-aide"
      />
      <div class="need__fields">
        <Children children={draft.children} onChange={(children) => change({ children })} />
        <Start from={draft.from} onChange={(from) => change({ from })} />
      </div>
      <button
        class="button button--main need__see"
        type="button"
        aria-disabled={slots.length === 0}
        onClick={() => slots.length > 0 && onSee()}
      >
        {N.see}
      </button>
    </>
  );
}

/** What is ticked shows at once; it enters the address after a pause, a series of ticks as one step of the history. */
function useDraft(need: Need, go: Go) {
  const [draft, setDraft] = useState(need);
  const latest = useRef(need);
  const applied = useRef(need);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const show = (next: Need) => {
    latest.current = next;
    setDraft(next);
  };
  const apply = () => {
    clearTimeout(waiting.current);
    if (waiting.current === undefined) return;
    waiting.current = undefined;
    applied.current = latest.current;
    go({ need: latest.current }, "series");
  };

  // another need came from outside: «back», «Effacer les filtres»
  useEffect(() => {
    if (need === applied.current) return;
    applied.current = need;
    clearTimeout(waiting.current);
    waiting.current = undefined;
    show(need);
  }, [need]);
  useEffect(() => apply, []);

  const change = (patch: Partial<Need>) => {
    show({ ...latest.current, ...patch });
    clearTimeout(waiting.current);
    waiting.current = setTimeout(apply, PAUSE_MS);
  };
  return { draft, change };
}

function Children({ children, onChange }: { children: number; onChange: (children: number) => void }) {
  return (
    <div class="field">
      <label for="enfants">{N.children}</label>
      <select
        id="enfants"
        value={String(children)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {Array.from({ length: MOST_CHILDREN }, (_, index) => (
          <option key={index} value={String(index + 1)}>
            {index + 1}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A day that is past, or none, means today; while the date is being typed the field is left alone. */
function Start({ from, onChange }: { from: LocalDate | null; onChange: (from: LocalDate | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const day = today();
  return (
    <div class="field">
      <label for="des">{N.from}</label>
      <input
        id="des"
        type="date"
        min={day}
        value={typed ?? (from && from > day ? from : day)}
        aria-describedby="des-aide"
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          onChange(isLocalDate(value) && value > day ? value : null);
        }}
        onBlur={() => setTyped(null)}
      />
      <p class="field__hint" id="des-aide">
        {N.fromHint}
      </p>
    </div>
  );
}
