// The record of a kept run for others' tools: a Process Run Crate (profile 0.5 over RO-Crate 1.1), as JSON-LD.
// https://w3id.org/ro/wfrun/process/0.5 says which properties must stand in it.
import type { FrozenRun } from "../ask/frozen/frozenRun.ts";

const profile = "https://w3id.org/ro/wfrun/process/0.5";

/** @param times ISO instants at which the command began and ended */
export function processRunCrate(
  run: Omit<FrozenRun, "hash">,
  command: string,
  times: { readonly began: string; readonly ended: string },
): object {
  const { id, model, engineVersion, files, study } = run;
  const results = [...files.map(({ name }) => name), "run.json"];
  const inputs = "documents.json.gz";
  const action = `#run-${id}`;
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
        name: `${model.title}: run ${id}`,
        description: `What the command "${command}" wrote; "pendency verify" makes it again and compares.`,
        datePublished: times.ended,
        license: "No licence is stated for this run.",
        identifier: id,
        hasPart: [...results, inputs].map((name) => ({ "@id": encodeURI(name) })),
        mentions: { "@id": action },
      },
      { "@id": profile, "@type": "CreativeWork", name: "Process Run Crate", version: "0.5" },
      { "@id": "#pendency", "@type": "SoftwareApplication", name: "Pendency", softwareVersion: engineVersion },
      {
        "@id": action,
        "@type": "CreateAction",
        name: study === null ? `Run ${id}` : `Run ${id} of study ${study}`,
        description: command,
        startTime: times.began,
        endTime: times.ended,
        instrument: { "@id": "#pendency" },
        object: { "@id": inputs },
        result: results.map((name) => ({ "@id": encodeURI(name) })),
        actionStatus: { "@id": `http://schema.org/${run.isWhole ? "Completed" : "Failed"}ActionStatus` },
      },
      ...files.map(({ name, hash }) => ({ ...fileEntity(name), sha256: hash })),
      fileEntity("run.json"),
      fileEntity(inputs),
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
