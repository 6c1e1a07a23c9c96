import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { eraseClosedRequests, expireRequests } from "../../api/habilitation/daily.ts";
import { toMercator } from "../../api/kernel/geo.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { published } from "../builders.ts";
import { useDesk } from "../desk.ts";
import { readTile } from "../tiles.ts";

const desk = useDesk();
const DAY = 86_400_000;
const GRID = Array.from({ length: 42 }, () => 2);
const WEEKS: AvailabilityContent = {
  level: "WEEKLY",
  startsOn: "2026-11-23",
  weeks: [GRID, GRID, GRID, GRID],
};

const act = async (field: string, id: string) => {
  const { data } = await desk.run66(
    `mutation($id: ID!) { ${field}(request: $id) { ... on HabilitationMoved { request { state } }
      ... on HabilitationActionRefused { problems { code } } } }`,
    { id },
  );
  return data[field];
};

/** What families see of a listing: on its sheet, in the search and on the map. */
async function seen(listingId: string) {
  const { data } = await desk.api.run(
    `query($id: ID!, $area: AreaInput!) {
      care(id: $id) { location { lng lat } availability { level signal confirmedAt version
        ... on WeeklyAvailability { weeks { startsOn } } } }
      careSearch(area: $area, first: 100) { nodes { id availability { signal } } }
      green: careSearch(area: $area, filter: { signals: [AVAILABLE] }, first: 100) { nodes { id } } }`,
    { id: listingId, area: { commune: "66136" } },
  );
  const { lng, lat } = data.care.location;
  const { x, y } = toMercator({ lng, lat });
  const side = 2 ** 14;
  const url = `/tiles/care/14/${Math.floor(x * side)}/${Math.floor(y * side)}.mvt`;
  const tile = await desk.api.server.inject({ url });
  const features = readTile(tile.rawPayload);
  const counts = features.reduce(
    (sum, { tags }) =>
      sum + (tags.id ? Number(tags.signal === "AVAILABLE") : Number(tags.CHILDMINDER_AVAILABLE ?? 0)),
    0,
  );
  return {
    sheet: data.care.availability.signal,
    level: data.care.availability.level,
    published: data.care.availability.confirmedAt !== null || data.care.availability.weeks !== undefined,
    search: data.careSearch.nodes.find(({ id }: { id: string }) => id === listingId).availability.signal,
    green: data.green.nodes.some(({ id }: { id: string }) => id === listingId),
    tile: counts,
  };
}

describe("R19 a consent revoked or withdrawn", () => {
  test.each(["revokeHabilitation", "withdrawHabilitation"])(
    "%s turns the availability grey at once on sheet, search and map, until it is published again",
    async (field) => {
      const listingId = await desk.listing("A1");
      await published(desk.db, listingId, WEEKS, "2026-11-23T08:00:00Z");
      const id = await desk.given({ email: `${field}@personne.example`, listingId }, "CONSENT_RECEIVED");
      await act("activateHabilitation", id);
      await expect
        .poll(() => seen(listingId))
        .toEqual({
          sheet: "AVAILABLE",
          level: "WEEKLY",
          published: true,
          search: "AVAILABLE",
          green: true,
          tile: 1,
        });
      await desk.db.execute(sql`update feed_change set position = 1 where listing_id = ${listingId}::uuid`);
      expect(await act(field, id)).toMatchObject({ request: {} });
      const grey = {
        sheet: "UNKNOWN",
        level: "GLOBAL",
        published: false,
        search: "UNKNOWN",
        green: false,
        tile: 0,
      };
      // the tile hears of it by a notice, a moment after the commit
      const { tile: _tile, ...now } = await seen(listingId);
      expect(now).toEqual({ ...grey, tile: undefined });
      await expect.poll(() => seen(listingId)).toEqual(grey);
      const [change] = await desk.db.execute(
        sql`select position from feed_change where listing_id = ${listingId}::uuid`,
      );
      expect(change?.position).toBeNull();
    },
  );

  test("what is not active hides nothing", async () => {
    const listingId = await desk.listing("A2");
    await published(desk.db, listingId, WEEKS, "2026-11-23T08:00:00Z");
    const id = await desk.given({ email: "avant@personne.example", listingId }, "CONSENT_ASKED");
    await act("withdrawHabilitation", id);
    expect(await seen(listingId)).toMatchObject({ sheet: "AVAILABLE", search: "AVAILABLE" });
  });
});

describe("the calendar", () => {
  const at = (days: number) => new Date(Date.parse("2026-11-23T09:00:00Z") + days * DAY);

  test("closes a request whose form did not come back within 60 days, and tells the person", async () => {
    const email = "lente@personne.example";
    const id = await desk.given({ email, listingId: await desk.listing("A1") }, "CONSENT_ASKED");
    const answered = await desk.given(
      { email: "vive@personne.example", listingId: await desk.listing("A2") },
      "CONSENT_RECEIVED",
    );
    expect(await expireRequests(desk.db, at(59))).toBe(0);
    expect(await expireRequests(desk.db, at(61))).toBe(1);
    expect(await expireRequests(desk.db, at(61))).toBe(0);
    expect(await desk.stateOf(id)).toBe("EXPIRED");
    expect(await desk.stateOf(answered)).toBe("CONSENT_RECEIVED");
    const letters = (await desk.letters()).filter(({ to }) => to === email);
    expect(letters.map(({ subject }) => subject)).toEqual(["Votre demande d’habilitation est close"]);
    const { data } = await desk.run66(
      `query($id: ID!) { habilitationRequest(id: $id) { history { action state by } } }`,
      { id },
    );
    expect(data.habilitationRequest.history).toEqual([{ action: "EXPIRED", state: "EXPIRED", by: null }]);
    expect(await act("askConsent", id)).toEqual({ request: { state: "CONSENT_ASKED" } });
  });

  test("closes a request that the Caf did not answer within a year, says so, and erases it a year later", async () => {
    const email = "oubliee@personne.example";
    const received = await desk.given({ email }, "RECEIVED");
    const signed = await desk.given(
      { email: "signee@personne.example", listingId: await desk.listing("T1") },
      "CONSENT_RECEIVED",
    );
    await expireRequests(desk.db, at(364));
    expect([await desk.stateOf(received), await desk.stateOf(signed)]).toEqual([
      "RECEIVED",
      "CONSENT_RECEIVED",
    ]);
    await expireRequests(desk.db, at(366));
    expect([await desk.stateOf(received), await desk.stateOf(signed)]).toEqual(["EXPIRED", "EXPIRED"]);
    const [letter] = (await desk.letters()).filter(({ to }) => to === email);
    expect(letter?.text).toContain("plus d’un an");
    expect(letter?.text).not.toContain("formulaire");
    await eraseClosedRequests(desk.db, at(366 + 367));
    expect(await desk.stateOf(received)).toBeUndefined();
  });

  test("erases closed requests twelve months after their last step, with their letters", async () => {
    const closed = await desk.given({ email: "close@personne.example" }, "REFUSED");
    const open = await desk.given({ email: "ouverte@personne.example" }, "RECEIVED");
    const active = await desk.given(
      { email: "active@personne.example", listingId: await desk.listing("T2") },
      "ACTIVE",
    );
    await eraseClosedRequests(desk.db, at(360));
    expect(await desk.stateOf(closed)).toBe("REFUSED");
    expect(await eraseClosedRequests(desk.db, at(366))).toBeGreaterThan(0);
    expect(await desk.stateOf(closed)).toBeUndefined();
    expect([await desk.stateOf(open), await desk.stateOf(active)]).toEqual(["RECEIVED", "ACTIVE"]);
    const left = await desk.db.execute(sql`select 1 from mail where habilitation_id = ${closed}::uuid`);
    expect([...left]).toEqual([]);
  });
});
