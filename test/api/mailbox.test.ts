import Fastify from "fastify";
import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MAILBOX_PATH, mountMailbox } from "../../api/mail/mailbox.routes.ts";
import { Mailbox } from "../../api/mail/mailbox.ts";
import { renderLetter } from "../../api/mail/render.ts";
import { startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import rules from "../html-validate.json" with { type: "json" };

const TEMPLATE = `<!DOCTYPE html>
<html lang="fr">
  <head><title>Page introuvable – mon-enfant</title></head>
  <body><header><p>mon-enfant</p></header><main id="contenu" class="main" tabindex="-1"><h1>Autre</h1></main></body>
</html>
`;

let mailbox: Mailbox;
let server: ReturnType<typeof Fastify>;
beforeEach(() => {
  mailbox = new Mailbox();
  server = Fastify();
  mountMailbox(server, mailbox, TEMPLATE);
});

const NAME = `<img src=x onerror="alert('$1')">`;

async function aLetter(subject = `Été ${NAME}`): Promise<void> {
  const body = [{ p: `Bonjour ${NAME}` }, { code: "“Abc”" }];
  await mailbox.send({
    messageId: `<${mailbox.received.length}@localhost>`,
    from: { name: "mon-enfant", address: "ne-pas-repondre@localhost" },
    to: "camille@famille.example",
    ...renderLetter({ to: "", subject, body }),
    attachments: [
      { filename: "accord d’été.pdf", content: Buffer.from("%PDF"), contentType: "application/pdf" },
    ],
    date: new Date("2026-11-23T09:00:00Z"),
  });
}

const get = (url: string, accept = "text/html") => server.inject({ url, headers: { accept } });

test("a page in the site's look, newest first, with everything escaped", async () => {
  expect((await get(MAILBOX_PATH)).body).toContain("Aucun courriel pour l’instant");
  await aLetter("Premier");
  await aLetter();
  const { body, headers } = await get(MAILBOX_PATH);
  expect(headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
  expect(body).toContain("<title>Courriels de la démonstration – mon-enfant</title>");
  expect(body).toContain("<header><p>mon-enfant</p></header>");
  expect(body).not.toContain("Autre");
  expect(body.indexOf("onerror")).toBeLessThan(body.indexOf("Premier"));
  expect(body).not.toContain("<img");
  expect(body).toContain("&lt;img src=x onerror=&quot;alert(&#39;$1&#39;)&quot;&gt;");
  expect(body).not.toContain("style=");
  const report = await new HtmlValidate(rules as object).validateString(body);
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});

test("the HTML of a letter, under a policy of its own, and its attachments", async () => {
  await aLetter();
  const html = await get(`${MAILBOX_PATH}/1/html`);
  expect(html.headers["content-security-policy"]).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(html.body).toContain("“Abc”");
  expect(html.body).not.toContain("<img");
  const file = await get(`${MAILBOX_PATH}/1/0`);
  expect(file.headers["content-type"]).toBe("application/pdf");
  expect(file.headers["content-disposition"]).toBe(
    "attachment; filename*=UTF-8''accord%20d%E2%80%99%C3%A9t%C3%A9.pdf",
  );
  expect(file.body).toBe("%PDF");
  for (const path of ["/2/html", "/1/1", "/x/html", "/1/-1", "/1/length"]) {
    expect((await get(MAILBOX_PATH + path)).statusCode).toBe(404);
  }
});

test("as JSON, for programs, and the newest 200", async () => {
  await aLetter("Premier");
  await aLetter();
  expect((await get(MAILBOX_PATH, "application/json")).json()).toMatchObject([
    { id: 2 },
    {
      id: 1,
      messageId: "<0@localhost>",
      to: "camille@famille.example",
      from: "mon-enfant <ne-pas-repondre@localhost>",
      subject: "Premier",
      date: "2026-11-23T09:00:00.000Z",
      text: expect.stringContaining("“Abc”"),
      html: expect.stringContaining("“Abc”"),
      attachments: [
        { filename: "accord d’été.pdf", contentType: "application/pdf", size: 4, url: `${MAILBOX_PATH}/1/0` },
      ],
    },
  ]);
  for (let i = 0; i < 210; i += 1) await aLetter();
  expect(mailbox.received).toHaveLength(200);
  expect(mailbox.received[0]?.id).toBe(212);
  expect((await get(`${MAILBOX_PATH}/1/html`)).statusCode).toBe(404);
});

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

test("without the demonstration's mailbox there is no such page", async () => {
  const answer = await api.server.inject({ url: MAILBOX_PATH, headers: { accept: "application/json" } });
  expect(answer.statusCode).toBe(404);
});
