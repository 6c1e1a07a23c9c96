/** French spacing: what belongs together stays on one line. */
export function french(text: string): string {
  return text.replace(/ (?=[:;!?»])|(?<=«) |(?<=\d) (?=h\b)|(?<=\d h) (?=\d)/g, "\u00a0");
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\s]+/gu;

/** What somebody typed, on one line. */
export function printable(text: string): string {
  return text.normalize("NFC").replace(UNPRINTABLE, " ").trim();
}

/** +33465710000 as people write it, 04 65 71 00 00; other numbers stay. */
export function telephone(number: string): string {
  const national = /^\+33([1-9]\d{8})$/.exec(number)?.[1];
  return national ? `0${national}`.replace(/(\d\d)(?=\d)/g, "$1\u00a0") : number;
}

const LONG = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });

/** 2026-11-23 as «23 novembre 2026», the first of a month as «1er». */
export function longDate(date: string): string {
  const text = LONG.format(new Date(`${date}T00:00:00Z`));
  return text.replace(/^1 /, "1er ").replaceAll(" ", "\u00a0");
}
