// How the page was made, so that somebody else can make it again; and what nobody has checked.
import { isDrifting } from "../study/drifting.ts";
import { fluidBadgeLines } from "./fluidBadgeLines.ts";
import { capital, escape, paragraph, section } from "./html.ts";
import { counted, number } from "../quantity/numberWords.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { liveLine } from "./liveLink.ts";
import { settingsText } from "../study/settings.ts";
import { addedScenarios, shownStacks, shortTitles, stackPhrase, stackTitle } from "./stackTitle.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";
import { gateWords, neverTested } from "./verdictWords.ts";

export function scenarioSection(input: ReportInput): string {
  const shown = shownStacks(input);
  const short = shortTitles(
    input,
    shown.map(({ stack }) => stack),
  );
  const items = shown.map(({ stack, replications }, index) => {
    // what an earlier row has said already is not said again
    const before = shown
      .slice(0, index)
      .map((one) => one.stack)
      .filter((one) => one.length > 0 && addedScenarios(one, stack) !== null)
      .toSorted((a, b) => b.length - a.length)[0];
    const parts = (before === undefined ? stack : (addedScenarios(before, stack) ?? stack))
      .map((name) => input.scenarios.find((one) => one.name === name))
      .filter((one) => one !== undefined);
    const text = parts.map((one) => one.description).filter((one) => one !== "");
    const same = before === undefined ? [] : [`As in ${stackPhrase(input, before)}, and:`];
    const said = stack.length === 0 ? ["No change: the model and its parameters alone."] : [...same, ...text];
    const runs = `<span class="quiet">${counted(replications, "run")}.</span>`;
    const full = stackTitle(input, stack);
    const name =
      short[index] === full
        ? escape(full)
        : `${escape(capital(short[index]))}<br><span class="quiet">${escape(full)}</span>`;
    return `<dt>${name}</dt><dd>${escape(said.join(" "))} ${runs}${liveLine(input, stack)}</dd>`;
  });
  const others = input.study.stacks.filter((stack) => !shown.includes(stack));
  const forClaims =
    others.length === 0
      ? ""
      : paragraph(
          `Run for statements alone, whose numbers stand with them: ${others.map(({ stack, replications }) => `${stackTitle(input, stack)} (${counted(replications, "run")})`).join("; ")}.`,
          "note",
        );
  return section(
    "scenarios",
    "What is compared",
    `${counted(shown.length, "scenario")}: ${short.join("; ")}`,
    `<dl>${items.join("")}</dl>${forClaims}${measureTables(input).map(foldedTable).join("")}`,
  );
}

/** Every measure of every stack. */
export function measureTables(input: ReportInput): readonly Table[] {
  const means = isDrifting(input.study) ? [] : ["mean", "standard error"];
  const titles = [...means, "10 % of runs below", "25 % below", "median", "75 % below", "90 % below"];
  return [
    {
      name: "measures",
      caption: "Measures by scenario (–: nothing to measure, or too few runs; “still waiting” is of waits only)",
      columns: [
        words("measure"),
        words("scenario"),
        words("unit"),
        figures("runs"),
        ...titles.map((title) => figures(title)),
        figures("still waiting"),
        ...(input.levels === undefined ? [] : [words("forecasts of its level")]),
      ],
      rows: shownStacks(input).flatMap((stack) =>
        stack.measures.map((one) => [
          one.title,
          stackTitle(input, stack.stack),
          one.unit,
          one.values.filter((value) => value !== null).length,
          ...(isDrifting(input.study) ? [] : [one.mean, one.standardError]),
          one.p10,
          one.p25,
          one.median,
          one.p75,
          one.p90,
          one.stillWaiting,
          ...(input.levels === undefined ? [] : [gateWords(input.levels[one.name] ?? neverTested)]),
        ]),
      ),
    },
  ];
}

export function notValidatedSection(input: ReportInput): string {
  if (input.notValidated.length === 0) return "";
  const items = input.notValidated.map((text) => `<li>${escape(text)}</li>`).join("");
  return section(
    "not-validated",
    "What has not been checked",
    counted(input.notValidated.length, "point"),
    `<ul>${items}</ul>`,
  );
}

export function runSection(input: ReportInput): string {
  const { study, run } = input;
  const set = settingsText(study);
  const isOneRun = study.engine === "fluid" && study.spec.points === "central";
  const rows: readonly (readonly [string, string])[] = [
    ["study", study.id],
    ["model", `${study.title} (${study.modelId})`],
    ["period", `${study.startDate} to ${study.endDate}`],
    ["engine", study.engine],
    ...(isOneRun ? [] : [["seed", String(study.spec.seed)] as const]),
    ["runs of a scenario", `${number(study.spec.replications, "exact")} at most; the ledger below has each`],
    ...(study.engine === "fluid" ? [] : [["sample", study.sampleNote] as const]),
    ...(set === "" ? [] : [["set", set] as const]),
    ["uncertainty", study.uncertaintyNote],
    ["sources chosen", sourcesText(study.spec.sources)],
    ...(study.engine === "fluid" ? [] : [["events simulated", number(run.events, "exact")] as const]),
    ...run.versions.map(({ name, version }): readonly [string, string] => [name, version]),
  ];
  const list = rows.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join("");
  const commands = run.commands.map((command) => escape(command)).join("\n");
  return section(
    "made",
    "How this page was made",
    `Study ${study.id.slice(0, 8)}, ${isOneRun ? "expected numbers" : `seed ${study.spec.seed}`}; the commands that make it again`,
    `<dl class="run">${list}</dl>${fluidWords(input)}${run.notes.map((note) => paragraph(note)).join("")}` +
      `<h3>To make it again</h3><pre tabindex="0"><code>${commands}</code></pre>` +
      `<h3>The ledger</h3>${paragraph(ledgerWords(input))}${runTables(input).map(foldedTable).join("")}`,
  );
}

/** Which engine, what was compared, how far apart the engines were, and what lies outside of that. */
function fluidWords({ fluid, study }: ReportInput): string {
  if (fluid === undefined) return "";
  const shown = study.stacks.flatMap(({ measures }) => measures);
  const items = fluidBadgeLines(fluid, shown).map((line) => `<li>${escape(line)}</li>`);
  return `<ul class="engine">${items.join("")}</ul>`;
}

export function runTables(input: ReportInput): readonly Table[] {
  // expected numbers are no events
  const hasDigests = input.study.stacks.some(({ digests }) => digests.some((digest) => digest !== ""));
  return [
    {
      name: "ledger",
      caption: hasDigests ? "Persons over all runs, and the digest of each run" : "Persons over all runs",
      columns: [
        words("scenario"),
        ...["runs", "initial", "arrived", "inside at the end", "left"].map((title) => figures(title)),
        ...(hasDigests ? [words("digests")] : []),
      ],
      rows: input.study.stacks.map(({ stack, replications, ledger, digests }) => [
        stackTitle(input, stack),
        replications,
        ledger.initial,
        ledger.arrived,
        ledger.inside,
        ledger.exited,
        ...(hasDigests ? [digests.join(" ")] : []),
      ]),
    },
  ];
}

function ledgerWords(input: ReportInput): string {
  const off = input.study.stacks.filter(({ ledger }) => {
    const total = ledger.initial + ledger.arrived;
    // weights of a sample need not add up to the last bit
    return Math.abs(total - ledger.inside - ledger.exited) > 1e-9 * total;
  });
  if (off.length > 0)
    return `The ledger does not balance in ${off.map(({ stack }) => stackTitle(input, stack)).join(", ")}.`;
  return "In every scenario, those present at the start plus those who arrived equal those inside at the end plus those who left.";
}

function sourcesText(sources: Readonly<Record<string, string>>): string {
  const chosen = Object.entries(sources).map(([name, option]) => `${name} = ${option}`);
  return chosen.length === 0 ? "drawn by weight, or the default" : chosen.join(", ");
}
