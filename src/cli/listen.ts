// What is heard of a run beside its measures, as the options say: the log of every event, and the lives of a few people.
import { checkLogPath } from "./log/openLog.ts";
import type { LogRequest } from "./log/openLog.ts";
import { megabytes, wholeNumber } from "./options.ts";
import type { RunOptions } from "./options.ts";

import { refuseUsage } from "../errors.ts";

const defaultLogBytes = 4e9;

interface Listen {
  readonly log: LogRequest | null;
  /** people of each class whose lives are kept */
  readonly timelines: number;
}

/** @throws PendencyError (usage) when the options do not go together, or the log's path cannot be written */
export function listenOf(options: RunOptions): Listen {
  const { log, maxLog, replications, json, timelines } = options;
  if (timelines !== undefined && json !== true) {
    refuseUsage("--timelines", "--json, whose object they become part of", "a table asked for");
  }
  const lives = wholeNumber("timelines", timelines, 0, 1);
  if (log === undefined) {
    if (maxLog !== undefined) refuseUsage("--max-log", "--log with a file", "none");
    return { log: null, timelines: lives };
  }
  if (replications !== undefined && replications !== "1") {
    refuseUsage("--log", "one replication, which is what a log is of", `--replications ${replications}`);
  }
  checkLogPath(log);
  const mostBytes = maxLog === undefined ? defaultLogBytes : megabytes("max-log", maxLog);
  return { log: { path: log, mostBytes }, timelines: lives };
}
