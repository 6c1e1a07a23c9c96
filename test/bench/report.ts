import { mkdirSync, writeFileSync } from "node:fs";
import { projectFile } from "../../db/files.ts";
import { round } from "./rounds.ts";

export interface Verdict {
  what: string;
  is: number;
  /** what `5-bars.md` asks, and the least that counts as reached */
  aim: number;
  least: number;
  reached: boolean;
}

export interface Report {
  bench: string;
  figure: string;
  machine: Record<string, string | number>;
  work: object;
  reach: Verdict[];
  [part: string]: unknown;
}

/** At least `least`; `aim` is what is wanted. */
export function verdict(what: string, is: number, aim: number, least = aim): Verdict {
  return { what, is: round(is), aim, least, reached: is >= least };
}

/** At most `aim`. */
export function atMost(what: string, is: number, aim: number): Verdict {
  return { what, is: round(is), aim, least: aim, reached: is <= aim };
}

/** Writes `results/NAME.json` and prints what matters. */
export function writeReport(report: Report, today: string): void {
  mkdirSync(projectFile("test/bench/results"), { recursive: true });
  const file = `test/bench/results/${report.bench}.json`;
  writeFileSync(projectFile(file), `${JSON.stringify({ ...report, date: today }, null, 2)}\n`);
  for (const { what, is, aim, least, reached } of report.reach) {
    const wanted = aim === least ? `${aim}` : `${least}, aim ${aim}`;
    console.log(`${reached ? "reached" : "MISSED "}  ${is} ${what} (wanted: ${wanted})`);
  }
  console.log(file);
}
