import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { projectFile } from "../../db/files.ts";
import { cpuOf } from "./machine.ts";

export interface Call {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

const START_TIMEOUT_MS = 60_000;

/** One of those compared: a server in a process of its own. */
export class Side {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {}

  /** Starts `node FILE` with PORT set and waits for its first answer. */
  static async start(name: string, file: string, env: Record<string, string>): Promise<Side> {
    const port = await freePort();
    // peers are TypeScript as it stands; the product is built
    const flags = file.endsWith(".ts")
      ? ["--experimental-transform-types", "--disable-warning=ExperimentalWarning"]
      : [];
    const child = spawn(process.execPath, [...flags, projectFile(file)], {
      cwd: projectFile("."),
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        PATH: process.env.PATH ?? "",
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(port),
        ...env,
      },
    });
    const side = new Side(name, child, port);
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (child.exitCode === null && Date.now() < deadline) {
      const reply = await side.send({ method: "GET", path: "/health/live" }).catch(() => null);
      if (reply) return side;
      await sleep(50);
    }
    await side.stop();
    throw new Error(`${name} did not start`);
  }

  cpu(): number {
    return cpuOf(this.child.pid ?? 0);
  }

  send(call: Call): Promise<Reply> {
    const { method, path, headers, body } = call;
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.port, agent: this.agent, method, path, headers };
      const sent = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      sent.on("error", (error: NodeJS.ErrnoException) => {
        // a connection that the server closed for having been idle
        if (sent.reusedSocket && error.code === "ECONNRESET") resolve(this.send(call));
        else reject(error);
      });
      sent.end(body);
    });
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const forced = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(forced);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
