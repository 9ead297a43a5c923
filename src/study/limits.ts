// What a study may take: a model that would need more is refused before it starts, with the estimate and what
// to change.
import type { Program } from "../compile/program.ts";
import { PendencyError } from "../errors.ts";
import { estimateRecords } from "./estimateRecords.ts";
import { estimateRun, eventsPerSecond, mostBytes } from "./estimateRun.ts";
import type { RunEstimate } from "./estimateRun.ts";

export interface Limits {
  /** records (sampled persons) one run may follow */
  readonly recordsPerRun: number;
  /** records all runs may follow together */
  readonly recordsInAll: number;
  /** bytes all threads may hold together */
  readonly memoryBytes: number;
  /** events one run may have; null: so many that only a model that goes round in circles meets it */
  readonly eventsPerRun: number | null;
  /** how refusals call what would help; left out: by the names of these fields */
  readonly called?: LimitWords;
}

interface LimitWords {
  readonly sample: string;
  /** "allow it with …" */
  readonly people: string;
  /** "allow more with …" */
  readonly memory: string;
  readonly events: string;
}

const usualWords: LimitWords = {
  sample: "`sample`",
  people: "the limits `recordsPerRun` and `recordsInAll`",
  memory: "the limit `memoryBytes`",
  events: "the limit `eventsPerRun`",
};

/** What a study may take where nobody says otherwise, on a machine that nothing is known of. */
export const usualLimits: Limits = {
  recordsPerRun: 60_000_000,
  recordsInAll: 3_000_000_000,
  memoryBytes: Infinity,
  eventsPerRun: null,
};

/** What a study is given once it has been found to fit. */
interface Fit {
  /** records of one run */
  readonly records: number;
  /** threads that fit into memory together */
  readonly workers: number;
  /** events after which a run is stopped */
  readonly eventLimit: number;
}

/** Bytes that the engine's 32-bit addresses reach. */
const addressable = 4_294_967_296;
/** A thread with documents, facts, programs and results: 45 MB for a small model, 150 MB for the flagship. */
const threadBytes = 150_000_000;
/** Events one person may have on average before a run is taken to go round in circles. */
const eventsPerRecord = 2000;
const fewestEvents = 10_000_000;

/**
 * @param runs    of all stacks together
 * @param workers threads asked for
 * @throws PendencyError (limits) with the estimate, the limit and what to change
 */
export function fitToLimits(program: Program, runs: number, workers: number, limits: Limits): Fit {
  const quick = estimateRecords(program);
  const mostEach = limits.memoryBytes / workers - threadBytes;
  const bound = mostBytes(program, quick);
  const isSmall = !program.hasFeedback && bound <= Math.min(addressable, mostEach);
  const estimate =
    isSmall && limits.eventsPerRun === null
      ? { records: quick, mostInside: quick, events: 0, bytes: bound }
      : estimateRun(program);
  const { records, bytes } = estimate;
  if (records > limits.recordsPerRun || records * runs > limits.recordsInAll) throw tooMany(records, runs, limits);
  const perRun = Math.min(addressable, limits.memoryBytes - threadBytes);
  if (bytes > perRun) throw tooMuchMemory(estimate, limits);
  if (limits.eventsPerRun !== null && estimate.events > limits.eventsPerRun) {
    throw tooManyEvents(estimate, limits.eventsPerRun, limits);
  }
  return {
    records,
    workers: workersFor(bytes, workers, limits),
    eventLimit: limits.eventsPerRun ?? Math.max(fewestEvents, Math.ceil(records * eventsPerRecord)),
  };
}

/** @returns how many of these workers fit into memory together, at least 1 */
export function workersFor(bytesOfRun: number, workers: number, { memoryBytes }: Limits): number {
  return Math.max(1, Math.min(workers, Math.floor(memoryBytes / (bytesOfRun + threadBytes))));
}

export function inWords(count: number): string {
  if (!(count < 1e15)) return "a million billion or more";
  if (count >= 999.5e9) return `${Math.floor(count / 1e9 + 0.5).toLocaleString("en")} billion`;
  if (count >= 1e9) return `${(count / 1e9).toPrecision(3)} billion`;
  if (count >= 1e6) return `${(count / 1e6).toPrecision(3)} million`;
  return inThousands(Math.floor(count + 0.5));
}

/** As `toLocaleString` has it, whose tables take 18 ms to load: as long as a dozen small runs. */
function inThousands(whole: number): string {
  return String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

function tooMany(records: number, runs: number, limits: Limits): PendencyError {
  const { called = usualWords } = limits;
  const perRun = records > limits.recordsPerRun;
  return refusal(
    perRun
      ? `at most ${inWords(limits.recordsPerRun)} people in a run`
      : `at most ${inWords(limits.recordsInAll)} people in all runs together`,
    perRun ? `about ${inWords(records)}` : `about ${inWords(records * runs)} in ${runs} runs`,
    `follow a sample (${called.sample}), make fewer replications, or allow it with ${called.people}`,
  );
}

function tooMuchMemory(
  { bytes, mostInside }: RunEstimate,
  { memoryBytes, called = usualWords }: Limits,
): PendencyError {
  const people = `${inWords(mostInside)} people inside at one time`;
  const isKernel = bytes > addressable;
  return refusal(
    isKernel
      ? `a run of at most ${inMegabytes(addressable)}, which is all that the engine can address`
      : `at most ${inMegabytes(memoryBytes)} of memory`,
    isKernel
      ? `one of about ${inMegabytes(bytes)}: ${people}`
      : `about ${inMegabytes(bytes + threadBytes)}: ${inMegabytes(bytes)} for ${people}, and the program itself`,
    `let one record stand for several people (${called.sample}), end the run earlier (\`runs\`)${isKernel ? "" : `, or allow more with ${called.memory}`}`,
  );
}

function tooManyEvents({ events, records }: RunEstimate, most: number, { called = usualWords }: Limits): PendencyError {
  return refusal(
    `at most ${inWords(most)} events in a run`,
    `about ${inWords(events)} of ${inWords(records)} people, or ${inTime(events / eventsPerSecond)} a run`,
    `let one record stand for several people (${called.sample}), end the run earlier (\`runs\`), or allow more with ${called.events}`,
  );
}

function refusal(expected: string, got: string, hint: string): PendencyError {
  return new PendencyError([{ kind: "limits", at: null, path: "", expected, got, hint }]);
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;
}

function inTime(seconds: number): string {
  if (seconds >= 5400) return `some ${(seconds / 3600).toPrecision(2)} hours`;
  if (seconds >= 90) return `some ${Math.floor(seconds / 60 + 0.5)} minutes`;
  return seconds < 1 ? "less than a second" : `some ${Math.floor(seconds + 0.5)} seconds`;
}
