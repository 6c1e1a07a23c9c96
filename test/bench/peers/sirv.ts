import { createServer } from "node:http";
import sirv from "sirv";

/** A static file server on bare `node:http`, with its list of files in memory: the same bytes, compressed beforehand. */
const serve = sirv(process.env.BENCH_FOLDER ?? "", { gzip: true, etag: true });
createServer((request, response) => {
  request.url = request.url?.replace(/^\/tiles/, "");
  serve(request, response);
}).listen(Number(process.env.PORT), "127.0.0.1");
