// Each number that people quote, followed down: the run, the measure, the parts that move it, parameters, facts.
import { isBeyondChance } from "../summarise/influence.ts";
import type { Influence } from "../summarise/influence.ts";
import { correlationText } from "../ask/explain/correlationWords.ts";
import { anchor, breakable, escape, paragraph, section } from "./html.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { factLink, parameterLink } from "./parameterLink.ts";
import type { ExplainedNumber, ExplainedParameter } from "../ask/explain/explainedNumber.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { stackPhrase } from "./stackTitle.ts";
import { gateWords } from "./verdictWords.ts";

const shown = 12;
const partsNamed = 6;
const factsNamed = 4;
const placesNamed = 3;

export function explainSection(input: ReportInput): string {
  if (input.explained.length === 0) return "";
  const intro =
    "The way from a number to what it rests on. `pendency explain` prints the same for any other number of the model; values, ranges and " +
    "reasons stand in the parameter’s own row.";
  const blocks = input.explained.map((one) => explainedHtml(input, one));
  return section(
    "explained",
    "Where the numbers come from",
    `${counted(input.explained.length, "number")} followed down to sources: ${input.explained.map(({ title }) => title).join("; ")}`,
    paragraph(intro.replaceAll("`", ""), "note") + blocks.join(""),
  );
}

/** What the order of the parameters means, in a sentence. */
export function orderInWords({ parameters }: Pick<ExplainedNumber, "parameters">): string {
  const measured = parameters.flatMap(({ influence }) => (influence?.correlation == null ? [] : [influence]));
  if (measured.length === 0) {
    const runs = Math.max(0, ...parameters.map(({ influence }) => influence?.runs ?? 0));
    const why = runs === 0 ? "nothing was drawn" : `${counted(runs, "run is", "runs are")} too few`;
    return `No influence was measured (${why}): those read nearest to what is counted come first.`;
  }
  const { runs, byChance } = measured[0];
  return (
    `By the rank correlation of what was drawn with the number over ${counted(runs, "run")}; unrelated numbers stay within ±${number(byChance)} ` +
    "19 times in 20. Those not drawn follow, nearest to what is counted first."
  );
}

/** "+0.62", "−0.10, not distinguishable from chance", "" */
export function influenceText(influence: Influence | null): string {
  if (influence === null || influence.correlation === null) return "";
  const text = correlationText(influence.correlation);
  return isBeyondChance(influence) ? text : `${text}, not distinguishable from chance`;
}

/** "a, b, c and 12 more" */
export function firstNamed(names: readonly string[], most: number, between = ", "): string {
  if (names.length <= most + 1) return names.join(between);
  return `${names.slice(0, most).join(between)} and ${names.length - most} more`;
}

function explainedHtml(input: ReportInput, one: ExplainedNumber): string {
  const { value, parameters } = one;
  const { engine, spec, id, sampleNote } = input.study;
  const runs = (value?.values ?? []).filter((each) => each !== null).length;
  const spread = runs < 2 ? "" : `; 80 % of runs ${range(value?.p10 ?? null, value?.p90 ?? null)}`;
  const rows: readonly (readonly [string, string])[] = [
    [
      "number",
      value === null
        ? "not measured"
        : `mean ${number(value.mean)} ${value.unit}${spread}; forecasts of its level: ${gateWords(one.gate)}`,
    ],
    [
      "run",
      `${counted(runs, "run")} of ${stackPhrase(input, one.stack)}, ${engine === "fluid" ? "expected numbers" : `seed ${spec.seed}; ${sampleNote}`}; study ${id}`,
    ],
    ["measure", `${one.measure} (${one.definedAt})`],
    ["counted in", firstNamed(one.counted, 12, "; ")],
    ["moved by stages", firstNamed(one.stages, partsNamed, "; ")],
    ["by resources", firstNamed(one.resources, partsNamed, "; ")],
    ["by dated regimes", one.regimes.join(", ")],
  ];
  const list = rows
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `<dt>${escape(name)}</dt><dd>${escape(text)}</dd>`)
    .join("");
  const items = parameters.slice(0, shown).map((parameter) => `<li>${parameterHtml(input, parameter)}</li>`);
  const rest = parameters.slice(shown).map(({ name, title }) => parameterLink(input, name, title));
  const more =
    rest.length === 0
      ? ""
      : `<details><summary>${counted(rest.length, "further parameter")}</summary><p>${rest.join("; ")}</p></details>`;
  return (
    `<h3 id="${anchor("explained", one.key)}">${escape(one.title)}</h3><dl class="run">${list}</dl>` +
    `<h4>${escape(`Rests on ${counted(parameters.length, "parameter")}`)}</h4>${paragraph(orderInWords(one), "note")}` +
    `<ol class="facts">${items.join("")}</ol>${more}${typedHtml(one)}`
  );
}

/** Numbers in the model itself, whose reason nobody wrote down: said, so that the list above is not taken for all. */
function typedHtml({ typed }: ExplainedNumber): string {
  if (typed.length === 0) return "";
  const items = typed.map(
    ({ path, value, definedAt, facts }) =>
      `<li><code>${breakable(path)}</code>: ${escape(value)} <span class="quiet">(${escape(definedAt)}${facts.length === 0 ? "" : escape(`; ${facts.join(", ")}`)})</span></li>`,
  );
  const summary = `and on ${counted(typed.length, "figure")} in the model itself`;
  return `<details><summary>${escape(summary)}</summary><ul class="facts">${items.join("")}</ul></details>`;
}

function parameterHtml(input: ReportInput, parameter: ExplainedParameter): string {
  const { name, title, influence, places, changedBy } = parameter;
  const said = influenceText(influence);
  const isClear = influence !== null && isBeyondChance(influence);
  const shownAs =
    said === "" ? "" : isClear ? ` <b>${escape(said)}</b>` : ` <span class="quiet">(${escape(said)})</span>`;
  const named = places.slice(0, placesNamed).map((place) => `<code>${breakable(place)}</code>`);
  const beyond = places.length > named.length ? ` and ${places.length - named.length} more places` : "";
  const changes = changedBy.map((scenario) => stackPhrase(input, [scenario], "")).join(", ");
  const changed = changedBy.length === 0 ? "" : ` Changed by ${changes}.`;
  return (
    `${parameterLink(input, name, title)}${shownAs}: ${originHtml(parameter)}. ` +
    `<span class="quiet">Read by ${named.join(", ")}${escape(beyond)}.${escape(changed)}</span>`
  );
}

/** ", but the value used here is an assumption", where the kind alone says too much for what is read */
export function useWords({ kind, judged }: Pick<ExplainedParameter, "kind" | "judged">): string {
  if (kind === "judgement" || judged === "none") return "";
  return judged === "all" ? ", but the value used here is an assumption" : ", in part an assumption";
}

/** Whose judgement, or the figures it is made of: every publication once, with links to its figures. */
function originHtml({ kind, judged, judgedBy, facts }: ExplainedParameter): string {
  const by = judgedBy === "" ? "" : ` by ${judgedBy}`;
  const who = `${{ judgement: `a judgement${by}`, fact: "as published", estimate: "an estimate" }[kind]}${useWords({ kind, judged })}`;
  if (facts.length === 0) return escape(who);
  const publications = new Map<string, string[]>();
  for (const fact of facts.slice(0, factsNamed)) {
    const publication = `${fact.publisher}, ${fact.document}, ${fact.publishedOn}`;
    publications.set(publication, [...(publications.get(publication) ?? []), factLink(fact, fact.address)]);
  }
  const listed = [...publications].map(([publication, links]) => `${escape(publication)} (${links.join("; ")})`);
  const others = facts.length > factsNamed ? ` and ${counted(facts.length - factsNamed, "further figure")}` : "";
  return `${escape(who)} from ${listed.join("; ")}${others}`;
}
