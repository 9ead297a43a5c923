// Draws that a place of the model does not allow: which parameter's it is, what was drawn, and how to bound it.
import { quantileOf } from "../compile/drawParameters.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { Place } from "../model/places.ts";
import type { Parameter, Uncertainty } from "../parameters/parameter.ts";
import type { Point } from "../scenario/point.ts";

type Draw = Point["draws"][string];

/** Compiles with these draws, without drift and with every other parameter at its value. @throws PendencyError where a place refuses them */
type Attempt = (draws: Point["draws"]) => void;

/** Draws beyond these shares of an uncertainty are one in a million each way. */
const ends = [1e-6, 1 - 1e-6] as const;
const halvings = 24;

/**
 * A warning for each parameter of which one draw in a million, or more, is refused by itself.
 *
 * @param placesOf the places that a parameter's number reaches; parameters that share none are tried at once
 */
export function warnOfDraws(
  parameters: readonly Parameter[],
  placesOf: (name: string) => readonly string[],
  attempt: Attempt,
): readonly Problem[] {
  const suspects = apart(
    parameters.filter(({ uncertainty }) => uncertainty !== null),
    placesOf,
  ).flatMap((batch) => {
    const isFine = ends.every((u) => {
      const draws = Object.fromEntries(batch.map((parameter) => [parameter.name, drawAt(parameter, u)]));
      return problemsWith(draws, attempt).length === 0;
    });
    return isFine ? [] : batch;
  });
  return suspects.flatMap((parameter) => warningsOf(parameter, attempt));
}

function warningsOf(parameter: Parameter, attempt: Attempt): readonly Problem[] {
  const { name } = parameter;
  const uncertainty = parameter.uncertainty as Uncertainty;
  const path = `parameters.${name}.uncertainty`;
  for (const u of ends) {
    const draw = drawAt(parameter, u);
    const refused = problemsWith({ [name]: draw }, attempt);
    if (refused.length === 0) continue;
    const [{ path: place, expected }] = refused;
    const bound = boundOf(parameter, uncertainty, draw, attempt);
    const often =
      bound === null ? "" : `about ${sayShare(partBeyond(uncertainty, bound, path))} of its draws, such as `;
    const got = `${often}${drawText(parameter, draw)}, which ${place} refuses (${expected})`;
    const hint = remedyText(parameter, bound);
    const { at } = uncertainty.distribution;
    return [{ kind: "sense", at, path, expected: "draws that every place allows", got, hint }];
  }
  return [];
}

/** Parameters in batches of which no two reach the same place. */
function apart(parameters: readonly Parameter[], placesOf: (name: string) => readonly string[]): Parameter[][] {
  const batches: Parameter[][] = [];
  /** place > batches that reach it */
  const taken = new Map<string, Set<number>>();
  for (const parameter of parameters) {
    const places = placesOf(parameter.name);
    let batch = 0;
    while (places.some((place) => taken.get(place)?.has(batch))) batch++;
    (batches[batch] ??= []).push(parameter);
    for (const place of places) taken.set(place, (taken.get(place) ?? new Set()).add(batch));
  }
  return batches;
}

function drawAt({ name, uncertainty }: Parameter, u: number): Draw {
  const { how, distribution } = uncertainty as Uncertainty;
  return { how, value: quantileOf(distribution, u, `parameters.${name}.uncertainty`) };
}

/**
 * The mistakes of a run with the parameters whose draws are behind them; others as they are.
 *
 * @param who drew, such as "replication 3"
 */
export function namingDraws(
  problems: readonly Problem[],
  parameters: readonly Parameter[],
  point: Point,
  who: string,
  behind: (path: string) => readonly string[],
  attempt: Attempt,
): readonly Problem[] {
  return problems.map((problem) => {
    if (problem.kind !== "shares" && problem.kind !== "sense") return problem;
    const reached = behind(problem.path);
    const names = reached.filter((name) => Object.hasOwn(point.draws, name));
    const drawn = parameters.filter(({ name, uncertainty }) => uncertainty !== null && names.includes(name));
    const driven = parameters.filter(({ name, drift }) => drift != null && reached.includes(name));
    const drifting = point.drift === undefined ? [] : driven;
    if (drawn.length + drifting.length === 0) return problem;
    const alone = drawn.filter(({ name }) => problemsWith({ [name]: point.draws[name] }, attempt).length > 0);
    const culprits = alone.length > 0 ? alone : drawn;
    const wandered = alone.length > 0 ? [] : drifting.map(({ name }) => name);
    const said = [
      ...culprits.map((parameter) => drawText(parameter, point.draws[parameter.name])),
      ...wandered.map((name) => `the drift of ${name}`),
    ].join(", ");
    const remedies = culprits.map((parameter) => {
      const { name, uncertainty } = parameter;
      const bound =
        alone.length > 0 ? boundOf(parameter, uncertainty as Uncertainty, point.draws[name], attempt) : null;
      return remedyText(parameter, bound);
    });
    const smaller = wandered.map((name) => `give the drift of ${name} a smaller \`size:\`, or a \`halfLife:\``);
    const got = `${problem.got} with what ${who} drew: ${said}`;
    return { ...problem, got, hint: [...remedies, ...smaller].join("; ") };
  });
}

/** Places whose path is the problem's, or within it, or around it. */
export function placesAt(path: string, places: readonly Place[]): readonly Place[] {
  const [base] = path.split(" › ");
  return places.filter((place) => place.path.startsWith(base) || base.startsWith(place.path));
}

interface Bound {
  readonly word: "atLeast" | "atMost";
  readonly value: number;
}

/** Where, between what changes nothing and the draw, the first refusal lies. */
function boundOf(parameter: Parameter, { how, distribution }: Uncertainty, draw: Draw, attempt: Attempt): Bound | null {
  const path = `parameters.${parameter.name}.uncertainty`;
  let inside = how === "times" ? 1 : how === "plus" ? 0 : quantileOf(distribution, 0.5, path);
  let outside = draw.value;
  const isRefused = (value: number): boolean => problemsWith({ [parameter.name]: { how, value } }, attempt).length > 0;
  if (isRefused(inside)) return null;
  const word = outside < inside ? "atLeast" : "atMost";
  for (let i = 0; i < halvings; i++) {
    const middle = (inside + outside) / 2;
    if (isRefused(middle)) outside = middle;
    else inside = middle;
  }
  return { word, value: inside };
}

/** Part of an uncertainty that lies beyond a bound. */
function partBeyond({ distribution }: Uncertainty, { word, value }: Bound, path: string): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (quantileOf(distribution, middle, path) < value) low = middle;
    else high = middle;
  }
  return word === "atLeast" ? low : 1 - high;
}

function problemsWith(draws: Point["draws"], attempt: Attempt): readonly Problem[] {
  try {
    attempt(draws);
    return [];
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.problems;
  }
}

/** "s − 5.61 %", "s × −0.2", "s = 120 %" */
function drawText(parameter: Parameter, { how, value }: Draw): string {
  if (how === "times") return `${parameter.name} × ${short(value)}`;
  if (how === "is") return `${parameter.name} = ${inUnit(parameter, value)}`;
  return `${parameter.name} ${value < 0 ? "−" : "+"} ${inUnit(parameter, Math.abs(value))}`;
}

function remedyText(parameter: Parameter, bound: Bound | null): string {
  const inside = `the uncertainty of ${parameter.name}`;
  if (bound === null) return `bound ${inside} with \`atLeast:\` or \`atMost:\`, or choose another shape`;
  const { how } = parameter.uncertainty as Uncertainty;
  const value = how === "times" ? short(bound.value) : inUnit(parameter, bound.value);
  return `bound ${inside} with \`${bound.word}: ${value}\`, or choose another shape`;
}

function inUnit({ unit }: Parameter, value: number): string {
  if (unit.text === "share" || unit.text === "") return unit.text === "" ? short(value) : `${short(value * 100)}%`;
  return `${short(value / (unit.scale === 0 ? 1 : unit.scale))} ${unit.text}`;
}

function short(value: number): string {
  // a bound found by halving lies a millionth from the round number it stands for
  return String(Number(value.toPrecision(4)));
}

function sayShare(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}
