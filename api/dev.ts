import { type ChildProcess, spawn } from "node:child_process";

/**
 * `npm run dev`: the API restarted at each change (PORT, 4000), and the site redrawn as it is edited
 * (http://localhost:4321/, which passes what is not its own on to the API).
 */
const COMMANDS = [
  ["tsx", "watch", "--clear-screen=false", "api/main.ts"],
  ["astro", "dev", "--root", "site"],
] as const;

const children: ChildProcess[] = COMMANDS.map(([command, ...args]) =>
  spawn(command, args, { stdio: "inherit", shell: process.platform === "win32" }),
);

function stop(): void {
  for (const child of children) child.kill("SIGTERM");
}

for (const child of children) child.on("exit", stop);
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
