// `--set judgesInPost="900 judges"`: the command line as a scenario of its own, so that it is checked like any other.
import type { Documents } from "../documents/readDocuments.ts";
import type { ModelFiles } from "../disk/findModel.ts";
import { isoDate } from "../quantity/date.ts";
import { didYouMean } from "../reading/suggest.ts";
import { refuseUsage } from "../errors.ts";

/** One setting of several parameters at once, by the name of its scenario. */
export interface Setting {
  readonly scenario: string;
  readonly values: readonly (readonly [string, string])[];
  /** the instant it acts from; null: the start of the run */
  readonly from: string | null;
}

/** The scenario that --set makes. */
export const settingName = "setAtTheCommandLine";

/**
 * The model's files with one more document, which holds a scenario for each setting.
 *
 * @throws PendencyError (usage) for a name that is no parameter
 */
export function withSettings(
  files: ModelFiles,
  { model, parameters }: Documents,
  settings: readonly Setting[],
): ModelFiles {
  const known = parameters.map((parameter) => parameter.name);
  for (const [name] of settings.flatMap((setting) => setting.values)) {
    if (known.includes(name)) continue;
    refuseUsage(
      "--set",
      "a parameter of the model",
      `"${name}"`,
      didYouMean(name, known) ?? `it has ${known.join(", ")}`,
    );
  }
  const start = model.runs.kind === "calendar" ? isoDate(model.runs.fromDays) : "0 days";
  const lines = settings.flatMap(({ scenario, values, from }) => [
    `  ${scenario}:`,
    `    title: ${quoted(values.map(([name, value]) => `${name} = ${value}`).join(", "))}`,
    "    changes:",
    ...values.map(([name, value]) => `      - {from: ${from ?? start}, parameter: ${name}, set: ${asWritten(value)}}`),
  ]);
  const text = ["pendency: scenarios v1", `for: ${model.id}`, "scenarios:", ...lines, ""].join("\n");
  return { ...files, documents: [...files.documents, { path: "the command line", text }] };
}

/** Flow values such as {lognormal: …} stand as they are; everything else is quoted. */
function asWritten(value: string): string {
  return value.startsWith("{") ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
