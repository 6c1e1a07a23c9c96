import { pino } from "pino";
import { startJobs } from "../../api/jobs.ts";
import { smtpTransport } from "../../api/mail/transport.ts";
import { connect } from "../../db/client.ts";
import { aPost, passwordLetter } from "../jobs.ts";

/** Does the jobs in a process of its own, to be killed. */
const [url = "", smtp = ""] = process.argv.slice(2);
await startJobs({
  url,
  db: connect(url, { max: 3 }),
  post: aPost({ PASSWORD: passwordLetter }, smtpTransport(smtp)),
  housekeeping: {},
  log: pino({ level: "silent" }),
  now: () => new Date(),
});
