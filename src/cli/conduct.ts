// How the command line has runs made: on threads, with a line of progress, until Ctrl-C.
import process from "node:process";
import { asOfLines } from "../ask/asOfWords.ts";
import { scoresLines } from "../ask/gates/modelGates.ts";
import { posteriorLines } from "../ask/posterior.ts";
import { badgeOf } from "../ask/badgeOf.ts";
import type { FluidBadge } from "../ask/fluidBadge.ts";
import { changedBy } from "../disk/changedBy.ts";
import { keptAgreement } from "../disk/fluidAgreement.ts";
import { openModel } from "../disk/openModel.ts";
import { Results } from "../disk/results.ts";
import type { Documents } from "../documents/documents.ts";
import { fluidBadgeLines } from "../present/fluidBadgeLines.ts";
import { ProgressTeller } from "../present/progress.ts";
import { studyLine } from "../present/studyLine.ts";
import type { Study } from "../study/study.ts";
import { machineLimits } from "../disk/machineLimits.ts";
import type { Limits } from "../study/limits.ts";
import type { Narration } from "../study/narrate.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Console } from "./console.ts";
import type { LogRequest } from "../disk/log/openLog.ts";
import { asOfOptions, megabytes, wholeNumber, workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";
import { onThreads } from "../disk/threads.ts";

/**
 * The documents that a command is asked of: a model on its day, with the draws of a parameter set where one is named.
 *
 * @throws PendencyError when there is no such model, something is wrong in its documents, or the set is of others
 */
export function openAsked(model: string, options: RunOptions): Documents {
  return openModel(model, asOfOptions(options), options.posterior ?? null);
}

/** What a question gives; a study of null: nothing was to be run. Null: it was stopped before there was an answer. */
type Found = { readonly study: Study | null } | null;

/** Ctrl-C came before a single replication was complete. */
export class NothingKept extends Error {}

interface Conducted<T> {
  readonly found: T;
  /** by Ctrl-C: what was not finished by then is missing */
  readonly stopped: boolean;
}

/**
 * @param work is given what it needs; while it goes on, the first Ctrl-C stops it and the second one ends the
 * command
 * @throws NothingKept when it was stopped before a single replication was complete
 */
export function conducting<T extends Found>(
  options: RunOptions,
  console: Console,
  work: (conduct: Conduct) => Promise<T>,
  log: LogRequest | null = null,
): Promise<Conducted<T>> {
  return conductingAny(options, console, work, studyWords, log);
}

/** How a command speaks of being stopped, and whether there is anything to show for it. */
interface Stopping<T> {
  readonly isEmpty: (found: T) => boolean;
  readonly stopping: string;
  readonly nothing: string;
  readonly stopped: string;
}

const studyWords: Stopping<Found> = {
  isEmpty,
  stopping: "Stopping. Replications that are complete are kept; press Ctrl-C again to leave at once.",
  nothing: "Stopped before the first replication was complete: nothing is kept.",
  stopped: "Stopped: what was not finished by then, single sources and a grid too, is left out.",
};

/** The same of a question that gives something else than a study. */
export async function conductingAny<T>(
  options: RunOptions,
  console: Console,
  work: (conduct: Conduct) => Promise<T>,
  words: Stopping<T>,
  log: LogRequest | null = null,
): Promise<Conducted<T>> {
  const stop = new AbortController();
  const ending = endedPolitely(stop);
  const threads = onThreads({ threads: workersOf(options), log });
  const interrupt = (): void => {
    console.complain(words.stopping);
    stop.abort();
  };
  process.once("SIGINT", interrupt);
  const progress = tellerOf(console);
  const ticking = setInterval(() => progress.tick(), 1000).unref();
  try {
    const found = await work({
      executor: { ...threads, run: (...asked) => ending.during(threads.run(...asked)) },
      limits: limitsOf(options),
      narrate: (event) => tell(event, progress, console),
      stop: stop.signal,
      pause: () => new Promise((resolve) => void setImmediate(resolve)),
    });
    const stopped = stop.signal.aborted;
    if (stopped && words.isEmpty(found)) throw new NothingKept(words.nothing);
    if (stopped) console.complain(words.stopped);
    return { found, stopped };
  } finally {
    clearInterval(ticking);
    process.removeListener("SIGINT", interrupt);
    ending.release();
  }
}

function isEmpty(found: Found): boolean {
  return found === null || (found.study?.stacks.every(({ replications }) => replications === 0) ?? false);
}

/** A polite end of the command (SIGTERM, SIGHUP) lets threads close, so that nothing half-written stays; then it ends. */
function endedPolitely(stop: AbortController) {
  const signals = ["SIGTERM", "SIGHUP"] as const;
  let heard: NodeJS.Signals | null = null;
  let isRunning = false;
  const release = (): void => signals.forEach((signal) => void process.off(signal, hear));
  const leave = (): void => {
    if (heard === null) return;
    release();
    process.kill(process.pid, heard);
  };
  const hear = (signal: NodeJS.Signals): void => {
    heard = signal;
    stop.abort();
    if (!isRunning) leave();
  };
  signals.forEach((signal) => void process.on(signal, hear));
  const during = async <R>(runs: Promise<R>): Promise<R> => {
    isRunning = true;
    try {
      return await runs;
    } finally {
      isRunning = false;
      leave();
    }
  };
  return { during, release };
}

/** What stands beside figures of the fluid engine; null for those of single persons. */
export function badgeOfRun(study: Study, documents: Documents, options: RunOptions): FluidBadge | null {
  const { agreement = keptAgreement(documents.files) } = options;
  return badgeOf(study, documents, agreement, changedBy(options));
}

/** Under every table: the day it stands on, what is said of expected numbers, and the study behind it. */
export function tellEnding(study: Study, documents: Documents, badge: FluidBadge | null, console: Console): void {
  tellBeside(study, documents, badge, console, posteriorLines(documents));
  console.print(studyLine(study, console.style));
}

/**
 * The same without the study's own line.
 *
 * @param ofDraws whose draws it has; none where the answer says it in words of its own
 */
export function tellBeside(
  study: Study,
  documents: Documents,
  badge: FluidBadge | null,
  console: Console,
  ofDraws: readonly string[] = [],
): void {
  console.beside([...asOfLines(documents.asOf), ...ofDraws, ...scoresLines(documents)]);
  console.beside(fluidBadgeLines(badge, documents.model.quantities, study.stacks));
}

/** What the options allow a study to take, and what the machine has where they do not say. */
export function limitsOf({ allow, maxMemory, maxEvents }: RunOptions): Limits {
  const usual = machineLimits();
  const records = allow === undefined ? null : wholeNumber("allow", allow, 0, 1);
  return {
    recordsPerRun: records ?? usual.recordsPerRun,
    recordsInAll: records === null ? usual.recordsInAll : Infinity,
    memoryBytes: maxMemory === undefined ? usual.memoryBytes : megabytes("max-memory", maxMemory),
    eventsPerRun: maxEvents === undefined ? null : wholeNumber("max-events", maxEvents, 0, 1),
    called: {
      sample: "--sample",
      people: "--allow and a number of people",
      memory: "--max-memory and a number of MB",
      events: "--max-events",
    },
  };
}

function tellerOf(console: Console): ProgressTeller {
  const { isTerminal, width, style } = console;
  return new ProgressTeller({
    now: () => performance.now(),
    isTerminal,
    width,
    unicode: style.unicode,
    show: (line) => console.progress(line),
    tell: (line) => console.note(line),
  });
}

function tell(event: Narration, progress: ProgressTeller, console: Console): void {
  switch (event.kind) {
    case "progress":
    case "finished":
      progress.hear(event);
      break;
    case "fewer workers":
      console.narrate(`${event.used} of ${event.asked} threads, because more would not fit into memory.`);
      break;
    case "warning":
      console.complain(event.text);
  }
}

/** Null where no folder is named. @throws PendencyError (usage) when it cannot be written to */
export function resultsOf({ out }: RunOptions): Results | null {
  return out === undefined ? null : new Results(out);
}

/** The part of a Conduct by which results are kept. */
export function keptBy(results: Results | null): Pick<Conduct, "onRuns"> {
  return results === null ? {} : { onRuns: results.keep };
}

/** With --json, standard output is the object alone. */
export function tellWritten(words: string, { json }: RunOptions, console: Console): void {
  if (json === true) console.narrate(words);
  else console.print(words);
}
