// A server of another make that some tests need: started for them in a folder of its own, stopped after them.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A kind of server. */
export interface Service<Running extends Stoppable> {
  readonly name: string;
  /** why none can be started here; null where one can */
  readonly missing: string | null;
  start(): Promise<Running>;
}

export interface Stoppable {
  /** ends the server and takes its folder away; a second call does nothing */
  stop(): Promise<void>;
}

const patienceMs = 60_000;

/** Where a program lies: on the path, or where systems put what only an administrator starts. */
export function programAt(name: string, folders: readonly string[] = []): string | undefined {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders, ...path, "/usr/sbin", "/sbin"].map((folder) => join(folder, name)).find((at) => existsSync(at));
}

/** Why programs cannot be started here, by the first that is not there; null when all are. */
export function whyMissing(names: readonly string[], folders: readonly string[] = []): string | null {
  const absent = names.find((name) => programAt(name, folders) === undefined);
  return absent === undefined ? null : `no ${absent} found`;
}

/** A short path: a socket's address has room for 107 characters. */
export const ownFolder = (name: string): string => mkdtempSync(join(tmpdir(), `pendency-${name}-`));

interface How {
  readonly uid?: number;
  readonly gid?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** what ends it in good order; SIGTERM unless said */
  readonly signal?: NodeJS.Signals;
}

export interface Server extends Stoppable {
  /** waits until a condition holds; fails with the server's own words when it ends before, or in a minute without */
  until(condition: () => boolean | Promise<boolean>): Promise<void>;
}

/** A server in the foreground, so that it ends with this process, whatever ends that. */
export function started(command: string, args: readonly string[], folder: string, how: How = {}): Server {
  const { signal = "SIGTERM", ...options } = how;
  const logFile = join(folder, `${args.length}-${command.split("/").at(-1)}.log`);
  const log = openSync(logFile, "a");
  const child = spawn(command, args, { ...options, cwd: folder, stdio: ["ignore", log, log] });
  closeSync(log);
  let failure: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      failure = error;
      resolve();
    });
  });
  const hasEnded = (): boolean => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", kill);

  return {
    async until(condition) {
      for (const end = Date.now() + patienceMs; !(await condition());) {
        if (hasEnded() || Date.now() > end) {
          const what = hasEnded() ? "ended before it was ready" : `was not ready in ${patienceMs} ms`;
          throw new Error(`${command} ${what}; it said:\n${failure ?? readFileSync(logFile, "utf8")}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      process.off("exit", kill);
      if (hasEnded()) return;
      child.kill(signal);
      const late = setTimeout(kill, 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Several servers end the last one first; then their folder goes. */
export function stopAll(servers: readonly Server[], folder: string): () => Promise<void> {
  return async () => {
    for (const server of servers.toReversed()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Runs a program to its end and gives what it printed. */
export function ran(command: string, args: readonly string[], how: How = {}): string {
  const { uid, gid, env } = how;
  const done = spawnSync(command, args, { uid, gid, env, encoding: "utf8" });
  if (done.status !== 0) {
    throw new Error(
      `${command} ${args.join(" ")} ended with ${done.status ?? done.error}:\n${done.stdout}${done.stderr}`,
    );
  }
  return done.stdout;
}
