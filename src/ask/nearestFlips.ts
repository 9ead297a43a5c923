// "Which single judgement would turn it?": of every statement that runs decide, the nearest value of one figure at which it
// turns, in spreads of what may be drawn for that figure, and the figures that turn it within their own range.
import type { Claim } from "../claim/claim.ts";
import type { Documents } from "../documents/documents.ts";
import { isFactTest } from "../judge/judgeFact.ts";
import { judge } from "../judge/judge.ts";
import { areSettled } from "../judge/verdict.ts";
import type { PartVerdict, Verdict, VerdictWord } from "../judge/verdict.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Point } from "../scenario/point.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Study } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import { checkCall } from "./checkCall.ts";
import { ExpectedRuns } from "./expectedRuns.ts";
import { pathOf } from "./explain/pathOf.ts";
import type { DecidingFigure, NearestFlip, Turning } from "./flip/nearest.ts";
import { priorOf } from "./flip/prior.ts";
import type { Prior } from "./flip/prior.ts";
import { FlipSearch } from "./flip/search.ts";
import type { Found } from "./flip/search.ts";
import { stacksOf } from "./flip/turned.ts";
import type { Turned } from "./flip/turned.ts";
import { lookIn, measuresOf } from "./flip/turnedRuns.ts";
import type { Look } from "./flip/turningPoint.ts";
import { sortStacks } from "./possibleStacks.ts";

export interface NearestAsked extends Asked {
  /** left out: all that the documents hold */
  readonly claims?: readonly Claim[];
  /** runs of single persons on either side of the nearest; left out: 2 */
  readonly confirm?: number;
  /** draws with a figure held at its end, at the most; left out: 11 */
  readonly draws?: number;
}

/** Figures whose place is searched for, of those that turn a part; the others are known to turn it at an end. */
const mostSearched = 3;
/** Figures that are held at their end while all others are drawn. */
const mostHeld = 4;

/**
 * One for each part of each claim that runs decide and that could fail, in their order; [] where nothing was asked that
 * runs decide. Stopped, it gives those that are finished.
 *
 * @throws PendencyError when the documents do not fit together
 */
export async function askNearestFlips(
  documents: Documents,
  asked: NearestAsked = {},
  conduct: Conduct = {},
): Promise<readonly Turning[]> {
  checkCall(documents, asked, conduct);
  const { claims = documents.claims } = asked;
  const found: Turning[] = [];
  const own = claims.map((claim) => ({ claim, parts: partsOf(claim) })).filter(({ claim, parts }) => parts.length > 0 && isPossible(claim, documents)); // prettier-ignore
  for (const { claim, parts } of own) {
    const turnings = await new Turns(documents, asked, claim, conduct).of(parts);
    if (turnings === null) break;
    found.push(...turnings);
  }
  conduct.narrate?.({ kind: "finished" });
  return found;
}

/** Parts with a test that runs decide and that could fail; of a claim in one piece, all of it. */
function partsOf(claim: Claim): readonly (Turned & { readonly part: string })[] {
  const run = [...claim.tests.keys()].filter((index) => !isFactTest(claim, index));
  const titles = [...new Set(run.map((index) => claim.tests[index].part ?? ""))];
  return titles
    .map((part) => ({
      of: { kind: "claim" as const, id: claim.id, words: claim.words, part },
      claim,
      part,
      tests: run.filter((index) => (claim.tests[index].part ?? "") === part),
    }))
    .filter(({ tests }) => tests.some((index) => (claim.tests[index].byConstruction ?? "") === ""));
}

/** On a day on which one of its scenarios could not be known it cannot be judged, and so not turned. */
function isPossible(claim: Claim, documents: Documents): boolean {
  return (
    !claim.kind.includes("outOfScope") && sortStacks(documents, distinctStacks(stacksOf(claim))).impossible.length === 0
  );
}

/** A figure with a range that can reach what a claim measures. */
interface Candidate {
  readonly parameter: Parameter;
  readonly prior: Prior;
}

/** A candidate, and the end of its range at which a part turns. */
interface Turner extends Candidate {
  readonly end: number;
  /** guessed along a straight line from where nothing is moved; null: margins do not tell */
  readonly guess: number | null;
}

/** One claim, and what turns its parts. */
class Turns {
  readonly #documents: Documents;
  readonly #asked: NearestAsked;
  readonly #claim: Claim;
  readonly #conduct: Conduct;
  readonly #runs: ExpectedRuns;
  readonly #candidates: readonly Candidate[];

  constructor(documents: Documents, asked: NearestAsked, claim: Claim, conduct: Conduct) {
    this.#documents = documents;
    this.#asked = asked;
    this.#claim = claim;
    this.#conduct = conduct;
    const quiet: Conduct = { ...conduct, narrate: (event) => void (event.kind === "warning" && conduct.narrate?.(event)) }; // prettier-ignore
    this.#runs = new ExpectedRuns(documents, asked, distinctStacks(stacksOf(claim)), measuresOf({ claim }), quiet);
    this.#candidates = candidatesOf(claim, documents);
  }

  /** Null when it was stopped. */
  async of(parts: readonly (Turned & { readonly part: string })[]): Promise<readonly Turning[] | null> {
    const ends = this.#candidates.flatMap((candidate) => endsOf(candidate.prior).map((end) => ({ ...candidate, end })));
    this.#tell(0, parts.length);
    const [asIs, ...moved] = await this.#runs.at([null, ...ends.map(pointOf)]);
    if (this.#isStopped()) return null;
    const turnings: Turning[] = [];
    for (const [nth, part] of parts.entries()) {
      const own = lookIn(part, this.#documents, asIs, 0, 0);
      const turners = own === null ? [] : this.#turnersOf(part, own, ends, moved);
      const turning = await this.#turning(part, own, turners, asIs.fluid?.stepDays ?? null);
      if (turning === null) return null;
      turnings.push(turning);
      this.#tell(nth + 1, parts.length);
    }
    return turnings;
  }

  #tell(finished: number, of: number): void {
    this.#conduct.narrate?.({ kind: "progress", label: `What turns ${this.#claim.id}`, finished, of, people: null });
  }

  #isStopped(): boolean {
    return this.#conduct.stop?.aborted === true;
  }

  /** Each figure once, with the end that is nearer, nearest first. */
  #turnersOf(
    part: Turned,
    own: Look,
    ends: readonly (Candidate & { readonly end: number })[],
    moved: readonly Study[],
  ): readonly Turner[] {
    const turners = ends.flatMap((end, nth): Turner[] => {
      const look = lookIn(part, this.#documents, moved[nth], 0, 0);
      if (look === null || look.holds === own.holds) return [];
      return [{ ...end, guess: guessOf(own, look, end) }];
    });
    const sorted = turners.toSorted((one, other) => (one.guess ?? Infinity) - (other.guess ?? Infinity));
    return sorted.filter(({ parameter }, at) => sorted.findIndex((one) => one.parameter === parameter) === at);
  }

  async #turning(
    part: Turned & { readonly part: string },
    own: Look | null,
    turners: readonly Turner[],
    stepDays: number | null,
  ): Promise<Turning | null> {
    const common = {
      claim: this.#claim.id,
      part: part.part,
      holds: own?.holds ?? null,
      tried: this.#candidates.length,
      stepDays,
    };
    if (turners.length === 0) return { ...common, nearest: null, deciding: [], verdict: null };
    const searched = await this.#search(part, turners.slice(0, mostSearched));
    if (this.#isStopped()) return null;
    const [first] = searched;
    const nearest = first === undefined ? null : await this.#confirmed(part, first);
    const spreadsOf = (turner: Turner): number | null => searched.find((one) => one.turner === turner)?.spreads ?? null;
    const inOrder = turners.toSorted((one, other) => (spreadsOf(one) ?? Infinity) - (spreadsOf(other) ?? Infinity));
    const held = await this.#heldAtEnds(part.part, inOrder.slice(0, mostHeld));
    if (this.#isStopped()) return null;
    const deciding = inOrder.map((turner, nth): DecidingFigure => {
      const at = held.at[nth];
      const effect = at === undefined ? null : effectOf(held.base.verdict, at.verdict);
      const { verdict = null, runs = null } = at ?? {};
      return { ...figureOf(turner), end: shown(turner, turner.end), spreads: spreadsOf(turner), verdict, runs, effect };
    });
    return { ...common, nearest, deciding, verdict: held.base.verdict };
  }

  /** Places at which they turn it, nearest first. */
  async #search(part: Turned, turners: readonly Turner[]): Promise<readonly Place[]> {
    const places: Place[] = [];
    for (const turner of turners) {
      const search = this.#searchOf(turner);
      const found = await search.find(part);
      if (found.at === null) continue;
      places.push({ turner, search, found, at: found.at, spreads: spreadsBetween(found.at, turner.prior) });
    }
    return places.toSorted((one, other) => one.spreads - other.spreads);
  }

  #searchOf(turner: Turner): FlipSearch {
    const { parameter, prior, end } = turner;
    const limits = [Math.min(prior.low, prior.own), Math.max(prior.high, prior.own)] as const;
    const { stepDays = undefined, ...asked } = this.#asked;
    const lever = {
      parameter: parameter.name,
      title: parameter.title,
      unit: unitOf(turner),
      from: "",
      range: [Math.min(prior.own, end), Math.max(prior.own, end)] as const,
      assumed: null,
      pointAt: (value: number) => pointOf({ parameter, prior, end: value }),
      // a quarter of a spread is far enough for chance, and still near
      beside: (at: number) => [at - prior.spread / 4, at + prior.spread / 4] as const,
      limits,
    };
    const conduct: Conduct = { ...this.#conduct, narrate: (event) => void (event.kind === "warning" && this.#conduct.narrate?.(event)) }; // prettier-ignore
    return new FlipSearch(this.#documents, { ...asked, ...(stepDays === undefined ? {} : { stepDays }) }, lever, conduct); // prettier-ignore
  }

  async #confirmed(part: Turned, { turner, search, found, at, spreads }: Place): Promise<NearestFlip> {
    const { confirmed, isSettled } = await search.confirm(part, found);
    const value = (one: number): number => shown(turner, one);
    const bracket = found.bracket ?? [at, at];
    return {
      ...figureOf(turner),
      at: value(at),
      bracket: [value(bracket[0]), value(bracket[1])],
      spreads,
      confirmed: confirmed.map((check) => ({ ...check, value: value(check.value) })),
      isSettled,
    };
  }

  /** Verdicts by draws: with nothing moved, and with each of these at the end at which it turns. */
  async #heldAtEnds(
    part: string,
    turners: readonly Turner[],
  ): Promise<{ readonly base: Judged; readonly at: readonly Judged[] }> {
    // prettier-ignore
    const { draws = 11 } = this.#asked;
    const verdictOf = (study: Study): Verdict => judge([this.#claim], study, this.#documents.facts, this.#documents)[0];
    const enough = (studies: readonly Study[]): boolean => areSettled(studies.map(verdictOf));
    const studies = await this.#runs.drawnAt([null, ...turners.map(pointOf)], draws, enough);
    const [base, ...at] = studies.map((study) => partOf(verdictOf(study), part));
    return { base, at };
  }
}

interface Place {
  readonly turner: Turner;
  readonly search: FlipSearch;
  readonly found: Found;
  readonly at: number;
  readonly spreads: number;
}

type Judged = Pick<PartVerdict, "verdict" | "runs">;

function partOf(verdict: Verdict, title: string): Judged {
  return verdict.parts.find((part) => part.title === title) ?? verdict;
}

function effectOf(before: VerdictWord, after: VerdictWord): DecidingFigure["effect"] {
  if (before === after) return "leaves";
  return after === "not settled" ? "unsettles" : "reverses";
}

/** Figures with a range that can move what some test of the claim measures, in alphabetical order. */
function candidatesOf(claim: Claim, documents: Documents): readonly Candidate[] {
  const reaching = new Map<string, Parameter>();
  for (const { measure } of measuresOf({ claim })) {
    for (const { parameter } of pathOf(documents, measure, measure.scenario).parameters)
      reaching.set(parameter.name, parameter);
  }
  const named = [...reaching.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return named.flatMap((parameter) => {
    const prior = priorOf(parameter, documents);
    return prior === null ? [] : [{ parameter, prior }];
  });
}

/** Ends of the range that lie away from where nothing is moved. */
function endsOf({ low, high, own }: Prior): readonly number[] {
  return [...(low < own ? [low] : []), ...(high > own ? [high] : [])];
}

function pointOf({ parameter, prior, end }: Candidate & { readonly end: number }): Point {
  return { draws: { [parameter.name]: { how: prior.how, value: end } }, sources: {}, set: [] };
}

function guessOf(own: Look, there: Look, { prior, end }: Candidate & { readonly end: number }): number | null {
  if (own.margin === null || there.margin === null || own.margin === there.margin) return null;
  const share = own.margin / (own.margin - there.margin);
  return share * spreadsBetween(end, prior);
}

function spreadsBetween(value: number, { own, spread }: Prior): number {
  return Math.abs(value - own) / spread;
}

function unitOf({ parameter, prior }: Candidate): string {
  return prior.how === "times" ? "" : (parameter.unit.text ?? "");
}

/** As documents write it, in its own unit. */
function shown({ parameter, prior }: Candidate, value: number): number {
  const { scale } = parameter.unit;
  return Number((prior.how === "times" || scale === 0 ? value : value / scale).toPrecision(6));
}

function figureOf(candidate: Candidate): Omit<DecidingFigure, "end" | "spreads" | "verdict" | "runs" | "effect"> {
  const { parameter, prior } = candidate;
  const { name, title, source } = parameter;
  return {
    parameter: name,
    title,
    kind: source?.kind ?? "judgement",
    how: prior.how,
    unit: unitOf(candidate),
    own: shown(candidate, prior.own),
    range: [shown(candidate, prior.low), shown(candidate, prior.high)],
  };
}
