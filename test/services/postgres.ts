// A PostgreSQL of one's own on a socket, with nothing in it, that does not wait for the disk.
import { chownSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ownFolder, programAt, ran, started, stopAll, whyMissing } from "./service.ts";
import type { Server, Service, Stoppable } from "./service.ts";

export interface RunningPostgres extends Stoppable {
  /** folder of its socket, what `pg` and BullMQ take as a host */
  readonly host: string;
  readonly user: string;
  readonly database: string;
  /** the three of them as one address */
  readonly url: string;
}

const user = "pendency";
// every cluster has it from its beginning
const database = "postgres";

/** Debian keeps each version in a folder of its own and none of them on the path; the newest first. */
const debian = "/usr/lib/postgresql";
const folders = existsSync(debian)
  ? readdirSync(debian)
      .toSorted((left, right) => Number(right) - Number(left))
      .map((version) => join(debian, version, "bin"))
  : [];
export const program = (name: string): string => programAt(name, folders) ?? name;

/** It refuses to run as root; nobody else can run it as another. */
function owner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  return { uid: Number(ran("id", ["-u", "postgres"])), gid: Number(ran("id", ["-g", "postgres"])) };
}

/** One that can end and come back with all it had, in one place. */
export interface Cluster {
  readonly at: Omit<RunningPostgres, "stop">;
  /** folder of all that it keeps */
  readonly data: string;
  /** comes back once it answers */
  start(): Promise<Server>;
}

/** @param host a folder that is this cluster's alone */
export function initPostgres(host: string): Cluster {
  const data = join(host, "data");
  const as = owner();
  if (as.uid !== undefined && as.gid !== undefined) chownSync(host, as.uid, as.gid);
  const trusting = ["-A", "trust", "-U", user, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"];
  ran(program("initdb"), ["-D", data, ...trusting], as);
  const settings = ["listen_addresses=", `unix_socket_directories=${host}`, "fsync=off"];
  const words = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const asks = ["-h", host, "-U", user, "-d", database, "-q"];
  return {
    data,
    at: { host, user, database, url: `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}` },
    async start() {
      // those still connected are not waited for
      const server = started(program("postgres"), words, host, { ...as, signal: "SIGINT" });
      try {
        await server.until(() => isTrue(() => ran(program("pg_isready"), asks)));
      } catch (error) {
        await server.stop();
        throw error;
      }
      return server;
    },
  };
}

export async function startPostgres(): Promise<RunningPostgres> {
  const host = ownFolder("postgres");
  const servers: Server[] = [];
  const stop = stopAll(servers, host);
  try {
    const { at, start } = initPostgres(host);
    servers.push(await start());
    return { ...at, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whether something succeeds. */
function isTrue(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

export const postgres: Service<RunningPostgres> = {
  name: "PostgreSQL",
  missing: whyMissing(["initdb", "postgres", "pg_isready", "psql"], folders),
  start: startPostgres,
};
