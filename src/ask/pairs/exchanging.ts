// A draw with what some factors move of another one.
import { drawParameters, sharesOfDraw } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import type { DesignedPoint } from "../../ensemble/manifest.ts";
import { Stream } from "../../random/stream.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import type { SobolFactor } from "./factors.ts";

/** @param exchanged of the factors, those that move */
export type Exchange = (draw: number, other: number, exchanged: readonly SobolFactor[]) => DesignedPoint;

/** With all other figures among what moves, it is the other draw with what does not move of the first. */
export function exchanging(documents: Documents, factors: readonly SobolFactor[], seed: number): Exchange {
  const mixing = mixer(documents, seed);
  return (draw, other, exchanged) => {
    if (!exchanged.some(({ moves }) => moves === "rest")) return mixing(draw, other, exchanged);
    return mixing(
      other,
      draw,
      factors.filter((factor) => !exchanged.includes(factor)),
    );
  };
}

/** Draws are kept as long as rows are of them. */
const keptDraws = 2;

function mixer({ parameters, scenarios, model }: Documents, seed: number): Exchange {
  const drawn = (draw: number) => ({
    shareOf: sharesOfDraw(parameters, new Stream(seed, draw)),
    given: drawParameters(parameters, { seed, replication: draw, sources: {}, chances: chancesIn(scenarios), regimes: model.regimes }), // prettier-ignore
  });
  const kept = new Map<number, ReturnType<typeof drawn>>();
  const drawnOnce = (draw: number): ReturnType<typeof drawn> => {
    const found = kept.get(draw) ?? drawn(draw);
    if (!kept.has(draw) && kept.size >= keptDraws) kept.clear();
    kept.set(draw, found);
    return found;
  };
  return (draw, other, factors) => {
    const { shareOf, given } = drawnOnce(other);
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
