// A model of a thousand stages, as its documents: 40 offices of 25 steps, some steps gone through again, some people sent
// on to another office, every office with officers and with a share that somebody may move.
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import type { Documents } from "../../src/documents/documents.ts";

const [offices, steps] = [40, 25];

export function thousandStages(): Documents {
  const judged = "kind: judgement, judgedBy: example, reason: invented";
  const each = Array.from({ length: offices }, (_, office) => office);
  const parameters = each.flatMap((office) => [
    `  officers${office}: {title: Officers of office ${office}, unit: officers, ${judged}, value: ${20 + (office % 7)}}`,
    `  again${office}: {title: Part that office ${office} hears again, unit: share, ${judged}, value: ${5 + (office % 11)}%}`,
  ]);
  const resources = each.map((office) => `  desk${office}: {servers: officers${office}}`);
  const stages = each.flatMap((office) =>
    Array.from({ length: steps }, (_, step) => stage(office, step)).map((text) => `  ${text}`),
  );
  const text = [
    "pendency: model v1",
    "title: Forty offices",
    "runs: {from: 2025-01-01, through: 2025-12-31}",
    "units: [officer]",
    "parameters:",
    ...parameters,
    "resources:",
    ...resources,
    "stages:",
    ...stages,
    "quantities:",
    ...each.map((office) => `  done${office}: {title: Decided by office ${office}, entries: o${office}s24}`),
    "",
  ].join("\n");
  return openDocuments(modelFiles("forty-offices", [{ path: "forty-offices.yaml", text }]));
}

function stage(office: number, step: number): string {
  const name = `o${office}s${step}`;
  const title = `title: Step ${step} of office ${office}, phase: Office ${office}`;
  const next = `o${office}s${step + 1}`;
  if (step === 0)
    return `${name}: {${title}, arrivals: {rate: ${10 + (office % 5)} per day}, passes: true, next: ${next}}`;
  if (step === steps - 1) return `${name}: {${title}, outcome: true}`;
  if (step === 12) {
    const again = `{o${office}s6: again${office}, ${next}: rest}`;
    return `${name}: {${title}, service: {by: desk${office}, time: {exponential: {mean: 1.5 days}}}, next: ${again}}`;
  }
  if (step === 18) {
    const other = `o${(office + 1) % offices}s3`;
    return `${name}: {${title}, dwell: {exponential: {mean: 2 days}}, next: {${other}: 5%, ${next}: rest}}`;
  }
  return `${name}: {${title}, dwell: {exponential: {mean: 1 day}}, next: ${next}}`;
}
