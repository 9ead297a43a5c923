// A Redis of one's own on a socket, that keeps nothing on disk.
import { connect } from "node:net";
import { join } from "node:path";
import { ownFolder, programAt, started, stopAll, whyMissing } from "./service.ts";
import type { Service, Stoppable } from "./service.ts";

export interface RunningRedis extends Stoppable {
  /** path of its socket: ioredis and BullMQ take it as `{ path: socket }` */
  readonly socket: string;
}

/** Whether it answers on its socket yet. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(socket, () => line.write("PING\r\n"));
    line.once("data", (data) => {
      resolve(data.toString().startsWith("+PONG"));
      line.destroy();
    });
    line.once("error", () => resolve(false));
  });
}

export async function startRedis(): Promise<RunningRedis> {
  const folder = ownFolder("redis");
  const socket = join(folder, "redis.sock");
  // a queue loses jobs under any other policy of eviction
  const kept = ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"];
  const server = started(
    programAt("redis-server") ?? "redis-server",
    ["--port", "0", "--unixsocket", socket, "--dir", folder, "--daemonize", "no", ...kept],
    folder,
  );
  const stop = stopAll([server], folder);
  try {
    await server.until(() => answers(socket));
  } catch (error) {
    await stop();
    throw error;
  }
  return { socket, stop };
}

export const redis: Service<RunningRedis> = { name: "Redis", missing: whyMissing(["redis-server"]), start: startRedis };
