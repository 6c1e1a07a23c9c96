import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { givenAccount } from "../accounts.ts";
import { aListing, given } from "../builders.ts";
import { AGENT_44, AGENT_66, PEOPLE, useDesk } from "../desk.ts";
import { approved, BYTES, upload as send, UPLOAD } from "../upload.ts";
import { aRow, asCsv } from "./pmi-file.ts";

const desk = useDesk();
const LISTED = PEOPLE.slice(0, -1);

const upload = (csv: string | Buffer, sent?: Parameters<typeof send>[2]) => send(desk, csv, sent);

const files = async () => [
  ...(await desk.db.execute<{ id: string }>(sql`select id from pmi.file order by applied_at`)),
];
const auditOf = async (id: string) => [
  ...(await ownerRows(`select action, actor_id, facts from audit_entry where subject_id = '${id}'`)),
];

async function ownerRows(text: string) {
  const { connect } = await import("../../db/client.ts");
  const owner = connect(desk.url, { max: 1, asOwner: true });
  try {
    return [...(await owner.$client.unsafe(text))];
  } finally {
    await owner.$client.end();
  }
}

describe("a PMI file in the desk", () => {
  const bad = { ...aRow("Q1"), places: "12", nom: "=2+3" };
  const next = asCsv([...LISTED, aRow("N1", { nom: "Nouvelle" }), bad]);

  test("a trial tells what would happen and writes nothing", async () => {
    const before = await files();
    const { status, last } = await upload(next, { query: "?essai=1" });
    expect(status).toBe(200);
    expect(last).toMatchObject({ outcome: "TRIED", fileId: null, counts: { new: 1, quarantined: 1 } });
    expect(last.guards.map(({ code }) => code)).toEqual(["MANY_QUARANTINED"]);
    expect(last.quarantine).toMatchObject([
      { line: 8, column: "places", code: "PLACES_UNREADABLE" },
      { line: 8, column: "nom", code: "NAME_UNREADABLE" },
    ]);
    expect(last.report).toContain("Essai");
    expect(await files()).toEqual(before);
    await expect(desk.listing("N1")).rejects.toThrow();
  });

  test("what the guards hold waits for approval; approved it is applied, by whom is in the audit", async () => {
    const before = await files();
    const held = await upload(next);
    expect(held.last).toMatchObject({ outcome: "HELD", fileId: null });
    expect(held.last.report).not.toContain("--approve");
    expect(await files()).toEqual(before);
    const applied = await upload(next, { query: `?approuver=${held.last.approval}` });
    expect(applied.lines.some(({ step }) => step === "APPLY")).toBe(true);
    expect(applied.last).toMatchObject({ outcome: "APPLIED", counts: { new: 1 } });
    const id = applied.last.fileId ?? "";
    const [agent] = await desk.db.execute<{ id: string }>(
      sql`select id from account where email = ${AGENT_66}`,
    );
    expect(await auditOf(id)).toMatchObject([
      { action: "PMI_FILE_APPLIED", actor_id: agent?.id, facts: { departement: "66" } },
    ]);
    expect(await desk.listing("N1")).toBeTruthy();
    const again = await upload(next);
    expect(again.last.guards.map(({ code }) => code)).toContain("ALREADY_APPLIED");
    expect((await files()).length).toBe(before.length + 1);
    const { data } = await desk.run66("{ pmiFiles(first: 1) { id rows added quarantined partial } }");
    expect(data.pmiFiles).toEqual([{ id, rows: 7, added: 1, quarantined: 1, partial: false }]);
  });

  test("another département's rows are the other's: an agent loads their own and no other", async () => {
    const { last } = await upload(asCsv(LISTED), { email: AGENT_44, query: "?essai=1" });
    expect(last).toMatchObject({ outcome: "TRIED", counts: { new: 0 } });
    expect(last.guards.map(({ code }) => code)).toContain("OTHER_DEPARTEMENT");
  });

  test.each([
    ["no CSV", Buffer.from("%PDF-1.7 rien"), /CSV|colonnes/],
    ["nothing", Buffer.alloc(0), /vide/],
    ["a spreadsheet", Buffer.from("504b0304aabbcc00", "hex"), /Excel/],
  ])("%s is refused in words", async (_what, bytes, words) => {
    const { status, last } = await upload(bytes);
    expect(status).toBe(200);
    expect(last).toMatchObject({ outcome: "REFUSED", fileId: null, counts: null });
    expect(last.message).toMatch(words);
    expect(last.report).not.toMatch(/at .*\.ts:/);
  });

  test("owners, passers-by, other sites and other types are kept out before a byte is read", async () => {
    await givenAccount(desk.db, { email: "assmat@personne.example" });
    const csv = asCsv(LISTED);
    expect((await upload(csv, { email: "assmat@personne.example" })).status).toBe(403);
    expect((await upload(csv, { headers: { cookie: "session=nothing" } })).status).toBe(401);
    expect((await upload(csv, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await upload(csv, { headers: { origin: "https://ailleurs.example" } })).status).toBe(403);
    expect((await upload(csv, { headers: { "content-type": "text/csv" } })).status).toBe(415);
    expect((await upload(csv, { headers: { "content-type": "application/json" } })).status).toBe(415);
    const big = await upload(csv, { headers: { "content-length": String(101 * 1024 * 1024) } });
    expect(big.status).toBe(413);
    // with a password to replace nothing else is open
    const cookie = await desk.api.session(AGENT_66, true);
    expect((await upload(csv, { headers: { cookie } })).status).toBe(403);
  });

  test("cut short, it leaves nothing, and the next one is taken", async () => {
    const before = await files();
    const cookie = await desk.api.session(AGENT_66);
    await desk.api.server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = desk.api.server.server.address() as AddressInfo;
    const csv = asCsv([...LISTED, aRow("C1", { nom: "Coupée" })]);
    const half = csv.slice(0, 900);
    // were its end taken for the file's, no guard would hold it
    const { approval } = (await upload(half, { query: "?essai=1" })).last;
    expect(approval).toBeTruthy();
    await new Promise<void>((resolve) => {
      const headers = { "content-type": BYTES, cookie, "content-length": String(csv.length + 1_000) };
      const sending = httpRequest({ port, method: "POST", path: `${UPLOAD}?approuver=${approval}`, headers });
      sending.on("error", () => resolve());
      sending.on("close", () => resolve());
      sending.write(half, () => setTimeout(() => sending.destroy(), 100));
    });
    await expect.poll(async () => (await upload(csv, { query: "?essai=1" })).last.outcome).toBe("TRIED");
    expect(await files()).toEqual(before);
    await expect(desk.listing("C1")).rejects.toThrow();
    // through the network too, the answer to a refused file arrives whole
    const answer = await fetch(`http://127.0.0.1:${port}${UPLOAD}`, {
      method: "POST",
      headers: { "content-type": BYTES, cookie },
      body: Buffer.alloc(3_000_000, "x"),
    });
    expect(JSON.parse((await answer.text()).trim().split("\n").at(-1) ?? "")).toMatchObject({
      outcome: "REFUSED",
    });
  });

  test("of two at once one is told to wait", async () => {
    const csv = asCsv([...LISTED, aRow("X1")]);
    const cookie = await desk.api.session(AGENT_66);
    const { port } = desk.api.server.server.address() as AddressInfo;
    const headers = { "content-type": BYTES, cookie, "content-length": String(Buffer.byteLength(csv)) };
    const first = httpRequest({ port, method: "POST", path: `${UPLOAD}?essai=1`, headers });
    const ended = new Promise((resolve) =>
      first.on("response", (answer) => answer.on("end", resolve).resume()),
    );
    // the rest of it is still on its way
    first.write(csv.slice(0, 100));
    const second = async () => (await upload(csv, { query: "?essai=1" })).last;
    await expect
      .poll(second)
      .toMatchObject({ outcome: "REFUSED", message: expect.stringContaining("déjà en cours") });
    first.end(csv.slice(100));
    await ended;
    expect((await second()).outcome).toBe("TRIED");
  });
});

describe("what went to quarantine", () => {
  const get = async (id: string, email: string | null) =>
    desk.api.server.inject({
      url: `${UPLOAD}/${id}/quarantaine.csv`,
      headers: email ? { cookie: await desk.api.session(email) } : {},
    });

  test("is downloaded as a file that spreadsheets open, without formulas, by the own Caf alone", async () => {
    await approved(
      desk,
      asCsv([...LISTED, { ...aRow("Q2"), commune: "Nulle-Part", code_insee: "", code_postal: "66999" }]),
    );
    const id = (await files()).at(-1)?.id ?? "";
    const own = await get(id, AGENT_66);
    expect(own.statusCode).toBe(200);
    expect(own.headers["content-type"]).toContain("text/csv");
    expect(own.headers["cache-control"]).toBe("no-store");
    expect(own.body.startsWith("\ufeffligne;colonne;code;motif\r\n7;commune;")).toBe(true);
    expect(own.body).not.toContain("Nulle-Part");
    expect((await get(id, AGENT_44)).statusCode).toBe(404);
    expect((await get("nothing", AGENT_66)).statusCode).toBe(404);
    expect((await get(id, "assmat@personne.example")).statusCode).toBe(403);
    expect((await get(id, null)).statusCode).toBe(401);
  });
});

describe("R18 the form to be posted", () => {
  test("is a PDF with what the requester typed, for the own Caf alone", async () => {
    const id = await desk.given({ email: "poste@personne.example", lastName: "Postale" });
    const get = async (which: string, email: string) =>
      desk.api.server.inject({
        url: `/espace-caf/demandes/${which}/formulaire.pdf`,
        headers: { cookie: await desk.api.session(email) },
      });
    const own = await get(id, AGENT_66);
    expect(own.statusCode).toBe(200);
    expect(own.headers).toMatchObject({ "content-type": "application/pdf", "cache-control": "no-store" });
    const { extractText, getDocumentProxy } = await import("unpdf");
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(own.rawPayload)), {
      mergePages: true,
    });
    expect(text).toContain("Postale Anne Lise");
    expect(text).not.toContain("A1");
    expect((await get(id, AGENT_44)).statusCode).toBe(404);
    expect((await get("nothing", AGENT_66)).statusCode).toBe(404);
  });

  test("names the structure that the agent is about to retain, of the département alone", async () => {
    const [named, own, far] = [
      aListing({ name: "Crèche nommée" }),
      aListing({ name: "Les Mésanges" }),
      aListing({ name: "Ailleurs", communeCode: "44109" }),
    ];
    await given(desk.db, named, own, far);
    const id = await desk.given({
      email: "gestion@personne.example",
      status: "MANAGER",
      listingId: named.id,
    });
    const cookie = await desk.api.session(AGENT_66);
    const get = (query: string) =>
      desk.api.server.inject({
        url: `/espace-caf/demandes/${id}/formulaire.pdf${query}`,
        headers: { cookie },
      });
    const { extractText, getDocumentProxy } = await import("unpdf");
    for (const [query, name] of [
      ["", named.name],
      [`?fiche=${own.id}`, own.name],
    ] as const) {
      const pdf = await getDocumentProxy(new Uint8Array((await get(query)).rawPayload));
      expect((await extractText(pdf, { mergePages: true })).text).toContain(name);
    }
    for (const other of [far.id, await desk.listing("A1"), "nothing"])
      expect((await get(`?fiche=${other}`)).statusCode).toBe(404);
  });
});

describe("R20 with a password to replace nothing of the desk is open", () => {
  test.each(["formulaire.pdf", "quarantaine.csv"])("%s", async (name) => {
    const [file] = await files();
    const request = await desk.given({ email: `${name}@personne.example` });
    const url =
      name === "formulaire.pdf" ? `/espace-caf/demandes/${request}/${name}` : `${UPLOAD}/${file?.id}/${name}`;
    const statusWith = async (mustReplace: boolean) => {
      const cookie = await desk.api.session(AGENT_66, mustReplace);
      const { statusCode, body } = await desk.api.server.inject({ url, headers: { cookie } });
      if (mustReplace) expect(JSON.parse(body).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
      return statusCode;
    };
    expect(await statusWith(true)).toBe(403);
    expect(await statusWith(false)).toBe(200);
  });
});
