// The report: one file that needs no network, no script and no program to be read.
import { answer } from "./answer.ts";
import { assumptionSection, assumptionTables } from "./assumptionSection.ts";
import { besideRunTables, besideSection } from "./besideSection.ts";
import { bindingSection, bindingTables } from "./bindingSection.ts";
import { changesSection, changesTables } from "./changesSection.ts";
import { costSection, costTables } from "./costChart.ts";
import { fanSection, fanTables } from "./fanSection.ts";
import { flowSection, flowTables } from "./flowPicture.ts";
import { gridSection, gridTables } from "./gridSection.ts";
import { explainSection } from "./explainSection.ts";
import { firstScreen } from "./firstScreen.ts";
import { escape, section } from "./html.ts";
import { informsSection, informsTables } from "./informsSection.ts";
import { mattersSection, mattersTables } from "./mattersSection.ts";
import { page } from "./page.ts";
import * as parameter from "./parameterTable.ts";
import { livesSection, peopleTables, tailSection } from "./peopleSection.ts";
import { pricesSection, pricesTables } from "./pricesSection.ts";
import { requiresSection, requiresTables } from "./requiresSection.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import * as run from "./runSection.ts";
import { pairsSection, pairsTables } from "./pairsSection.ts";
import { spreadSection, spreadTables } from "./spreadSection.ts";
import type { Table } from "./table.ts";
import { targetSection, targetTables } from "./targetTable.ts";
import { trackRecordSection, trackRecordTables } from "./trackRecordSection.ts";
import { verdictSection, verdictTables } from "./verdictList.ts";
import { waterfallSection, waterfallTables } from "./waterfallSection.ts";
import { waitSection, waitTables } from "./waitSection.ts";

/** The whole page as text: the answer open, everything else folded. Sections without data are left out. */
export function report(input: ReportInput): string {
  const sections = [
    input.plain === undefined ? "" : runsSection(input),
    run.scenarioSection(input),
    flowSection(input),
    fanSection(input),
    waitSection(input),
    tailSection(input),
    livesSection(input),
    bindingSection(input),
    pricesSection(input),
    gridSection(input),
    costSection(input),
    waterfallSection(input),
    mattersSection(input),
    pairsSection(input),
    informsSection(input),
    spreadSection(input),
    requiresSection(input),
    assumptionSection(input),
    verdictSection(input),
    changesSection(input),
    besideSection(input),
    targetSection(input),
    trackRecordSection(input),
    explainSection(input),
    parameter.conflictSection(input),
    parameter.parameterSection(input),
    run.notValidatedSection(input),
    run.runSection(input),
    parameter.sourceSection(input),
  ].filter((text) => text !== "");
  const { id, engine, sampleNote, uncertaintyNote } = input.study;
  return page({
    title: `${input.question} ${input.study.title}`,
    header: `<p class="kicker">${escape(input.study.title)}</p><h1>${escape(input.question)}</h1>`,
    body: (input.plain === undefined ? answerHtml(input) : firstScreen(input, input.plain)) + readOn(sections) + sections.join(""), // prettier-ignore
    footer: `Study ${id}. ${engine === "fluid" ? "" : `${sampleNote}; `}${uncertaintyNote}.`,
  });
}

/** The tables behind the page, in its order. */
export function allTables(input: ReportInput): readonly Table[] {
  return [
    run.measureTables,
    flowTables,
    fanTables,
    waitTables,
    peopleTables,
    bindingTables,
    pricesTables,
    gridTables,
    costTables,
    waterfallTables,
    mattersTables,
    pairsTables,
    informsTables,
    spreadTables,
    requiresTables,
    assumptionTables,
    verdictTables,
    changesTables,
    besideRunTables,
    targetTables,
    trackRecordTables,
    parameter.conflictTables,
    parameter.parameterTables,
    run.runTables,
    parameter.sourceTables,
  ].flatMap((tables) => tables(input));
}

/** Where no rule can answer, the answer is every measure by scenario. */
function answerHtml(input: ReportInput): string {
  return (
    `<section id="answer" aria-labelledby="answer-title" class="answer"><h2 id="answer-title">What the runs say</h2>` +
    `${findingsHtml(input)}</section>`
  );
}

function runsSection(input: ReportInput): string {
  const line = "Every measure that answers, and what each scenario changes in it run by run";
  return section("runs", "What the runs say, scenario by scenario", line, findingsHtml(input, true));
}

function findingsHtml(input: ReportInput, inFull = false): string {
  const { findings, claims, cautions } = answer(input, inFull);
  const list = (items: readonly string[]): string => items.map((item) => `<li>${escape(item)}</li>`).join("");
  return (
    `${findings.map(({ lead, items }) => `<p>${escape(lead)}</p><ul>${list(items)}</ul>`).join("")}` +
    `${claims.length === 0 ? "" : `<p>Statements that bear on the question:</p><ul>${list(claims)}</ul>`}` +
    `<ul class="cautions">${list(cautions)}</ul>`
  );
}

/** The questions that a reader of the answer asks next; the folds below are the contents in full. */
const next: Readonly<Record<string, string>> = {
  targets: "How near does the model come?",
  record: "How wrong were forecasts?",
  claims: "Every statement, judged",
  fans: "Pictures over time",
  parameters: "Every figure and its source",
  made: "Make it again",
};

function readOn(sections: readonly string[]): string {
  const ids = new Set(sections.map((html) => /^<section id="([^"]+)"/.exec(html)?.[1]));
  const links = Object.entries(next)
    .filter(([id]) => ids.has(id))
    .map(([id, words]) => `<li><a href="#${id}-open">${words}</a></li>`);
  return `<nav aria-label="Read on"><ul>${links.join("")}</ul></nav>`;
}
