import { sql } from "drizzle-orm";
import { customType, doublePrecision, timestamp, uuid } from "drizzle-orm/pg-core";

/** A random identifier (UUID v4): it says nothing about what it names (R9). */
export const randomId = () => uuid().primaryKey().defaultRandom();

export const createdAt = () => instant().notNull().defaultNow();
export const updatedAt = () => instant().notNull().defaultNow();

/** An instant; drizzle hands it over as PostgreSQL writes it, `2026-11-23 08:15:00.123+00`. */
export const instant = () => timestamp({ withTimezone: true, mode: "string" });

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Several ranges of days, PostgreSQL's text form: `{[2026-11-23,2026-11-28),[2026-12-01,2026-12-02)}`. */
export const datemultirange = customType<{ data: string }>({ dataType: () => "datemultirange" });

const mercatorPoint = customType<{ data: string }>({ dataType: () => "point" });

/** A position in degrees with its Web-Mercator point, for boxes. */
export const mercator = () => ({
  lng: doublePrecision().notNull(),
  lat: doublePrecision().notNull(),
  point: mercatorPoint().generatedAlwaysAs(
    sql`point(lng / 360 + 0.5, 0.5 - ln((1 + sind(lat)) / (1 - sind(lat))) / (4 * pi()))`,
  ),
});

/**
 * A position in degrees with what search derives from it: the Web-Mercator point as fractions of the world
 * (boxes, tiles) and the unit vector (great-circle order without trigonometry: the chord grows with the arc).
 */
export const position = () => ({
  ...mercator(),
  ux: doublePrecision().generatedAlwaysAs(sql`cosd(lat) * cosd(lng)`),
  uy: doublePrecision().generatedAlwaysAs(sql`cosd(lat) * sind(lng)`),
  uz: doublePrecision().generatedAlwaysAs(sql`sind(lat)`),
});
