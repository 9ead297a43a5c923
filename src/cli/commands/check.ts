// pendency check FILE: everything that can be told about documents without running them.
import type { Command } from "commander";
import { asOfLines, numbersLine } from "../../ask/asOfWords.ts";
import { checkDocuments } from "../../ask/check.ts";
import type { Checked } from "../../ask/check.ts";
import type { Documents } from "../../documents/documents.ts";
import { countsOf, numbersRead } from "../../documents/numbersRead.ts";
import { openModel } from "../../disk/openModel.ts";
import { describeProblem } from "../../errors.ts";
import { endingJson } from "../../present/endingJson.ts";
import { foldLines } from "../../present/fold.ts";
import { counted } from "../../quantity/numberWords.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Console } from "../console.ts";
import { examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareCheck(program: Command, act: Act): void {
  standing(shared(program.command("check <model>")))
    .description("check documents without running them")
    .addHelpText("after", examples("check office.yaml", "check us-removal"))
    .action((model: string, options: RunOptions) => act(options, (console) => check(model, options, console)));
}

/** Reads, compiles every scenario with the measures of all claims and targets, and says how large a run would be. */
function check(asked: string, options: RunOptions, console: Console): number {
  const documents = openModel(asked, asOfOptions(options));
  const { model, asOf } = documents;
  const checked = checkDocuments(documents);
  const { sizes, impossible, rounded } = checked;
  const warnings = [...documents.warnings, ...checked.outside];
  if (options.json === true) {
    const counts = documentCounts(documents);
    const ending = endingJson(documents, { impossible, numbers: numbersRead(documents) });
    console.print(JSON.stringify({ ...counts, problems: [], warnings, rounded, expectedPeople: sizes, ...ending }));
    return sizes.length === 0 ? 1 : 0;
  }
  for (const warning of warnings) console.complain(`warning: ${describeProblem(warning)}`);
  // on an early day, not even the model as it stands may be left
  if (sizes.length === 0)
    console.print(`${console.style.bad("Not possible on that day")}: ${model.title} (${model.id})`);
  else if (options.quiet === true) return 0;
  else tellInOrder(documents, checked, console);
  for (const { stack, because } of impossible)
    console.print(foldLines(`not possible: ${stackName(stack)}: ${because}`, console.style));
  console.beside(asOfLines(documents.asOf));
  if (asOf !== null) console.beside([numbersLine(countsOf(numbersRead(documents)))]);
  if (sizes.length === 0) return 1;
  for (const { parameter, alternative, what, words } of asOf?.standIns ?? []) {
    const named = alternative === "" ? parameter : `${parameter} (${alternative})`;
    console.beside([`  ${named}: ${what}, ${words}`]);
  }
  return 0;
}

function documentCounts({ model, parameters, scenarios, claims, targets, forecasts }: Documents) {
  return {
    model: model.id,
    title: model.title,
    stages: model.stages.length,
    resources: model.resources.length,
    parameters: parameters.length,
    scenarios: scenarios.length,
    claims: claims.length,
    targets: targets.length,
    ...(forecasts === null ? {} : { series: forecasts.series.length }),
  };
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([noun, count]) => counted(count, noun))
    .join(", ");
}

/** "rounded down: resources.judges.servers from 12.6 to 12 at the start (model.yaml:53:14); 3 more" */
function roundedLine({ path, at, from, to, since, others, stack, when }: Checked["rounded"][number]): string {
  const under = stack === "baseline" ? "" : `, under ${stack}`;
  const place = `${at.file}:${at.line}:${at.column}`;
  const more = others === 0 ? "" : `, and ${others} more`;
  const on = since === 0 ? "" : ` on ${when}`;
  return `  rounded down: ${path} from ${Number(from.toPrecision(10))} to ${to}${on}${under} (${place})${more}`;
}

function tellInOrder(documents: Documents, { sizes, rounded }: Checked, console: Console): void {
  const { model } = documents;
  const counts = documentCounts(documents);
  const parts = [
    listed({ stage: counts.stages, resource: counts.resources, parameter: counts.parameters }),
    listed({ scenario: counts.scenarios, claim: counts.claims, target: counts.targets }),
    ...(counts.series === undefined
      ? []
      : [`forecasts of ${counted(counts.series, "published series", "published series")}`]),
    `about ${sizes[0].people.toLocaleString("en")} ${model.entities[0] ?? "people"} in a one-to-one run`,
  ];
  const text = `${console.style.good("In order")}: ${model.title} (${model.id})\n  ${parts.join("\n  ")}`;
  console.print(foldLines(text, console.style));
  console.beside(rounded.map(roundedLine));
}
