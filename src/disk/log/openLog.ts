// The log of one run on disk: which form its name asks for, and that nothing half-written is left behind.
import { accessSync, constants, rmSync, statSync } from "node:fs";
import { dirname, extname } from "node:path";
import { eventLog } from "../../observe/log/eventLog.ts";
import { OcelLog } from "../../observe/log/ocelLog.ts";
import { ParquetLog } from "../../observe/log/parquetLog.ts";
import type { Recorder } from "../../simulate/recorder.ts";
import { shownPath } from "../readFiles.ts";
import { refuseUsage } from "../../errors.ts";
import { PartFile, partPath, Room, stalePartsOf } from "./partFile.ts";

/** Plain data: posted to the thread that makes the run. */
export interface LogRequest {
  readonly path: string;
  /** the log may not be larger */
  readonly mostBytes: number;
}

interface OpenLog {
  readonly recorder: Recorder;
  /** the run has finished: the log takes its place */
  keep(): void;
  /** the run has failed: nothing is left */
  drop(): void;
}

const endings = ["part", "objects.part"] as const;

/** Found out before the run rather than after it. @throws PendencyError (usage) */
export function checkLogPath(path: string): void {
  const form = extname(path).toLowerCase();
  if (form !== ".parquet" && form !== ".json") {
    refuseUsage(
      "--log",
      "a file that ends in .parquet, or in .json for OCEL 2.0",
      path === "" ? "nothing" : `"${path}"`,
    );
  }
  const wrong = (why: string): never =>
    refuseUsage("--log", "a file that can be written", `${shownPath(path)} (${why})`);
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return wrong("a folder");
    accessSync(dirname(path), constants.W_OK);
    if (!statSync(dirname(path)).isDirectory()) return wrong("not in a folder");
  } catch (error) {
    if (error instanceof Error && "code" in error) return wrong(String(error.code));
    throw error;
  }
}

/** @param run seed and replication of the run that will be listened to */
export function openLog(
  { path, mostBytes }: LogRequest,
  run: { readonly seed: number; readonly replication: number },
): OpenLog {
  const file = new PartFile(path, new Room(mostBytes), endings[0]);
  const isParquet = extname(path).toLowerCase() === ".parquet";
  const objects = isParquet ? null : new PartFile(path, new Room(mostBytes), endings[1]);
  const sink = objects === null ? new ParquetLog(file, run.replication) : new OcelLog(file, objects, "--log");
  return {
    recorder: eventLog(sink, run),
    keep: () => {
      file.keep();
      objects?.drop();
    },
    drop: () => {
      file.drop();
      objects?.drop();
    },
  };
}

/** What a thread that died or was stopped may have left, and what earlier commands did that were ended. */
export function dropParts(path: string): void {
  const own = endings.map((ending) => partPath(path, ending));
  for (const part of [...own, ...stalePartsOf(path)]) rmSync(part, { force: true });
}
