import fastifyStatic from "@fastify/static";
import Fastify from "fastify";

/** A static file server: the same bytes from files, compressed beforehand. */
const server = Fastify({ logger: false });
await server.register(fastifyStatic, {
  root: process.env.BENCH_FOLDER ?? "",
  prefix: "/tiles/",
  preCompressed: true,
  index: false,
});
await server.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
