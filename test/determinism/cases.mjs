// What must come out the same to the last bit wherever it runs. Plain JavaScript without Node or page, because both run this
// very file, and threads of both.
import { readDocuments } from "../../dist/documents/readDocuments.js";
import { compile } from "../../dist/compile/compile.js";
import { drawParameters } from "../../dist/compile/drawParameters.js";
import { readFacts } from "../../dist/facts/readFacts.js";
import { observe } from "../../dist/observe/observe.js";
import { observeFluid } from "../../dist/observe/observeFluid.js";
import { observeRun } from "../../dist/observe/observeRun.js";
import { nameKey } from "../../dist/random/nameKey.js";
import { hasKernel } from "../../dist/simulate/fast/kernel.js";
import { simulateFluid } from "../../dist/simulate/fluid/run.js";
import { simulate } from "../../dist/simulate/individual/run.js";

const flagship = "us-removal";
/** grid steps after which a run stops; small models run to their end */
const until = { [flagship]: 150, "asylum-office": 60, "counter-with-impatience": 4000, "county-court": 600 };
/** length of a fluid step, as a part of the run */
const fluidSteps = 250;
const chance = { seed: 20261128, replication: 3 };

export const kinds = ["program", "straight", "fast", "fluid"];

/**
 * Everything on one thread. On more, the straight engine is left out: it is what the fast one is compared with, takes
 * longest, and a thread that runs it shares nothing with the others.
 *
 * @param texts {facts, models}: documents as {path, text}; models by name
 * @returns every model × kind, the longest first so that threads end together; the flagship in one piece, because each
 *   thread that has to do with it reads and compiles it for longer than all of its runs take
 */
export function listJobs(texts, threads) {
  const asked = threads === 1 ? kinds : kinds.filter((kind) => kind !== "straight");
  const others = Object.keys(texts.models).filter((model) => model !== flagship);
  return [
    { model: flagship, kinds: asked },
    ...others.flatMap((model) => asked.map((kind) => ({ model, kinds: [kind] }))),
  ];
}

/** Answers one job after another; what they share is made once. */
export class Cases {
  #texts;
  #facts = null;
  #programs = new Map();

  constructor(texts) {
    this.#texts = texts;
  }

  /** @returns by kind a few words and digits, the same for the same bits */
  digests({ model, kinds }) {
    return Object.fromEntries(kinds.map((kind) => [kind, this.#digest(model, kind)]));
  }

  #digest(model, kind) {
    const program = this.#programOf(model);
    if (kind === "program") return textDigest(program);
    if (kind === "fluid") return fluidDigest(program);
    if (kind === "fast" && !hasKernel()) throw new Error("expected WebAssembly, which the fast engine needs; got none");
    const { digest, events, ...numbers } = (kind === "fast" ? observeRun : observedBeside)(program, run(model), asked);
    return `${events} events ${digest}, observed ${textDigest(numbers)}`;
  }

  #programOf(model) {
    const known = this.#programs.get(model);
    if (known !== undefined) return known;
    this.#facts ??= readFacts(this.#texts.facts);
    const documents = readDocuments(this.#texts.models[model], model, this.#facts);
    const draws = drawParameters(documents.parameters, { ...chance, sources: {} });
    const sample = model === flagship ? { group: "nationality", weights: { China: 1 }, otherwise: 100 } : null;
    const program = compile(documents, this.#facts, { stack: [], point: draws, sources: {}, sample });
    this.#programs.set(model, program);
    return program;
  }
}

const asked = { seriesGroup: "", seriesLevels: [], series: true, waits: true, digest: true };
const run = (model) => ({ ...chance, recorders: [], until: until[model] });

function observedBeside(program, options, what) {
  const observer = observe(program, what);
  simulate(program, { ...options, recorders: [observer.recorder] });
  return observer.result();
}

function fluidDigest(program) {
  const { listener, result } = observeFluid(program, asked);
  const { steps, persons } = simulateFluid(program, {
    step: Math.max(1, program.time.steps / fluidSteps),
    listeners: [listener],
  });
  return `${steps} steps, ${persons} persons, observed ${textDigest(result())}`;
}

/** 64 bits of everything inside: numbers are written with the digits that name them, typed arrays as lists. */
function textDigest(value) {
  const exact = (_, part) => {
    if (ArrayBuffer.isView(part)) return Array.from(part, String);
    return typeof part === "number" ? String(part) : part;
  };
  const { high, low } = nameKey(JSON.stringify(value, exact));
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
