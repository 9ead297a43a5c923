// The record of a kept run for others' tools: a Process Run Crate (profile 0.5 over RO-Crate 1.1), as JSON-LD.
// https://w3id.org/ro/wfrun/process/0.5 says which properties must stand in it.
import type { FrozenRun } from "../ask/frozen/frozenRun.ts";
import type { EnsembleManifest } from "../ensemble/manifest.ts";

const profile = "https://w3id.org/ro/wfrun/process/0.5";

interface Crate {
  /** of the action, and what it is called */
  readonly id: string;
  readonly action: string;
  readonly title: string;
  readonly engineVersion: string;
  readonly command: string;
  readonly began: string | null;
  /** ISO instants */
  readonly ended: string;
  readonly isWhole: boolean;
  readonly inputs: readonly string[];
  /** with their hashes, where these are known */
  readonly results: readonly { readonly name: string; readonly hash?: string }[];
}

/** @param times ISO instants at which the command began and ended */
export function processRunCrate(
  run: Omit<FrozenRun, "hash">,
  command: string,
  times: { readonly began: string; readonly ended: string },
): object {
  const { id, model, engineVersion, files, study, isWhole } = run;
  return crateOf({
    id,
    action: study === null ? `Run ${id}` : `Run ${id} of study ${study}`,
    title: `${model.title}: run ${id}`,
    engineVersion,
    command,
    ...times,
    isWhole,
    inputs: ["documents.json.gz"],
    results: [...files, { name: "run.json" }],
  });
}

/**
 * Of a run folder of an ensemble. When it was begun nobody wrote down.
 *
 * @param ended ISO instant at which it was put together
 */
export function ensembleCrate(
  { id, model, engineVersion }: Pick<EnsembleManifest, "id" | "model" | "engineVersion">,
  results: Crate["results"],
  isWhole: boolean,
  ended: string,
): object {
  return crateOf({
    id,
    action: `Ensemble ${id}`,
    title: `${model.title}: ensemble ${id}`,
    engineVersion,
    command: "pendency merge --crate",
    began: null,
    ended,
    isWhole,
    inputs: ["ensemble.json", "documents.json"],
    results,
  });
}

function crateOf({
  id,
  action: called,
  title,
  engineVersion,
  command,
  began,
  ended,
  isWhole,
  inputs,
  results,
}: Crate): object {
  const action = `#run-${id}`;
  const all = [...results.map(({ name }) => name), ...inputs];
  const named = (names: readonly string[]): readonly object[] => names.map((name) => ({ "@id": encodeURI(name) }));
  const objects = named(inputs);
  return {
    "@context": ["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"],
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
        about: { "@id": "./" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        conformsTo: { "@id": profile },
        name: title,
        description: `What the command "${command}" wrote; "pendency verify" makes it again and compares.`,
        datePublished: ended,
        license: "No licence is stated for this run.",
        identifier: id,
        hasPart: named(all),
        mentions: { "@id": action },
      },
      { "@id": profile, "@type": "CreativeWork", name: "Process Run Crate", version: "0.5" },
      { "@id": "#pendency", "@type": "SoftwareApplication", name: "Pendency", softwareVersion: engineVersion },
      {
        "@id": action,
        "@type": "CreateAction",
        name: called,
        description: command,
        ...(began === null ? {} : { startTime: began }),
        endTime: ended,
        instrument: { "@id": "#pendency" },
        object: objects.length === 1 ? objects[0] : objects,
        result: named(results.map(({ name }) => name)),
        actionStatus: { "@id": `http://schema.org/${isWhole ? "Completed" : "Failed"}ActionStatus` },
      },
      ...results.map(({ name, hash }) => ({ ...fileEntity(name), ...(hash === undefined ? {} : { sha256: hash }) })),
      ...inputs.map(fileEntity),
    ],
  };
}

function fileEntity(name: string): object {
  return { "@id": encodeURI(name), "@type": "File", name, encodingFormat: formatOf(name) };
}

const formats: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  html: "text/html",
  gz: "application/gzip",
  parquet: "application/vnd.apache.parquet",
};

function formatOf(name: string): string {
  return formats[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}
