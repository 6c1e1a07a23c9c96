import { z } from "zod";
import { GLOBAL_DAYS } from "./kernel/season.ts";
import { senderOf } from "./mail/address.ts";

/** Every variable the product reads, each with its default and a sentence. The README's table is made from it. */
const flag = z.stringbool();

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe("Port of the site and the API."),
  HOST: z
    .string()
    .optional()
    .describe("Address to listen on. Default: loopback with the demonstration, every interface otherwise."),
  DATABASE_URL: z
    .url()
    .optional()
    .describe("PostgreSQL 15 or later. Absent: the embedded database with the demonstration."),
  DATABASE_MIGRATION_URL: z
    .url()
    .optional()
    .describe("User that owns the tables and runs migrations. Default: DATABASE_URL."),
  DATABASE_REPLICA_URLS: z
    .string()
    .default("")
    .transform((urls) =>
      urls
        .split(",")
        .map((url) => url.trim())
        .filter(Boolean),
    )
    .describe("Read replicas, separated by commas: public reading goes to them."),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10).describe("Connections per process."),
  DEMO: flag
    .optional()
    .describe("1 loads the demonstration into DATABASE_URL; refused where real listings are."),
  SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      "At least 32 characters; signs cursors and hashes approval numbers. Required with DATABASE_URL.",
    ),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^https?:\/\/[^/?#]+\/?$/.test(url), "An origin, without a path")
    .transform((url) => new URL(url).origin)
    .optional()
    .describe(
      "Public address of the site, for links in letters and for cookies. Required with DATABASE_URL. Default: http://localhost:PORT.",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      "Mail server, smtp://user:password@host:587 or smtps://…. Required with DATABASE_URL; the demonstration keeps its letters in /dev/mailbox without it.",
    ),
  MAIL_FROM: z
    .string()
    .optional()
    .transform((text, context) => {
      try {
        return text === undefined ? undefined : senderOf(text);
      } catch {
        context.addIssue({ code: "custom", message: "Name <address>, or an address" });
        return z.NEVER;
      }
    })
    .describe("Sender of letters, Name <address>. Default: mon-enfant <ne-pas-repondre@host of SITE_URL>."),
  JOBS: z
    .enum(["on", "off"])
    .default("on")
    .describe(
      "off: this process does no jobs (mail, the change feed, daily housekeeping); `npm run jobs` does them apart.",
    ),
  GLOBAL_AVAILABILITY_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(GLOBAL_DAYS)
    .describe("Days that a pictogram published without a period holds."),
  DATA_DIR: z.string().default(".data").describe("Folder of the embedded database."),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("info")
    .describe("Log level."),
  MAP_STYLE_URL: z
    .url()
    .optional()
    .describe(
      "A MapLibre style in place of the embedded background, for example the IGN's public vector style.",
    ),
  MAP_STYLE_ORIGINS: z
    .string()
    .default("")
    .transform((origins) => origins.split(" ").filter(Boolean))
    .describe(
      "Further origins that style reads from (tiles, glyphs, sprites), separated by spaces, for the CSP.",
    ),
  TRUST_PROXY: z
    .string()
    .optional()
    .describe(
      "Addresses of the proxies whose X-Forwarded-For is believed, separated by commas. Default: none.",
    ),
});

export type Env = z.output<typeof variables>;

/** Reads the environment, or ends with one sentence per bad variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) console.error(`${issue.path.join(".")}: ${issue.message}`);
  process.exit(78);
}

/** The same for what serves and sends: on a database of its own it must know where it is and how mail leaves. */
export function readServerEnv(source?: NodeJS.ProcessEnv): Env {
  const env = readEnv(source);
  if (!env.DATABASE_URL || env.DEMO) return env;
  const missing = (["SECRET_KEY", "SITE_URL", "SMTP_URL"] as const).filter((name) => !env[name]);
  for (const name of missing) console.error(`${name}: required with DATABASE_URL (unless DEMO=1)`);
  const isPlain = env.SITE_URL?.startsWith("http:") && !LOOPBACK.test(new URL(env.SITE_URL).hostname);
  if (isPlain) console.error("SITE_URL: https:// is required, or sessions would travel in the clear");
  if (missing.length > 0 || isPlain) process.exit(78);
  return env;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where links lead. */
export function siteUrlOf(env: Env): string {
  return env.SITE_URL ?? `http://localhost:${env.PORT}`;
}
