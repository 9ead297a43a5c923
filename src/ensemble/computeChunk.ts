// A chunk of an ensemble → its numbers: the same bytes wherever it is made, and whatever was made before it.
import type { Documents } from "../documents/documents.ts";
import { problemInModel } from "../documents/placeInModel.ts";
import { readSettings } from "../documents/readSettings.ts";
import { describeProblem, PendencyError, refuseUsage } from "../errors.ts";
import type { Point } from "../scenario/point.ts";
import { engineVersion } from "../study/engineVersion.ts";
import type { StudyInput } from "../study/planStudy.ts";
import { Runner } from "../study/runReplication.ts";
import type { StudySpec } from "../study/study.ts";
import { studyInput } from "../study/studyRequest.ts";
import { chunkVersion } from "./chunk.ts";
import type { Chunk, ChunkRun, FailedRun, PointGiven, RunPlace } from "./chunk.ts";
import { chunkCount, documentsHashOf, pointsOfChunk } from "./manifest.ts";
import type { EnsembleManifest, SourceCase } from "./manifest.ts";
import { chanceOf, pointAt } from "./pointAt.ts";

/** Makes chunks of one ensemble, one after another: what their runs have in common is compiled once. */
export class ChunkMaker {
  readonly #manifest: EnsembleManifest;
  readonly #documents: Documents;
  readonly #given: Point | null;
  /** by source case */
  readonly #runners: readonly Runner[];

  /** @throws PendencyError (usage) when this engine or these documents are not the ensemble's */
  constructor(manifest: EnsembleManifest, documents: Documents) {
    checkMaker(manifest, documents);
    this.#manifest = manifest;
    this.#documents = documents;
    const { given } = manifest;
    this.#given = given === null ? null : readSettings(documents, given.values, given.from);
    this.#runners = manifest.sources.map((one) => new Runner(ensembleInput(manifest, documents, one)));
  }

  /**
   * @param onRun called after each run
   * @throws PendencyError (usage) for a number that is none of its chunks
   */
  make(number: number, onRun: () => void = () => {}): Chunk {
    const manifest = this.#manifest;
    const count = chunkCount(manifest);
    if (!Number.isInteger(number) || number < 0 || number >= count) {
      refuseUsage("chunk", `a whole number from 0 to ${count - 1}`, String(number));
    }
    const { from, to } = pointsOfChunk(manifest, number);
    const units = manifest.measures.map(() => "");
    const points: PointGiven[] = [];
    const runs: ChunkRun[] = [];
    const failed: FailedRun[] = [];
    for (let point = from; point < to; point++) {
      points.push(this.#drawnAt(point));
      for (const place of placesOf(manifest, point)) {
        try {
          runs.push({ ...place, values: this.#values(place, units) });
        } catch (error) {
          if (!(error instanceof PendencyError)) throw error;
          failed.push({ ...place, why: describeProblem(problemInModel(error.problems[0], this.#documents.model)) });
        }
        onRun();
      }
    }
    return { pendency: chunkVersion, ensemble: manifest.id, number, from, to, units, points, runs, failed };
  }

  #pointOf({ point, source, path }: RunPlace): Point | null {
    return pointAt(this.#manifest, this.#documents, this.#manifest.sources[source], point, path, this.#given);
  }

  #values(place: RunPlace, units: string[]): readonly (number | null)[] {
    const { measures } = this.#manifest;
    const { stack, source, point, path, replication } = place;
    const task = { index: 0, stack, replication: chanceOf(this.#manifest, point, path, replication) };
    const { observation } = this.#runners[source].runAt(task, this.#pointOf(place), `draw ${point}`);
    const found = new Map(observation.measures.map((one) => [one.name, one]));
    for (const [at, { name }] of measures.entries())
      units[at] = units[at] === "" ? (found.get(name)?.unit ?? "") : units[at];
    return measures.map(({ name }) => found.get(name)?.value ?? null);
  }

  /** What the point drew, without what a source case says for it. */
  #drawnAt(point: number): PointGiven {
    const given = this.#pointOf({ point, source: 0, stack: 0, path: 0, replication: 0 });
    const said = this.#manifest.sources[0].sources;
    const draws = Object.entries(given?.draws ?? {}).map(([name, { value }]) => [name, value] as const);
    const sources = Object.entries(given?.sources ?? {}).filter(([name]) => !Object.hasOwn(said, name));
    return {
      point,
      draws: Object.fromEntries(draws),
      sources: Object.fromEntries(sources),
      chances: given?.chances ?? {},
    };
  }
}

/** One chunk by itself. @throws PendencyError (usage) as `ChunkMaker` does */
export function computeChunk(manifest: EnsembleManifest, documents: Documents, number: number): Chunk {
  return new ChunkMaker(manifest, documents).make(number);
}

/** @throws PendencyError (usage) that names what differs */
export function checkMaker(manifest: EnsembleManifest, documents: Documents): void {
  if (manifest.engineVersion !== engineVersion) {
    refuseUsage(
      `ensemble ${manifest.id}`,
      `engine ${manifest.engineVersion}, by which it was begun`,
      `engine ${engineVersion}`,
      `nothing was changed; run it with pendency ${manifest.engineVersion}, or begin another ensemble`,
    );
  }
  const own = documentsHashOf(documents);
  if (manifest.documentsHash !== own) {
    refuseUsage(
      `ensemble ${manifest.id}`,
      `the documents of ${manifest.model.id} it was begun with (${manifest.documentsHash})`,
      `others (${own})`,
      "nothing was changed; begin another ensemble with these documents",
    );
  }
}

/** What the runs of one source case need; measures of all stacks are taken in every run. */
export function ensembleInput(
  {
    engine,
    seed,
    stacks,
    sample,
    asked,
    warmUpDays,
    eventLimit,
    fluid,
  }: Omit<EnsembleManifest, "id" | "measures" | "claims" | "drifts">,
  documents: Documents,
  { sources }: Pick<SourceCase, "sources">,
): StudyInput {
  const spec: StudySpec = {
    engine,
    seed,
    replications: 1,
    stacks,
    // no run goes further than its last measure
    shown: [],
    inFull: null,
    fewer: null,
    points: "drawn",
    sources,
    sample,
    seriesGroup: "",
    seriesLevels: [],
  };
  const input = studyInput(
    { spec, measure: asked, warmUpDays, eventLimit, ...(fluid === null ? {} : { fluid }) },
    documents,
  );
  return { ...input, measures: input.measures.map((one) => ({ ...one, everyReplication: true })) };
}

/** All runs of a point, in their order. */
function* placesOf(
  { stacks, sources, paths, replications }: Pick<EnsembleManifest, "stacks" | "sources" | "paths" | "replications">,
  point: number,
): Generator<RunPlace> {
  for (let source = 0; source < sources.length; source++) {
    for (let stack = 0; stack < stacks.length; stack++) {
      for (let path = 0; path < paths; path++) {
        for (let replication = 0; replication < replications; replication++) {
          yield { point, source, stack, path, replication };
        }
      }
    }
  }
}
