// What is heard of a run beside its measures: the log of every event, and the lives of a few people.
import type { Program } from "../compile/program.ts";
import { isoDate } from "../quantity/date.ts";
import type { Run } from "../study/runReplication.ts";
import { megabytes } from "./limits.ts";
import { checkLogPath } from "./log/openLog.ts";
import { wholeNumber } from "./options.ts";
import type { RunOptions } from "./options.ts";
import type { Listen } from "./request.ts";
import { refuseUsage } from "../errors.ts";

const defaultLogBytes = 4e9;

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

/** Expected numbers have no events and no people. @throws PendencyError (usage) */
export function refuseListening(options: RunOptions): void {
  for (const name of ["log", "timelines"] as const) {
    if (options[name] !== undefined) refuseUsage(`--${name}`, "the individual engine, which follows people", "fluid");
  }
}

/** Where one person was, and since when. */
interface Stop {
  readonly stage: string;
  readonly days: number;
  /** null without a calendar */
  readonly date: string | null;
}

export interface Life {
  /** group > level */
  readonly groups: Readonly<Record<string, string>>;
  readonly stops: readonly Stop[];
}

/** The first so many people of each class to arrive in the first replication, with every stage they entered. */
export function livesOf(runs: readonly Run[], { time, groups, classLevels, stages }: Program): readonly Life[] {
  const first = runs.find(({ task }) => task.replication === 0);
  return (first?.observation.timelines ?? []).map(({ caseClass, instants, stages: entered }) => ({
    groups: Object.fromEntries(
      groups.map(({ name, levels }, group) => [name, levels[classLevels[caseClass * groups.length + group]]]),
    ),
    stops: Array.from(entered, (stage, place) => {
      const days = instants[place] * time.gridDays;
      return {
        stage: stages[stage].name,
        days,
        date: time.startDays === null ? null : isoDate(Math.floor(time.startDays + days)),
      };
    }),
  }));
}
