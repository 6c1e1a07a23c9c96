import type { FastifyInstance } from "fastify";
import type { Db } from "../../db/client.ts";
import { calendarFileName, calendarOf } from "../directory/calendar.ts";
import { findListing } from "../directory/directory.queries.ts";
import { isListingId } from "../directory/search.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { instantFromSql } from "../scalars.ts";
import { etagOf, isHeld } from "./etag.ts";

interface CalendarServices {
  /** a pool to read from */
  reader: () => Db;
  gazetteer: Gazetteer;
  siteUrl: string;
  today: () => LocalDate;
}

/**
 * `/calendrier/{id}.ics`: the sessions of a relais or a LAEP, the opening hours of a crèche. An id that is unknown,
 * suspended or without sessions is answered alike (R7).
 */
export function mountCalendar(server: FastifyInstance, services: CalendarServices): void {
  const { reader, gazetteer, siteUrl, today } = services;
  server.get<{ Params: { id: string } }>("/calendrier/:id.ics", async ({ params }, reply) => {
    const row = isListingId(params.id) ? await findListing(reader(), params.id, today()) : null;
    const sessions = row?.detail.sessions ?? [];
    if (!row || sessions.length === 0) return reply.callNotFound();
    const departementCode = gazetteer.view(row.communeCode).departement.code;
    const updatedAt = new Date(instantFromSql(row.updatedAt));
    const text = calendarOf({ ...row, departementCode, sessions, updatedAt }, siteUrl);
    const etag = etagOf(Buffer.from(text));
    // asked about each time, so that what is suspended is gone at once
    reply.header("cache-control", "no-cache").header("etag", etag);
    if (isHeld(reply, etag)) return reply.code(304).send();
    return reply
      .type("text/calendar; charset=utf-8")
      .header("content-disposition", `attachment; filename="${calendarFileName(row)}"`)
      .send(text);
  });
}
