import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { daysBetween, type LocalDate, parisDay } from "../../../api/kernel/local-date.ts";
import { ask } from "../client/graphql.ts";
import { Icon } from "../components/icon.tsx";
import { MailLink } from "../components/mail-link.tsx";
import { Pictogram } from "../components/pictogram.tsx";
import { CareSheetDocument } from "../gql/documents.ts";
import { ages, type Sheet } from "../sheet/facts.ts";
import { SHEET } from "../sheet/words.ts";
import { ago, count, longDate, PRECISION, phoneWords } from "../words.ts";
import { kindWords } from "./card.tsx";
import { Notice } from "./notice.tsx";
import { noticeOf } from "./use-results.ts";
import { NOTICE, type NoticeName, W } from "./words.ts";

interface CompareProps {
  ids: string[];
  today: LocalDate;
  onRemove: (id: string) => void;
  onBack: () => void;
  /** Opened from the search, not by a link: the keyboard goes on from the heading. */
  takeFocus: boolean;
}

/** A listing, or null when it is not published (any more). */
type Loaded = Map<string, Sheet | null>;

export function Compare({ ids, today, onRemove, onBack, takeFocus }: CompareProps) {
  const { loaded, notice, retry } = useSheets(ids);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus();
  }, [takeFocus]);
  const ready = ids.every((id) => loaded.has(id));
  return (
    <section class="compare" aria-labelledby="comparer-titre">
      <button class="button button--quiet compare__back" type="button" onClick={onBack}>
        <Icon name="back" /> {W.compare.back}
      </button>
      <h2 id="comparer-titre" ref={heading} tabIndex={-1}>
        {W.compare.heading}
      </h2>
      {ids.length === 0 && <p>{W.compare.empty}</p>}
      {notice && <Notice words={NOTICE[notice]} onRetry={retry} />}
      {!notice && !ready && <p role="status">{W.compare.loading}</p>}
      {!notice && ready && ids.length > 0 && (
        <>
          <Actions ids={ids} />
          <Table ids={ids} loaded={loaded} today={today} onRemove={onRemove} />
          <p class="compare__kept">{SHEET.kept}</p>
        </>
      )}
    </section>
  );
}

function useSheets(ids: string[]) {
  const [loaded, setLoaded] = useState<Loaded>(new Map());
  const [notice, setNotice] = useState<NoticeName | null>(null);
  const [attempt, setAttempt] = useState(0);
  const missing = ids.filter((id) => !loaded.has(id)).join();
  // `attempt` asks again
  useEffect(() => {
    if (!missing) return;
    const controller = new AbortController();
    setNotice(null);
    for (const id of missing.split(",")) {
      void ask(CareSheetDocument, { id }, controller.signal).then((answer) => {
        if (controller.signal.aborted) return;
        if (!answer.ok) return setNotice(noticeOf(answer.error));
        setLoaded((before) => new Map(before).set(id, answer.data.care));
      });
    }
    return () => controller.abort();
  }, [ids.join(), attempt]);
  return { loaded, notice, retry: () => setAttempt((n) => n + 1) };
}

function Actions({ ids }: { ids: string[] }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const link = `${location.origin}/recherche/?comparer=${ids.map(encodeURIComponent).join(",")}`;
    const done = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setSaid(done ? W.compare.copied : W.compare.copyFailed);
  };
  return (
    <div class="compare__actions">
      <button class="button" type="button" onClick={() => print()}>
        <Icon name="print" /> {W.compare.print}
      </button>
      <button class="button" type="button" onClick={copy}>
        <Icon name="link" /> {W.compare.copy}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}

interface Row {
  label: string;
  cell: (sheet: Sheet) => ComponentChildren;
}

function rows(today: LocalDate): Row[] {
  return [
    { label: SHEET.kind, cell: (sheet) => kindWords(sheet) },
    {
      label: SHEET.availability,
      cell: (sheet) => sheet.availability && <Pictogram signal={sheet.availability.signal} />,
    },
    { label: SHEET.confirmed, cell: (sheet) => confirmed(sheet, today) },
    {
      label: SHEET.from,
      cell: ({ availability }) => availability?.availableFrom && longDate(availability.availableFrom),
    },
    { label: SHEET.commune, cell: ({ commune }) => `${commune.name} (${commune.departement.code})` },
    {
      label: SHEET.address,
      cell: ({ addressLines }) =>
        addressLines?.map((line) => <div key={line}>{line}</div>) ?? SHEET.noAddress,
    },
    { label: SHEET.position, cell: ({ location }) => PRECISION[location.precision].alone },
    { label: SHEET.places, cell: placesWords },
    { label: SHEET.ages, cell: ages },
    { label: SHEET.manager, cell: (sheet) => "manager" in sheet && sheet.manager },
    { label: SHEET.fees, cell: (sheet) => "fees" in sheet && sheet.fees },
    {
      label: SHEET.phone,
      cell: ({ phone }) => phone && <a href={`tel:${phone.replace(/\s/g, "")}`}>{phoneWords(phone)}</a>,
    },
    { label: SHEET.email, cell: ({ email }) => email && <MailLink email={email} /> },
  ];
}

/** «il y a 3 jours»; a grey pictogram confirms nothing. */
function confirmed({ availability }: Sheet, today: LocalDate): string | null {
  if (!availability?.confirmedAt || availability.signal === "UNKNOWN") return null;
  return ago(daysBetween(parisDay(new Date(availability.confirmedAt)), today));
}

function placesWords(sheet: Sheet): string | null {
  if (sheet.__typename === "Childminder")
    return count(sheet.approvedPlaces, "place agréée", "places agréées");
  const capacity = "capacity" in sheet ? sheet.capacity : null;
  return capacity === null ? null : count(capacity, "place", "places");
}

function Table({
  ids,
  loaded,
  today,
  onRemove,
}: Pick<CompareProps, "ids" | "today" | "onRemove"> & { loaded: Loaded }) {
  const sheets = ids.map((id) => loaded.get(id) ?? null);
  const shown = rows(today).filter(({ cell }) => sheets.some((sheet) => sheet && cell(sheet)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section class="compare__scroll" aria-label={W.compare.table} tabIndex={0}>
      <table class="compare__table">
        <thead>
          <tr>
            <th scope="col">{W.compare.criterion}</th>
            {ids.map((id, index) => (
              <Head key={id} id={id} sheet={sheets[index] ?? null} onRemove={onRemove} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ label, cell }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {ids.map((id, index) => {
                const sheet = sheets[index];
                return <td key={id}>{(sheet && cell(sheet)) || <span class="compare__none">—</span>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ id, sheet, onRemove }: { id: string; sheet: Sheet | null; onRemove: (id: string) => void }) {
  const name = sheet?.name ?? W.compare.gone;
  return (
    <th scope="col">
      <div class="compare__head">
        {sheet ? <a href={`/fiche/?id=${encodeURIComponent(id)}`}>{name}</a> : name}
        <button
          class="button button--quiet button--icon compare__remove"
          type="button"
          onClick={() => onRemove(id)}
        >
          <Icon name="close" />
          <span class="visually-hidden">{W.compare.remove(name)}</span>
        </button>
      </div>
    </th>
  );
}
