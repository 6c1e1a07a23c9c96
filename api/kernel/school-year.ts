import { addDays, type LocalDate } from "./local-date.ts";

/** The three zones of school holidays. */
type SchoolZone = "A" | "B" | "C";

/** The départements of each zone, by académie (code de l'éducation, art. D521-1 and the arrêtés that it provides for). */
const DEPARTEMENTS: Record<SchoolZone, string> = {
  // Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers
  A: "25 39 70 90 24 33 40 47 64 03 15 43 63 21 58 71 89 07 26 38 73 74 19 23 87 01 42 69 16 17 79 86",
  // Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg
  B:
    "04 05 13 84 02 60 80 59 62 54 55 57 88 44 49 53 72 85 06 83 14 27 50 61 76 18 28 36 37 41 45 08 10 51 52 " +
    "22 29 35 56 67 68",
  // Créteil, Montpellier, Paris, Toulouse, Versailles
  C: "77 93 94 11 30 34 48 66 75 09 12 31 32 46 65 81 82 78 91 92 95",
};

/** The zone of a département; null where the académie has a calendar of its own (Corse, overseas). */
function zoneOf(departementCode: string): SchoolZone | null {
  const zones = Object.keys(DEPARTEMENTS) as SchoolZone[];
  return zones.find((zone) => DEPARTEMENTS[zone].split(" ").includes(departementCode)) ?? null;
}

/** First day of a holiday (a Saturday) and the day school begins again. */
type Holiday = [from: LocalDate, back: LocalDate];

interface SchoolYear {
  /** the day children go back to school */
  startsOn: LocalDate;
  autumn: Holiday;
  christmas: Holiday;
  winter: Record<SchoolZone, Holiday>;
  spring: Record<SchoolZone, Holiday>;
  /** first day of the summer, and the day school begins again, at the earliest */
  summer: Holiday;
}

/**
 * Source: ministère de l'Éducation nationale, «Calendrier scolaire» (education.gouv.fr/calendrier-scolaire): arrêté of
 * 7 December 2022 for 2025-2026; calendar published for 2026-2027. A new year is added here when it is published.
 */
const SCHOOL_YEARS: SchoolYear[] = [
  {
    startsOn: "2025-09-01",
    autumn: ["2025-10-18", "2025-11-03"],
    christmas: ["2025-12-20", "2026-01-05"],
    winter: {
      A: ["2026-02-07", "2026-02-23"],
      B: ["2026-02-14", "2026-03-02"],
      C: ["2026-02-21", "2026-03-09"],
    },
    spring: {
      A: ["2026-04-04", "2026-04-20"],
      B: ["2026-04-11", "2026-04-27"],
      C: ["2026-04-18", "2026-05-04"],
    },
    summer: ["2026-07-04", "2026-09-01"],
  },
  {
    startsOn: "2026-09-01",
    autumn: ["2026-10-17", "2026-11-02"],
    christmas: ["2026-12-19", "2027-01-04"],
    winter: {
      A: ["2027-02-13", "2027-03-01"],
      B: ["2027-02-20", "2027-03-08"],
      C: ["2027-02-06", "2027-02-22"],
    },
    spring: {
      A: ["2027-04-10", "2027-04-26"],
      B: ["2027-04-17", "2027-05-03"],
      C: ["2027-04-03", "2027-04-19"],
    },
    summer: ["2027-07-03", "2027-09-01"],
  },
];

/** A period that a leisure centre may publish for (R32). */
export interface SchoolPeriod {
  /** with its year, so that no two share it: «Mercredis 2026-2027», «Vacances d’hiver 2027» */
  name: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  /** «Mercredis»: that day alone, and not during the holidays */
  weekday?: "WEDNESDAY";
  without?: [from: LocalDate, to: LocalDate][];
}

/**
 * The periods of the school year under way and of the next that have not ended, in order; of those years that are in
 * the table. None for a département without a zone, whose dates are its own.
 */
export function schoolPeriods(departementCode: string, today: LocalDate): SchoolPeriod[] {
  const zone = zoneOf(departementCode);
  if (!zone) return [];
  const years = SCHOOL_YEARS.filter(({ summer: [, back] }) => back > today).slice(0, 2);
  return years.flatMap((year) => periodsOf(year, zone)).filter(({ endsOn }) => endsOn >= today);
}

function periodsOf(year: SchoolYear, zone: SchoolZone): SchoolPeriod[] {
  const { startsOn, summer } = year;
  const holiday = (name: string, [from, back]: Holiday): SchoolPeriod => ({
    name: `${name} ${from.slice(0, 4)}`,
    startsOn: from,
    endsOn: addDays(back, -1),
  });
  const short = [
    holiday("Vacances de la Toussaint", year.autumn),
    holiday("Vacances de Noël", year.christmas),
    holiday("Vacances d’hiver", year.winter[zone]),
    holiday("Vacances de printemps", year.spring[zone]),
  ];
  const wednesdays: SchoolPeriod = {
    name: `Mercredis ${startsOn.slice(0, 4)}-${summer[0].slice(0, 4)}`,
    startsOn,
    endsOn: addDays(summer[0], -1),
    weekday: "WEDNESDAY",
    without: short.map(({ startsOn: from, endsOn: to }) => [from, to]),
  };
  return [wednesdays, ...short, holiday("Vacances d’été", summer)];
}
