import { DeskFiguresDocument, type DeskFiguresQuery } from "../gql/documents.ts";
import { count } from "../words.ts";
import { FailureNotice } from "./failure.tsx";
import { DeskLink, Heading } from "./navigation.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useData } from "./use-data.ts";
import { daysWords, delayWords, W } from "./words.ts";

type Figures = DeskFiguresQuery["cafFigures"];

export function FiguresView() {
  const { phase, data, error, reload } = useData(DeskFiguresDocument, {});
  return (
    <>
      <Heading>{W.figures.title}</Heading>
      <p class="desk__count" role="status">
        {phase === "loading" && !data ? W.loading : data && sentenceOf(data.cafFigures)}
      </p>
      {phase === "failed" && <FailureNotice code={error?.code ?? ""} onRetry={reload} />}
      {data && <FigureTables figures={data.cafFigures} />}
    </>
  );
}

/** «3 demandes attendent la Caf, la plus ancienne depuis 9 jours.» */
function sentenceOf({ waiting, oldestWaitingDays }: Figures): string {
  if (waiting === 0) return W.figures.nothingWaits;
  const waits = count(waiting, "demande attend", "demandes attendent");
  const oldest = waiting === 1 ? "" : "la plus ancienne ";
  const since = oldestWaitingDays ? `depuis ${daysWords(oldestWaitingDays)}` : "depuis aujourd’hui";
  return `${waits} la Caf, ${oldest}${since}.`;
}

function FigureTables({ figures }: { figures: Figures }) {
  const { waiting, oldestWaitingDays, medianDelayDays, active } = figures;
  const lines: [string, string][] = [
    [W.figures.waiting, waiting.toLocaleString("fr-FR")],
    [W.figures.oldest, oldestWaitingDays === null ? W.figures.noWaiting : daysWords(oldestWaitingDays)],
    [W.figures.median, medianDelayDays === null ? W.figures.noMedian : delayWords(medianDelayDays)],
    [W.figures.active, active.toLocaleString("fr-FR")],
  ];
  return (
    <div class="figures">
      <table class="desk__table">
        <caption>{W.figures.table}</caption>
        <thead>
          <tr>
            <th scope="col">{W.figures.figure}</th>
            <th scope="col" class="number">
              {W.figures.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table class="desk__table">
        <caption>{W.figures.byState}</caption>
        <thead>
          <tr>
            <th scope="col">{W.figures.state}</th>
            <th scope="col" class="number">
              {W.figures.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.byState.map(({ state, count: requests }) => (
            <tr key={state}>
              <th scope="row">
                <DeskLink
                  to={{ view: "REQUESTS", request: null, filter: state, text: "" }}
                  class="figures__state"
                >
                  <StateBadge state={state} />
                </DeskLink>
              </th>
              <td class="number">{requests.toLocaleString("fr-FR")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
