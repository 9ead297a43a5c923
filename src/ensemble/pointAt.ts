// What a run of an ensemble is given: its point's draws, the source case's publishers, the path's drift, and what is set.
import { drawParameters, quantileOf } from "../compile/drawParameters.ts";
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import { givenDraw } from "../parameters/parameterSet.ts";
import { together } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { chancesIn } from "../scenario/scenario.ts";
import type { DesignedPoint, EnsembleManifest, SourceCase } from "./manifest.ts";

type Given = Pick<EnsembleManifest, "seed" | "points" | "paths" | "replications">;

/** The point of a number, as it was designed; one that is drawn is draw `number` and nothing else. */
function designOf({ points }: Pick<EnsembleManifest, "points">, number: number): DesignedPoint {
  return points.kind === "drawn" ? { draw: number } : points.points[number];
}

/** Which chances a run has: runs of one path differ in nothing else, and so do those of one point and path elsewhere. */
export function chanceOf(manifest: Given, number: number, path: number, replication: number): number {
  const { chance = number } = designOf(manifest, number);
  return (chance * manifest.paths + path) * manifest.replications + replication;
}

/**
 * @param given what every run has from outside, read once
 */
export function pointAt(
  manifest: Given,
  documents: Documents,
  { sources }: Pick<SourceCase, "sources">,
  number: number,
  path: number,
  given: Point | null,
): Point | null {
  const design = designOf(manifest, number);
  const { draw, shares = {}, chances, set = {} } = design;
  const drawn = drawParameters(documents.parameters, {
    seed: manifest.seed,
    replication: draw ?? 0,
    sources: { ...design.sources, ...sources },
    chances: chancesIn(documents.scenarios),
    regimes: documents.model.regimes,
    given: givenDraw(documents.posterior, draw ?? 0),
  });
  const { path: whose = draw } = design;
  // what is known of a path belongs to its draw; what comes after is the path's own
  const steps = whose === null ? undefined : givenDraw(documents.posterior, whose)?.steps;
  const drift =
    whose === null || drawn.drift === undefined
      ? {}
      : {
          drift: {
            seed: manifest.seed,
            replication: whose * manifest.paths + path,
            ...(steps === undefined ? {} : { given: steps }),
          },
        };
  const base: Omit<Point, "drift"> =
    draw === null
      ? { draws: {}, sources: { ...design.sources, ...sources }, set: [] }
      : { draws: drawn.draws, sources: drawn.sources, ...chancesOf(drawn.chances), set: [] };
  const point: Point = {
    ...base,
    draws: { ...base.draws, ...drawsAt(shares, documents) },
    ...chancesOf(base.chances, chances),
    ...drift,
  };
  const own =
    Object.keys(set).length === 0 ? null : readSettings(documents, Object.entries(set), null, `points[${number}].set`);
  return together(together(point, given), own);
}

function chancesOf(...all: readonly Point["chances"][]): Pick<Point, "chances"> {
  const known = all.filter((chances) => chances !== undefined);
  return known.length === 0 ? {} : { chances: Object.assign({}, ...known) as Point["chances"] };
}

/** The values below which these shares of the parameters' uncertainties lie. */
function drawsAt(shares: Readonly<Record<string, number>>, { parameters }: Documents): Point["draws"] {
  return Object.fromEntries(
    Object.entries(shares).flatMap(([name, share]) => {
      const uncertainty = parameters.find((one) => one.name === name)?.uncertainty ?? null;
      if (uncertainty === null) return [];
      const value = quantileOf(uncertainty.distribution, share, `parameters.${name}.uncertainty`);
      return [[name, { how: uncertainty.how, value }] as const];
    }),
  );
}
