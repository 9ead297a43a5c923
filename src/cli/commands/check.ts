// pendency check FILE: everything that can be told about documents without running them.
import type { Command } from "commander";
import { asOfLines, numbersLine } from "../../ask/asOfWords.ts";
import { checkDocuments } from "../../ask/check.ts";
import type { Checked } from "../../ask/check.ts";
import type { Documents } from "../../documents/documents.ts";
import { scoresLines } from "../../ask/gates/modelGates.ts";
import { askMovable } from "../../ask/movable.ts";
import type { Movable } from "../../ask/movable.ts";
import { countsOf, numbersRead } from "../../documents/numbersRead.ts";
import { openModel } from "../../disk/openModel.ts";
import { describeProblem } from "../../errors.ts";
import { endingJson } from "../../present/endingJson.ts";
import { foldLines } from "../../present/fold.ts";
import { heldWords } from "../../present/verdictWords.ts";
import { counted } from "../../quantity/numberWords.ts";
import { stackName } from "../../scenario/stack.ts";
import { conducting } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared, standing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareCheck(program: Command, act: Act): void {
  standing(shared(program.command("check <model>")))
    .description("check documents without running them")
    .option("--turning", "also run the claims, with each lever moved to both ends, and tell which cannot fail")
    .addHelpText("after", examples("check office.yaml", "check us-removal", "check office.yaml --turning"))
    .action((model: string, options: CheckOptions) => act(options, (console) => check(model, options, console)));
}

interface CheckOptions extends RunOptions {
  readonly turning?: boolean;
}

/** Reads, compiles every scenario with the measures of all claims and targets, and says how large a run would be. */
async function check(asked: string, options: CheckOptions, console: Console): Promise<number> {
  const documents = openModel(asked, asOfOptions(options));
  const { model, asOf } = documents;
  const checked = checkDocuments(documents);
  const { sizes, impossible, rounded } = checked;
  const warnings = [...documents.warnings, ...checked.outside];
  const turning = options.turning === true && sizes.length > 0 ? await turningOf(documents, options, console) : null;
  if (options.json === true) {
    const counts = documentCounts(documents);
    const ending = endingJson(documents, { impossible, numbers: numbersRead(documents) });
    console.print(
      JSON.stringify({
        ...counts,
        problems: [],
        warnings,
        rounded,
        expectedPeople: sizes,
        ...(turning === null ? {} : { turning }),
        ...ending,
      }),
    );
    return sizes.length === 0 ? 1 : 0;
  }
  for (const warning of warnings) console.complain(`warning: ${describeProblem(warning)}`);
  // on an early day, not even the model as it stands may be left
  if (sizes.length === 0)
    console.print(`${console.style.bad("Not possible on that day")}: ${model.title} (${model.id})`);
  else if (options.quiet === true) return 0;
  else tellInOrder(documents, checked, console);
  if (turning !== null) console.print(foldLines(turningLines(turning).join("\n"), console.style));
  for (const { stack, because } of impossible)
    console.print(foldLines(`not possible: ${stackName(stack)}: ${because}`, console.style));
  console.beside([...asOfLines(documents.asOf), ...scoresLines(documents)]);
  if (asOf !== null) console.beside([numbersLine(countsOf(numbersRead(documents)))]);
  if (sizes.length === 0) return 1;
  for (const { parameter, alternative, what, words } of asOf?.standIns ?? []) {
    const named = alternative === "" ? parameter : `${parameter} (${alternative})`;
    console.beside([`  ${named}: ${what}, ${words}`]);
  }
  return 0;
}

async function turningOf(documents: Documents, options: RunOptions, console: Console): Promise<readonly Movable[]> {
  const { found } = await conducting(options, console, (conduct) => askMovable(documents, {}, conduct));
  return found.tests;
}

/** How many tests of claims turn, and each that says of itself what is not so. */
function turningLines(tests: readonly Movable[]): readonly string[] {
  if (tests.length === 0) return ["no claim is decided by runs"];
  const turns = tests.filter(({ runs, turnedByLevers }) => (runs.held > 0 && runs.held < runs.made) || turnedByLevers.length > 0); // prettier-ignore
  const told = tests.filter(({ finding }) => finding !== "");
  return [
    `${counted(tests.length, "test")} of claims by runs: ${turns.length} of them ${turns.length === 1 ? "turns" : "turn"} from run to run or with a lever`,
    ...told.map(({ claim, test, part, finding, runs }) => {
      const where = `${claim}, test ${test}${part === "" ? "" : ` (${part})`}`;
      return finding === "turns nowhere"
        ? `  ${where}: holds ${heldWords(runs)}, and no lever turns it; \`byConstruction:\` would say why`
        : `  ${where}: declared by construction, and yet holds ${heldWords(runs)}`;
    }),
  ];
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
