// Every number that goes in, with its source: a parameter without a fact says whose judgement it is.
import { anchor, breakable, capital, dated, escape, paragraph, section } from "./html.ts";
import { counted, number, percent } from "../quantity/numberWords.ts";
import { factLink } from "./parameterLink.ts";
import type { FactRow, ParameterRow } from "../ask/report/provenanceRows.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";

export function parameterSection(input: ReportInput): string {
  if (input.parameters.length === 0) return "";
  const kinds = (["fact", "estimate", "judgement"] as const).map((kind) =>
    counted(input.parameters.filter((parameter) => parameter.kind === kind).length, kind),
  );
  const intro =
    `${counted(input.parameters.length, "parameter")}: ${kinds.join(", ")}. A fact is a figure as published; an estimate is computed from ` +
    "figures; a judgement is somebody’s, with the reason given.";
  const effects =
    input.matters === undefined
      ? ""
      : '<p class="note">What drawing the uncertain ones does to the answer stands under <a href="#effects-open">What the answer hangs on</a>.</p>';
  const heads = ["parameter", "value", "uncertainty", "kind", "source or reason"].map(
    (title) => `<th scope="col">${title}</th>`,
  );
  const isMeasured = input.matters !== undefined;
  const rows = input.parameters.map((parameter) => row(parameter, isMeasured)).join("\n");
  return section(
    "parameters",
    "Every number that goes in",
    `${counted(input.parameters.length, "parameter")}: ${kinds.join(", ")}`,
    `${paragraph(intro)}${effects}<div class="scroll" role="region" tabindex="0" aria-label="Parameters"><table class="parameters">` +
      `<caption class="hidden">Parameters and their sources</caption><thead><tr>${heads.join("")}</tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

export function parameterTables(input: ReportInput): readonly Table[] {
  if (input.parameters.length === 0) return [];
  const titles = [
    "name",
    "title",
    "value",
    "unit",
    "kind",
    "uncertainty",
    "facts",
    "alignment",
    "judged by",
    "reason",
    "alternatives",
    "effect of drawing it",
  ];
  return [
    {
      name: "parameters",
      caption: "Parameters and their sources",
      columns: titles.map(words),
      rows: input.parameters.map((parameter) => [
        parameter.name,
        parameter.title,
        parameter.value,
        parameter.unit,
        parameter.kind,
        parameter.uncertainty,
        parameter.facts.map((fact) => fact.id).join("; "),
        parameter.alignment,
        parameter.judgedBy,
        parameter.reason,
        parameter.alternatives.map((option) => `${option.name}: ${option.value}`).join("; "),
        parameter.effect,
      ]),
    },
  ];
}

/** The facts behind the page, each once, with the parameters that rest on it: the way back from a source to its use. */
export function sourceSection(input: ReportInput): string {
  const facts = factsOf(input);
  if (facts.length === 0) return "";
  const documents = new Map<string, FactRow[]>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.publisher, fact.document, fact.publishedOn, fact.foundIn]);
    documents.set(key, [...(documents.get(key) ?? []), fact]);
  }
  const groups = [...documents.values()].map((group) => {
    const [first] = group;
    const place = [first.publishedOn, first.foundIn].filter((part) => part !== "").join(". ");
    return `<h3>${escape(first.publisher)}: ${escape(first.document)}</h3>${paragraph(place, "note")}<ul class="facts">${group.map((fact) => factItem(input, fact)).join("")}</ul>`;
  });
  const note =
    "A: the primary file was opened. B: primary text read elsewhere. C: a secondary page quoting it. D: remembered, never a default.";
  return section(
    "sources",
    "Sources",
    `${counted(facts.length, "published figure")} of ${counted(documents.size, "publication")}`,
    paragraph(note, "note") + groups.join(""),
  );
}

export function sourceTables(input: ReportInput): readonly Table[] {
  const facts = factsOf(input);
  if (facts.length === 0) return [];
  const titles = [
    "unit",
    "scope",
    "period",
    "publisher",
    "document",
    "published on",
    "address",
    "found in",
    "confidence",
  ];
  return [
    {
      name: "facts",
      caption: "Published figures",
      columns: [words("id"), words("title"), figures("value"), ...titles.map(words)],
      rows: facts.map((fact) => [
        fact.id,
        fact.title,
        fact.value,
        fact.unit,
        fact.scope,
        fact.period,
        fact.publisher,
        fact.document,
        fact.publishedOn,
        fact.address,
        fact.foundIn,
        fact.confidence,
      ]),
    },
  ];
}

export function conflictSection(input: ReportInput): string {
  if (input.conflicts.length === 0) return "";
  const blocks = input.conflicts.map(({ conflict, facts, parameters }) => {
    const columns = facts.map(
      (fact) =>
        `<li><p class="big">${escape(number(fact.value, "exact"))} <span class="quiet">${escape(fact.unit)}</span></p>` +
        `<p>${escape(fact.scope)}, ${escape(fact.period)}</p><p>${factLink(fact, `${fact.publisher}, ${fact.address}`)}</p></li>`,
    );
    const used = parameters.map((name) => `<a href="#${anchor("parameter", name)}">${escape(name)}</a>`).join(", ");
    return (
      `<h3 id="${anchor("conflict", conflict.id)}">${escape(conflict.title)}</h3>${paragraph(conflict.why)}` +
      `<ul class="conflict">${columns.join("")}</ul>` +
      `${used === "" ? "" : `<p class="note">Decided by: ${used}</p>`}`
    );
  });
  const note =
    "Several publishers, or several scopes, for what may be taken for one number. They are kept apart, never averaged.";
  return section(
    "conflicts",
    "Figures in conflict",
    `${counted(input.conflicts.length, "point")} on which publishers disagree`,
    paragraph(note, "note") + blocks.join(""),
  );
}

export function conflictTables(input: ReportInput): readonly Table[] {
  if (input.conflicts.length === 0) return [];
  const titles = ["unit", "scope", "period", "publisher", "address", "why they differ"];
  return [
    {
      name: "conflicts",
      caption: "Figures in conflict",
      columns: [words("conflict"), words("fact"), figures("value"), ...titles.map(words)],
      rows: input.conflicts.flatMap(({ conflict, facts }) =>
        facts.map((fact) => [
          conflict.title,
          fact.id,
          fact.value,
          fact.unit,
          fact.scope,
          fact.period,
          fact.publisher,
          fact.address,
          conflict.why,
        ]),
      ),
    },
  ];
}

/** @param isMeasured otherwise every row would repeat why there is no effect, which a section says once */
function row(parameter: ParameterRow, isMeasured: boolean): string {
  const facts = parameter.facts.map(
    (fact) =>
      `<li>${factLink(fact, `${fact.title}, ${fact.period}`)} <span class="quiet">${escape(fact.publisher)}, confidence ${escape(fact.confidence)}</span></li>`,
  );
  const options = parameter.alternatives.map(
    (option) =>
      `<li>${escape(option.name)}: <b>${escape(option.value)}</b> <span class="quiet">weight ${percent(option.weight)}</span></li>`,
  );
  const judged = parameter.judgedBy === "" ? "" : `Judged by ${parameter.judgedBy}. `;
  return (
    `<tr id="${anchor("parameter", parameter.name)}"><th scope="row">${escape(parameter.title)}<br><code>${breakable(parameter.name)}</code></th>` +
    `<td data-label="value"><b>${dated(parameter.value)}</b> ${escape(parameter.unit)}${options.length === 0 ? "" : `<ul>${options.join("")}</ul>`}</td>` +
    `<td data-label="uncertainty">${escape(parameter.uncertainty === "" ? "held fixed" : parameter.uncertainty)}${isMeasured ? paragraph(parameter.effect, "note") : ""}</td>` +
    `<td data-label="kind">${parameter.kind}</td><td>${facts.length === 0 ? "" : `<ul>${facts.join("")}</ul>`}` +
    `${paragraph(parameter.alignment)}${paragraph(`${judged}${parameter.reason}`)}</td></tr>`
  );
}

function factItem(input: ReportInput, fact: FactRow): string {
  const used = input.parameters.filter((parameter) => parameter.facts.some((one) => one.id === fact.id));
  const links = used.map((one) => `<a href="#${anchor("parameter", one.name)}">${escape(one.title)}</a>`).join(", ");
  return (
    `<li id="${anchor("fact", fact.id)}">${escape(fact.title)}, ${escape(fact.period)}: <b>${number(fact.value, "exact")}</b> ` +
    `${escape(fact.unit)}. ${escape(capital(fact.scope))}. ${escape(fact.address)}; confidence ${fact.confidence}. ` +
    `<code>${escape(fact.id)}</code>${links === "" ? "" : ` Used in: ${links}`}</li>`
  );
}

/** Every fact that a parameter or a conflict rests on, once. */
export function factsOf(input: ReportInput): readonly FactRow[] {
  const all = [...input.parameters, ...input.conflicts].flatMap((one) => one.facts);
  return [...new Map(all.map((fact) => [fact.id, fact])).values()];
}
