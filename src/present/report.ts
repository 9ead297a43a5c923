// The report: one file that needs no network, no script and no program to be read.
import { answer } from "./answer.ts";
import { assumptionSection, assumptionTables } from "./assumptionSection.ts";
import { bindingSection, bindingTables } from "./bindingSection.ts";
import { costSection, costTables } from "./costChart.ts";
import { fanSection, fanTables } from "./fanSection.ts";
import { flowSection, flowTables } from "./flowPicture.ts";
import { gridSection, gridTables } from "./gridSection.ts";
import { effectSection, effectTables } from "./effectSection.ts";
import { explainSection } from "./explainSection.ts";
import { escape } from "./html.ts";
import { page } from "./page.ts";
import * as parameter from "./parameterTable.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import * as run from "./runSection.ts";
import type { Table } from "./table.ts";
import { targetSection, targetTables } from "./targetTable.ts";
import { verdictSection, verdictTables } from "./verdictList.ts";
import { waitSection, waitTables } from "./waitSection.ts";

/** The whole page as text. Sections without data are left out. */
export function report(input: ReportInput): string {
  const sections = [
    run.scenarioSection(input),
    flowSection(input),
    fanSection(input),
    waitSection(input),
    bindingSection(input),
    gridSection(input),
    costSection(input),
    effectSection(input),
    assumptionSection(input),
    verdictSection(input),
    targetSection(input),
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
    header: header(input),
    contents: sections.map(sectionHeading),
    body: answerHtml(input) + sections.join(""),
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
    bindingTables,
    gridTables,
    costTables,
    effectTables,
    assumptionTables,
    verdictTables,
    targetTables,
    parameter.conflictTables,
    parameter.parameterTables,
    run.runTables,
    parameter.sourceTables,
  ].flatMap((tables) => tables(input));
}

function header(input: ReportInput): string {
  return `<p class="kicker">${escape(input.study.title)}</p><h1>${escape(input.question)}</h1>`;
}

function answerHtml(input: ReportInput): string {
  const { findings, claims, cautions } = answer(input);
  const list = (items: readonly string[]): string => items.map((item) => `<li>${escape(item)}</li>`).join("");
  return (
    `<section id="answer" aria-labelledby="answer-title" class="answer"><h2 id="answer-title">What the runs say</h2>` +
    `${findings.map(({ lead, items }) => `<p>${escape(lead)}</p><ul>${list(items)}</ul>`).join("")}` +
    `${claims.length === 0 ? "" : `<p>Statements that bear on the question:</p><ul>${list(claims)}</ul>`}` +
    `<ul class="cautions">${list(cautions)}</ul></section>`
  );
}

/** Read from the section itself, so that the contents list cannot drift from the page. */
function sectionHeading(html: string): { readonly id: string; readonly title: string } {
  const match = /^<section id="([^"]+)"[^>]*><h2[^>]*>(.*?)<\/h2>/s.exec(html);
  if (match === null) throw new Error("a section of the report has no heading");
  return { id: match[1], title: match[2] };
}
