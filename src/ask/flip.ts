// "What would have to be true?": one parameter, searched for the value at which an answer or a claim turns. The
// search is on expected numbers; runs of single persons on either side of what it finds confirm it.
import type { Claim, Test } from "../claim/claim.ts";
import { compile, plainly } from "../compile/compile.ts";
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import type { LeverPlan } from "../documents/studyDocument.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { holds } from "../judge/holds.ts";
import { isFactTest } from "../judge/judgeFact.ts";
import { marginOf } from "../judge/margin.ts";
import { sidesOf } from "../judge/sides.ts";
import { constantOf } from "../model/constant.ts";
import { settingText } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { canonicalStack, distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { FluidMade, Study } from "../study/study.ts";
import { claimMeasures } from "../study/studyMeasures.ts";
import type { Asked } from "./asked.ts";
import { questionOf } from "./answer/answerCells.ts";
import { testOfQuestion } from "./answer/questionTest.ts";
import type { Flip, FlipCheck, FlipOf } from "./flip/flip.ts";
import { roundedIn, turningPoint } from "./flip/turningPoint.ts";
import type { Look, Turning } from "./flip/turningPoint.ts";
import { runStacks } from "./runStacks.ts";

export interface FlipAsked extends Asked {
  readonly parameter: string;
  /** lower and higher end of the search, as a document writes them: ["0.1", "8"], ["10 %", "60 %"] */
  readonly range: readonly [low: string, high: string];
  /** the instant from which the parameter is set; left out: the day before of the study's question, else the start */
  readonly from?: string;
  /** the lever as sentences call it; left out: the parameter's title */
  readonly title?: string;
  /** left out: the question of the study document */
  readonly turns?: readonly FlipTurn[];
  /** runs of single persons on either side of what is found; left out: 2, and 0 with the fluid engine */
  readonly confirm?: number;
}

/** The question of the study document, a claim by its id, or a test as claims write it. */
export type FlipTurn = "question" | { readonly claim: string } | { readonly words: string; readonly test: Test };

/** At most so many runs of expected numbers for each thing that is turned, beside those that find a step. */
const mostLooks = 12;
const usualChecks = 2;
/** Steps of a run of expected numbers, where the length of one is not asked for. */
const stepsOfARun = 256;
/** The sides on which runs of single persons are made lie so far from what is found. */
const beside = 1.2;

/**
 * One flip for each thing that is turned. A flip is "unknown" where it was stopped, or where expected numbers do not
 * give what decides it.
 *
 * @throws PendencyError when the parameter, its range, a claim or the question is not there, or does not fit
 */
export async function askFlip(documents: Documents, asked: FlipAsked, conduct: Conduct = {}): Promise<readonly Flip[]> {
  const lever = leverOf(documents, asked);
  const search = new Search(documents, asked, lever, conduct);
  const flips: Flip[] = [];
  for (const turned of lever.turned) flips.push(await search.flip(turned));
  conduct.narrate?.({ kind: "finished" });
  return flips;
}

/** A lever of a study document, in the words of `askFlip`. */
export function askedOfLever({ parameter, title, low, high, turns }: LeverPlan): FlipAsked {
  return {
    parameter,
    title,
    range: [low.text, high.text],
    turns: turns.map((id) => (id === null ? "question" : { claim: id })),
  };
}

/**
 * Found out before the runs that a search comes after.
 *
 * @throws PendencyError as askFlip does
 */
export function checkFlip(documents: Documents, asked: FlipAsked): void {
  const lever = leverOf(documents, asked);
  const stacks = distinctStacks(lever.turned.flatMap(({ claim }) => stacksOf(claim)));
  const [, point] = lever.range.map((end) => lever.pointAt(end));
  // whether a scenario moves the same parameter is seen at either end
  try {
    for (const stack of stacks) compile(documents, documents.facts, { ...plainly, stack, point });
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const hint = `the lever sets ${settingText(point)}`;
    throw new PendencyError(error.problems.map((problem) => ({ hint, ...problem })));
  }
}

/** What is turned, as a claim whose tests decide it. */
interface Turned {
  readonly of: FlipOf;
  readonly claim: Claim;
  /** tests that a run decides */
  readonly tests: readonly number[];
}

interface ReadLever {
  readonly parameter: string;
  readonly title: string;
  readonly unit: string;
  readonly from: string;
  readonly range: readonly [number, number];
  readonly assumed: number | null;
  readonly turned: readonly Turned[];
  readonly pointAt: (value: number) => Point;
}

function leverOf(documents: Documents, asked: FlipAsked): ReadLever {
  const { parameter: name, range, turns = ["question"] } = asked;
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  const from = asked.from ?? question?.asks.before?.text ?? null;
  const [low, high] = range.map((text) => readSettings(documents, [[name, text]], from, "lever").set[0]);
  const parameter = documents.parameters.find((one) => one.name === name);
  const ends = [low, high].map(({ value }) =>
    value.kind === "expression" && value.expression.kind === "number" ? value.expression : null,
  );
  const [first, last] = ends;
  if (first === null || last === null || parameter === undefined || !(first.value < last.value))
    return refuseUsage(`lever › ${name}`, "a lower and a higher end, each one number with its unit", range.join(", "));
  const { scale } = first.unit;
  // a bare number is counted in the parameter's own unit
  const written = range[0].replace(/^[-+\d.,]+(e[-+]?\d+)?\s*/i, "");
  const unit = written === "" ? (parameter.unit.text ?? "") : written;
  const inUnit = (value: number): number => Number((value / (scale === 0 ? 1 : scale)).toPrecision(12));
  const own = parameter.source?.value;
  const constant = own?.kind === "expression" ? constantOf(own, {}, documents.graph) : null;
  return {
    parameter: name,
    title: asked.title ?? parameter.title,
    unit,
    from: low.from.text,
    range: [inUnit(first.value), inUnit(last.value)],
    assumed: constant === null ? null : inUnit(constant),
    turned: turns.map((turn, nth) => turnedBy(turn, nth, documents)),
    pointAt: (value) => readSettings(documents, [[name, `${value} ${unit}`.trim()]], from, "lever"),
  };
}

function turnedBy(turn: FlipTurn, nth: number, documents: Documents): Turned {
  if (turn !== "question" && "claim" in turn) {
    const claim = documents.claims.find(({ id }) => id === turn.claim);
    const ids = documents.claims.map(({ id }) => id).join(", ");
    if (claim === undefined)
      return refuseUsage("lever", "the id of a claim", `"${turn.claim}"`, `it has ${ids || "none"}`);
    const run = [...claim.tests.keys()].filter((index) => !isFactTest(claim, index));
    if (run.length === 0) return refuseUsage("lever", "a claim that runs decide", turn.claim);
    const partOf = (index: number): string => claim.tests[index].part ?? "";
    const part = partOf(run.find((index) => (claim.tests[index].byConstruction ?? "") === "") ?? run[0]);
    const of = { kind: "claim", id: claim.id, words: claim.words, ...(part === "" ? {} : { part }) } as const;
    return { of, claim, tests: run.filter((index) => partOf(index) === part) };
  }
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  if (turn === "question" && question === null)
    return refuseUsage("lever", "a study document whose `answer:` says what is asked", "none");
  const words = turn === "question" ? (documents.plan?.question ?? "") : turn.words;
  const test = turn === "question" ? testOfQuestion(question as NonNullable<typeof question>) : turn.test;
  const claim = claimOf(`flip:${nth}`, words, test);
  return { of: { kind: "question", id: "", words }, claim, tests: [0] };
}

function claimOf(id: string, words: string, test: Test): Claim {
  return {
    id,
    words,
    said: { by: "", date: "", source: "" },
    kind: ["prediction"],
    tests: [test],
    structure: { stages: [], resources: [], regimes: [], clocks: [] },
    scenarios: [],
    reason: "",
    at: test.measure.position,
  };
}

function stacksOf(claim: Claim): readonly (readonly string[])[] {
  return claimMeasures([claim]).map(({ measure }) => canonicalStack(measure.scenario));
}

/** One lever and what it turns. */
class Search {
  readonly #documents: Documents;
  readonly #asked: FlipAsked;
  readonly #lever: ReadLever;
  readonly #conduct: Conduct;
  /** how the first runs of expected numbers were made, and so all of them */
  #fluid: FluidMade | undefined;

  constructor(documents: Documents, asked: FlipAsked, lever: ReadLever, conduct: Conduct) {
    this.#documents = documents;
    this.#asked = asked;
    this.#lever = lever;
    this.#conduct = conduct;
  }

  async flip(turned: Turned): Promise<Flip> {
    const { parameter, title, unit, from, range, assumed } = this.#lever;
    let looked = 0;
    const look = async (places: readonly number[]): Promise<readonly Look[]> => {
      this.#tell(looked);
      const studies = await this.#expected(turned, places);
      looked += studies.length;
      this.#tell(looked);
      return studies.flatMap((study, nth) => this.#look(turned, study, places[nth], 0) ?? []);
    };
    const { looks, ...found } = await turningPoint(look, range, assumed, mostLooks);
    const sides = sidesToCheck(found, looks, range);
    const confirmed = await this.#confirm(turned, sides);
    const isRight = sides.map(({ holds: expected }, nth) => {
      const check = confirmed[nth];
      return check !== undefined && check.holds === (expected ? check.runs : 0);
    });
    const isSettled = confirmed.length > 0 ? !isRight.includes(false) : await this.#holdsAtHalfStep(turned, sides);
    const stepDays = this.#fluid?.stepDays ?? null;
    return { of: turned.of, parameter, title, unit, from, range, assumed, ...found, contrary: contraryTo(found, looks), fluidRuns: looked, confirmed, isSettled, stepDays }; // prettier-ignore
  }

  #tell(looked: number): void {
    const label = `Break-even of the ${this.#lever.title}`;
    this.#conduct.narrate?.({ kind: "progress", label, finished: looked, of: mostLooks, people: null });
  }

  /** Expected numbers at each of these places; none when it was stopped. */
  async #expected(turned: Turned, places: readonly number[], isHalf = false): Promise<readonly Study[]> {
    const { model } = this.#documents;
    const days = model.runs.kind === "calendar" ? model.runs.toDays - model.runs.fromDays : model.runs.forDays;
    const stepDays = (this.#asked.stepDays ?? days / stepsOfARun) / (isHalf ? 2 : 1);
    const asked: Asked = { ...this.#asked, engine: "fluid", seed: undefined, replications: undefined, stepDays };
    const studies = await this.#run(turned, places, asked, isHalf ? undefined : this.#fluid);
    if (!isHalf) this.#fluid ??= studies[0]?.fluid;
    return studies;
  }

  /** Every place under every stack that what is turned asks for: a study for each place. */
  async #run(turned: Turned, places: readonly number[], asked: Asked, fluid?: FluidMade): Promise<readonly Study[]> {
    if (this.#conduct.stop?.aborted === true) return [];
    const more = claimMeasures([turned.claim]).map(({ name, measure }) => ({
      name,
      measure: { ...measure, scenario: canonicalStack(measure.scenario) },
    }));
    const stacks = distinctStacks(stacksOf(turned.claim));
    // a worker takes longer to begin than a run of expected numbers takes, and what places have in common is planned once
    const { executor, ...here } = this.#conduct;
    const conduct = asked.engine === "fluid" || executor === undefined ? here : { ...here, executor };
    const study = await runStacks(
      {
        documents: this.#documents,
        // with every parameter at its value, so that runs differ in the lever and in chance alone
        asked: asked.engine === "fluid" ? asked : { ...asked, chanceOnly: true },
        replications: 1,
        shown: [],
        settings: places.flatMap((place) => stacks.map(() => this.#lever.pointAt(place))),
        ...(fluid === undefined ? {} : { fluid }),
      },
      places.flatMap(() => stacks),
      { quantities: false, defaults: null, claims: [], targets: false, more },
      { ...conduct, narrate: (event) => void (event.kind === "warning" && this.#conduct.narrate?.(event)) },
    );
    if (study.stacks.some(({ replications }) => replications === 0)) return [];
    const wide = stacks.length;
    return places.map((_, nth) => ({ ...study, stacks: study.stacks.slice(nth * wide, (nth + 1) * wide) }));
  }

  /** All tests of what is turned, in one run; null where it does not tell. */
  #look({ claim, tests }: Turned, study: Study, place: number, run: number): Look | null {
    const looks = tests.map((index): Look | null => {
      const { measure, against } = sidesOf(claim, index, { ...this.#documents, study });
      const value = measure.values[run] ?? null;
      const other = against === null ? undefined : (against.values[run] ?? null);
      const outcome = holds(claim.tests[index], value, other);
      return outcome === null ? null : { place, holds: outcome, margin: marginOf(claim.tests[index], value, other) };
    });
    const known = looks.filter((look) => look !== null);
    if (known.some((look) => !look.holds) && known.length < looks.length) return { place, holds: false, margin: null };
    if (known.length < looks.length) return null;
    const margins = known.flatMap(({ margin }) => (margin === null ? [] : [margin]));
    const margin = margins.length < known.length ? null : Math.min(...margins);
    return { place, holds: known.every((look) => look.holds), margin };
  }

  /** Runs of single persons where it matters, with the same chances at every place; none where none are wanted. */
  async #confirm(turned: Turned, sides: readonly Side[]): Promise<readonly FlipCheck[]> {
    const engine = this.#asked.engine ?? this.#documents.plan?.engine ?? "individual";
    const { confirm = engine === "fluid" ? 0 : usualChecks } = this.#asked;
    if (sides.length === 0 || confirm === 0) return [];
    const places = sides.map(({ place }) => place);
    const asked: Asked = { ...this.#asked, engine: "individual", replications: confirm, stepDays: undefined };
    const studies = await this.#run(turned, places, asked);
    return studies.map((study, nth) => {
      const runs = Array.from({ length: study.stacks[0].replications }, (_, run) => run);
      const holding = runs.filter((run) => this.#look(turned, study, places[nth], run)?.holds === true);
      return { value: places[nth], holds: holding.length, runs: runs.length };
    });
  }

  /** Whether a step half as long tells the same on either side. */
  async #holdsAtHalfStep(turned: Turned, sides: readonly Side[]): Promise<boolean> {
    if (sides.length === 0) return true;
    const places = sides.map(({ place }) => place);
    const studies = await this.#expected(turned, places, true);
    return studies.every((study, nth) => this.#look(turned, study, places[nth], 0)?.holds === sides[nth].holds);
  }
}

/** Places that were looked at on the one side of the bracket and belong to the other. */
function contraryTo({ bracket, holds: side }: Omit<Turning, "looks">, looks: readonly Look[]): Flip["contrary"] {
  if (bracket === null) return [];
  const [low, high] = bracket;
  return looks
    .filter(({ place, holds: isHolding }) =>
      place >= high ? isHolding !== (side === "above") : place <= low && isHolding !== (side === "below"),
    )
    .map(({ place, holds: isHolding }) => ({ value: place, holds: isHolding }));
}

/** A place beside what was found, and what is expected there. */
interface Side {
  readonly place: number;
  readonly holds: boolean;
}

/** A fifth below and above the place at which it turns; where it never does, the place that came nearest to it. */
function sidesToCheck(
  { at, holds: side }: Omit<Turning, "looks">,
  looks: readonly Look[],
  [low, high]: readonly [number, number],
): readonly Side[] {
  // rounded first: what is rounded may lie outside the range
  const inside = (place: number): number => Math.min(high, Math.max(low, roundedIn(place, [low, high])));
  if (at !== null) {
    const [below, above] = low > 0 ? [at / beside, at * beside] : [at - (high - low) / 10, at + (high - low) / 10];
    return [
      { place: inside(below), holds: side === "below" },
      { place: inside(above), holds: side === "above" },
    ];
  }
  const nearest = looks.toSorted((a, b) => Math.abs(a.margin ?? 0) - Math.abs(b.margin ?? 0))[0];
  return nearest === undefined ? [] : [{ place: nearest.place, holds: nearest.holds }];
}
