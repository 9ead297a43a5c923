// The points of a paired design as draws of an ensemble: row r is draw 2r, draw 2r + 1, and for each factor draw 2r with
// what the factor moves of draw 2r + 1. Rows of a longer design go on from those of a shorter one.
import { drawParameters, sharesOfDraw } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import type { DesignedPoint } from "../../ensemble/manifest.ts";
import { Stream } from "../../random/stream.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { SobolFactor } from "./factors.ts";

/** Points of one row. */
export function widthOf(factors: readonly SobolFactor[]): number {
  return factors.length + 2;
}

export function designPoints(
  documents: Documents,
  factors: readonly SobolFactor[],
  rows: number,
  seed: number,
): readonly DesignedPoint[] {
  const own = factors.filter(({ moves }) => moves !== "rest");
  const mixing = mixer(documents, seed);
  return Array.from({ length: rows }, (_, row) => {
    const [a, b] = [2 * row, 2 * row + 1];
    const mixed = factors.map((factor) => (factor.moves === "rest" ? mixing(b, a, own) : mixing(a, b, [factor])));
    return [{ draw: a }, { draw: b }, ...mixed];
  }).flat();
}

type Mixing = (draw: number, other: number, factors: readonly SobolFactor[]) => DesignedPoint;

/** A draw with what some factors move of another one, which is drawn once for all of a row. */
function mixer({ parameters, scenarios, model }: Documents, seed: number): Mixing {
  const drawn = (draw: number) => ({
    draw,
    shareOf: sharesOfDraw(parameters, new Stream(seed, draw)),
    given: drawParameters(parameters, { seed, replication: draw, sources: {}, chances: chancesIn(scenarios), regimes: model.regimes }), // prettier-ignore
  });
  let latest = drawn(0);
  return (draw, other, factors) => {
    if (latest.draw !== other) latest = drawn(other);
    const { shareOf, given } = latest;
    const names = new Set(factors.flatMap((factor) => factor.parameters));
    const shares = parameters.filter(({ name, uncertainty }) => names.has(name) && uncertainty !== null);
    const only = <Value>(all: Readonly<Record<string, Value>> = {}): Readonly<Record<string, Value>> =>
      Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
    return {
      draw,
      shares: Object.fromEntries(shares.map(({ name }) => [name, shareOf(name)])),
      sources: only(given.sources),
      chances: only(given.chances),
      ...(factors.some(({ moves }) => moves === "drift") ? { path: other } : {}),
    };
  };
}
