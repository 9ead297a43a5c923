// "Which single judgement would turn it?": of every statement that runs decide, the nearest value of one figure at which it
// turns, in spreads of what may be drawn for that figure, and the figures that turn it within their own range.
import type { Claim } from "../claim/claim.ts";
import type { Documents } from "../documents/documents.ts";
import { PendencyError } from "../errors.ts";
import { isFactTest } from "../judge/judgeFact.ts";
import { judge } from "../judge/judge.ts";
import { areSettled } from "../judge/verdict.ts";
import type { PartVerdict, Verdict, VerdictWord } from "../judge/verdict.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Point } from "../scenario/point.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Narrate } from "../study/narrate.ts";
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
import { measuresOf } from "./flip/turnedRuns.ts";
import { FluidLooks } from "./requires/fluidLooks.ts";
import type { Told } from "./requires/told.ts";
import { sortStacks } from "./possibleStacks.ts";

export interface NearestAsked extends Asked {
  /** left out: all that the documents hold */
  readonly claims?: readonly Claim[];
  /** runs of single persons on either side of the nearest; left out: 2 */
  readonly confirm?: number;
  /** draws with a figure held at its end, at the most; left out: 11 */
  readonly draws?: number;
}

export interface NearestConduct extends Conduct {
  /** told of each statement as soon as all its parts are found */
  readonly onFound?: (turnings: readonly Turning[]) => void;
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
  conduct: NearestConduct = {},
): Promise<readonly Turning[]> {
  checkCall(documents, asked, conduct);
  const { claims = documents.claims } = asked;
  const found: Turning[] = [];
  const own = claims.map((claim) => ({ claim, parts: partsOf(claim) })).filter(({ claim, parts }) => parts.length > 0 && isPossible(claim, documents)); // prettier-ignore
  for (const { claim, parts } of own) {
    const turnings = await new Turns(documents, asked, claim, conduct).of(parts);
    if (turnings === null) break;
    found.push(...turnings);
    conduct.onFound?.(turnings);
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

interface End extends Candidate {
  readonly end: number;
}

/** A candidate, and the end of its range at which a part turns. */
interface Turner extends End {
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
    const label = `What turns ${claim.id}`;
    const narrate: Narrate = (event) => {
      if (event.kind === "progress") conduct.narrate?.({ ...event, label, people: null });
      else if (event.kind === "warning") conduct.narrate?.(event);
    };
    this.#runs = new ExpectedRuns(documents, asked, distinctStacks(stacksOf(claim)), measuresOf({ claim }), {
      ...conduct,
      narrate,
    });
    this.#candidates = candidatesOf(claim, documents);
  }

  /** Null when it was stopped. */
  async of(parts: readonly (Turned & { readonly part: string })[]): Promise<readonly Turning[] | null> {
    const ends = this.#candidates.flatMap((candidate) => endsOf(candidate.prior).map((end) => ({ ...candidate, end })));
    const turnings: Turning[] = [];
    const looks = new FluidLooks(this.#documents, parts[0], this.#asked);
    for (const part of parts) {
      const teller = looks.tellerOf(part);
      const tell = (point: Point | null): Told | null => looks.at(point, {}, teller);
      const own = tell(null);
      const turners = own === null ? [] : await this.#turnersOf(tell, own, ends);
      if (turners === null) return null;
      const turning = await this.#turning(part, own, turners, looks.stepDays);
      if (turning === null) return null;
      turnings.push(turning);
    }
    return turnings;
  }

  #isStopped(): boolean {
    return this.#conduct.stop?.aborted === true;
  }

  /** Each figure once, with the end that is nearer, nearest first; null when it was stopped. */
  async #turnersOf(
    tell: (point: Point) => Told | null,
    own: Told,
    ends: readonly End[],
  ): Promise<readonly Turner[] | null> {
    // prettier-ignore
    const { pause = async () => {}, narrate } = this.#conduct;
    const turners: Turner[] = [];
    for (const [nth, end] of ends.entries()) {
      await pause();
      if (this.#isStopped()) return null;
      // an end that the documents refuse tells nothing, and so do those at which a test has no number
      const there = tell(pointOf(end));
      if (there !== null && there.holds !== own.holds) turners.push({ ...end, guess: guessOf(own, there, end) });
      narrate?.({ kind: "progress", label: `What turns ${this.#claim.id}`, finished: nth + 1, of: ends.length, people: null }); // prettier-ignore
    }
    const sorted = turners.toSorted((one, other) => (one.guess ?? Infinity) - (other.guess ?? Infinity));
    return sorted.filter(({ parameter }, at) => sorted.findIndex((one) => one.parameter === parameter) === at);
  }

  async #turning(
    part: Turned & { readonly part: string },
    own: Told | null,
    turners: readonly Turner[],
    stepDays: number,
  ): Promise<Turning | null> {
    const common = {
      claim: this.#claim.id,
      part: part.part,
      holds: own?.holds ?? null,
      tried: this.#candidates.length,
      stepDays,
    };
    if (turners.length === 0) return { ...common, nearest: null, deciding: [], verdict: null };
    const searched = await this.#search(part, turners.slice(0, mostSearched), stepDays);
    if (this.#isStopped()) return null;
    const [first] = searched;
    const nearest = first === undefined ? null : await this.#confirmed(part, first);
    const placeOf = (turner: Turner): Place | undefined => searched.find((one) => one.turner === turner);
    const farOf = (turner: Turner): number => placeOf(turner)?.spreads ?? Infinity;
    // those whose place is unknown keep their order
    const inOrder = turners.toSorted((one, other) => (farOf(one) === farOf(other) ? 0 : farOf(one) - farOf(other)));
    const held = await this.#heldAtEnds(part.part, inOrder.slice(0, mostHeld));
    if (this.#isStopped()) return null;
    const deciding = inOrder.map((turner, nth): DecidingFigure => {
      const at = held.at[nth];
      const effect = at === undefined || held.base === null ? null : effectOf(held.base.verdict, at.verdict);
      const { verdict = null, runs = null } = at ?? {};
      const place = placeOf(turner);
      const found = { at: place === undefined ? null : shown(turner, place.at), spreads: place?.spreads ?? null };
      return { ...figureOf(turner), end: shown(turner, turner.end), ...found, verdict, runs, effect };
    });
    return { ...common, nearest, deciding, verdict: held.base?.verdict ?? null };
  }

  /** Places at which they turn it, nearest first. */
  async #search(part: Turned, turners: readonly Turner[], stepDays: number): Promise<readonly Place[]> {
    const places: Place[] = [];
    for (const turner of turners) {
      const search = this.#searchOf(turner, stepDays);
      const found = await search.find(part);
      if (found.at === null) continue;
      places.push({ turner, search, found, at: found.at, spreads: spreadsBetween(found.at, turner.prior) });
    }
    return places.toSorted((one, other) => one.spreads - other.spreads);
  }

  #searchOf(turner: Turner, stepDays: number): FlipSearch {
    const { parameter, prior, end } = turner;
    const limits = [Math.min(prior.low, prior.own), Math.max(prior.high, prior.own)] as const;
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
    return new FlipSearch(this.#documents, { ...this.#asked, stepDays }, lever, conduct); // prettier-ignore
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
  ): Promise<{ readonly base: Judged | null; readonly at: readonly Judged[] }> {
    // prettier-ignore
    const { draws = 11 } = this.#asked;
    const verdictOf = (study: Study): Verdict => judge([this.#claim], study, this.#documents.facts, this.#documents)[0];
    const enough = (studies: readonly Study[]): boolean => areSettled(studies.map(verdictOf));
    try {
      const studies = await this.#runs.drawnAt([null, ...turners.map(pointOf)], draws, enough);
      const [base, ...at] = studies.map((study) => partOf(verdictOf(study), part));
      return { base, at };
    } catch (error) {
      // with a figure at its end some of the draws may be refused
      if (error instanceof PendencyError) return { base: null, at: [] };
      throw error;
    }
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

function pointOf({ parameter, prior, end }: End): Point {
  return { draws: { [parameter.name]: { how: prior.how, value: end } }, sources: {}, set: [] };
}

function guessOf(own: Told, there: Told, { prior, end }: End): number | null {
  const [from, to] = [leastOf(own), leastOf(there)];
  if (from === null || to === null || from === to) return null;
  return (from / (from - to)) * spreadsBetween(end, prior);
}

/** Margin of the test that is missed by most, or met by least; null where one has none. */
function leastOf({ margins }: Told): number | null {
  const known = margins.filter((margin) => margin !== null);
  return known.length < margins.length ? null : Math.min(...known);
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

function figureOf(
  candidate: Candidate,
): Omit<DecidingFigure, "end" | "at" | "spreads" | "verdict" | "runs" | "effect"> {
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
