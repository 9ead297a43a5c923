// Documents through everything that a command does with them: read, checked, compiled, and run by the straight engine, by
// the fast one and as expected numbers. They end in an answer or in one clear message; whatever else happens is a defect.
import { compile, plainly } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import type { Program } from "../../src/compile/program.ts";
import type { ModelDocuments } from "../../src/documents/readDocuments.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { PendencyError } from "../../src/errors.ts";
import type { Problem } from "../../src/errors.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import type { Observation } from "../../src/observe/observation.ts";
import type { DocumentFile } from "../../src/reading/document.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { estimateRecords } from "../../src/study/estimateRecords.ts";
import { fitToLimits } from "../../src/study/limits.ts";

import type { Original as Whole } from "./originals.ts";

export interface Tried {
  readonly ending: "answered" | "refused when read" | "refused when compiled" | "refused when run";
  /** what is wrong with the ending; null: nothing */
  readonly fault: string | null;
  /** the message of a refusal; "" for an answer */
  readonly message: string;
}

type Original = Pick<Whole, "id" | "isLarge" | "namesFacts">;

/** What one run may take, so that thousands of them end. */
const mostRecords = 10_000;
const bounds = {
  recordsPerRun: 25_000,
  recordsInAll: 25_000,
  memoryBytes: 1_500_000_000,
  eventsPerRun: 300_000,
};
/** Steps of expected numbers; the product tries from 48 on. */
const fluidSteps = 96;
/** A plan of expected numbers may grow with all of these. */
const mostFluidWork = 3_000_000;
const observing = { seriesGroup: "", seriesLevels: [], series: true, waits: true };

/**
 * Small models are opened whole, with targets and study.
 *
 * @param facts what a large model names
 * @param n     chooses the replication and whether parameters are drawn
 */
export function tryDocuments(
  { id, isLarge, namesFacts }: Original,
  files: readonly DocumentFile[],
  facts: FactLibrary | null,
  n: number,
): Tried {
  let documents: ModelDocuments;
  try {
    documents =
      facts === null && !namesFacts
        ? openDocuments(modelFiles(id, files))
        : readDocuments(files, id, facts ?? undefined);
  } catch (error) {
    return refusal("refused when read", error);
  }
  let program: Program;
  try {
    const point =
      n % 2 === 0 ? null : drawParameters(documents.parameters, { seed: 1, replication: n % 1000, sources: {} });
    program = compile(documents, facts, { ...plainly, point });
    if (!isLarge) {
      // many people are followed as a sample, which is one more thing that may go wrong
      const times = Math.ceil(estimateRecords(program) / mostRecords);
      const group = documents.model.groups[0]?.name;
      if (times > 1 && times <= 1000 && group !== undefined) {
        program = compile(documents, facts, {
          ...plainly,
          point,
          sample: { group, weights: {}, otherwise: times },
        });
      }
      fitToLimits(program, 1, 1, bounds);
    }
  } catch (error) {
    return refusal("refused when compiled", error);
  }
  try {
    const fault = (isLarge ? null : differenceOfEngines(program, n)) ?? expectedNumbers(program, isLarge);
    return { ending: "answered", fault, message: "" };
  } catch (error) {
    return refusal("refused when run", error);
  }
}

/** The two builds of the engine that follows people, to the last bit, in refusals too. */
function differenceOfEngines(program: Program, n: number): string | null {
  const options = { seed: 7, replication: n % 1000, recorders: [], limits: { maxEvents: bounds.eventsPerRun * 3 } };
  const straight = endOf(() => {
    const observer = observe(program, observing);
    simulate(program, { ...options, recorders: [observer.recorder] });
    return observer.result();
  });
  const fast = endOf(() => observeRun(program, options, observing));
  if (straight instanceof Error || fast instanceof Error) {
    if (String(straight) !== String(fast)) return `straight ended with ${said(straight)}; fast with ${said(fast)}`;
    throw straight as Error;
  }
  if (straight.digest !== fast.digest) return `digest ${straight.digest} of straight, ${fast.digest} of fast`;
  const [one, other] = [inText(straight), inText(fast)];
  if (one !== other) return `straight and fast observe different things: ${firstDifference(one, other)}`;
  return notANumber(straight, "person by person");
}

function expectedNumbers(program: Program, isLarge: boolean): string | null {
  const places = program.stages.length * program.classNames.length;
  const steps = isLarge ? 48 : fluidSteps;
  if (!isLarge && places * Math.max(steps, program.time.periodEdges.length) > mostFluidWork) return null;
  const observer = observeFluid(program, observing);
  simulateFluid(program, { step: program.time.steps / steps, listeners: [observer.listener], apart: [""] });
  return notANumber(observer.result(), "expected numbers");
}

function endOf(run: () => Observation): Observation | Error {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const said = (end: Observation | Error): string => (end instanceof Error ? String(end) : "an answer");

function inText(observation: Observation): string {
  return JSON.stringify(observation, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? [...(value as Float64Array)] : typeof value === "number" ? String(value) : value,
  );
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at++;
  return `…${one.slice(Math.max(0, at - 60), at + 40)}… and …${other.slice(Math.max(0, at - 10), at + 40)}…`;
}

/** Where something is no number, or endless. */
function notANumber(value: unknown, path: string): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (typeof value !== "object" || value === null) return null;
  const entries = ArrayBuffer.isView(value) ? [...(value as Float64Array)].entries() : Object.entries(value);
  for (const [key, each] of entries) {
    const found = notANumber(each, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

function refusal(ending: Tried["ending"], error: unknown): Tried {
  if (!(error instanceof PendencyError)) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ending, fault: `not a refusal but ${words.split("\n").slice(0, 4).join(" | ")}`, message: "" };
  }
  const fault = error.problems.map(unclear).find((found) => found !== null) ?? null;
  return { ending, fault: error.problems.length === 0 ? "no problem named" : fault, message: error.message };
}

/** Whether a message fails to say where, what was expected and what came. */
function unclear(problem: Problem): string | null {
  const { at, kind, expected, got, path, hint = "" } = problem; // a path is made of the document's own names
  const words = [expected, got, hint].join(" ");
  if (/\bNaN\b(?!")|\bundefined\b|\[object|\bInfinity\b(?! billion")/.test(withoutQuotes(words))) {
    return `unclear words: ${expected}; got ${got}`;
  }
  if (expected === "" || got === "") return "a message without what was expected or what came";
  if (at !== null && !(at.line >= 1 && at.column >= 1)) return `a place that is none: ${at.line}:${at.column}`;
  if (at === null && path === "" && kind !== "limits" && kind !== "usage") return `no place: ${expected}; got ${got}`;
  return null;
}

/** What the document itself says may be anything. */
const withoutQuotes = (text: string): string => text.replace(/"[^"]*"/g, "").replace(/`[^`]*`/g, "");
