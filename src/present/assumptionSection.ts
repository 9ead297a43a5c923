// The ledger of judgements on the page: what was judged, how far it may be off, and what that does to the
// numbers quoted.
import { isBeyondChance } from "../summarise/influence.ts";
import type { Influence } from "../summarise/influence.ts";
import { correlationText, letter } from "../ask/explain/correlationWords.ts";
import { firstNamed } from "./explainSection.ts";
import { breakable, dated, escape, paragraph, section } from "./html.ts";
import { counted, number, withError } from "../quantity/numberWords.ts";
import { parameterLink } from "./parameterLink.ts";
import type { AssumptionLedger, AssumptionRow, LedgerOutput } from "../ask/explain/assumptionLedger.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { stackPhrase } from "./stackTitle.ts";
import type { Titled } from "./stackTitle.ts";
import type { Cell, Table } from "./table.ts";
import { figures, words } from "./table.ts";

const readersNamed = 6;
const valueHead = "value; what nine draws in ten lie within";
const reasonHead = "whose, why, and what reads it";

export function assumptionSection(input: ReportInput): string {
  const ledger = input.assumptions;
  if (ledger === null) return "";
  const drawn = ledger.rows.filter(({ state }) => state === "drawn");
  const others = ledger.rows.filter(({ state }) => state !== "drawn");
  const outputs = ledger.outputs.map(
    (output, i) => `<li><b>${letter(i)}</b>: ${escape(outputWords(input, output))}</li>`,
  );
  const measured = isMeasured(ledger);
  const effects =
    input.matters === undefined
      ? ""
      : ' Shares of the spread stand under <a href="#effects-open">What the answer hangs on</a>.';
  const drawnTable =
    drawn.length === 0
      ? ""
      : ledgerTable(
          "Judgements drawn anew in every run, largest effect first",
          drawn.map((row) => htmlRow(input, row, measured)),
          ["judgement", valueHead, ...(measured ? ledger.outputs.map((_, i) => letter(i)) : []), reasonHead],
        );
  const fixedTable =
    others.length === 0
      ? ""
      : `<details class="data"><summary>${escape(heldFixedWords(others))}</summary>${ledgerTable(
          "Judgements that no run varies",
          others.map((row) => htmlRow(input, row, false)),
          ["judgement", "value", reasonHead],
        )}</details>`;
  return section(
    "assumptions",
    "Every judgement, its range and its effect",
    ledgerWords(ledger).split(". ")[0].replace(/\.$/, ""),
    `${paragraph(ledgerWords(ledger))}${ledger.outputs.length === 0 ? "" : `<ul>${outputs.join("")}</ul>`}` +
      `<p class="note">${escape(effectNote(ledger))}${measured ? effects : ""}</p>${drawnTable}${fixedTable}`,
  );
}

/** One file with every column, whatever was measured. */
export function assumptionTables(input: ReportInput): readonly Table[] {
  const ledger = input.assumptions;
  return ledger === null ? [] : [assumptionTable(ledger)];
}

function assumptionTable({ outputs, rows }: AssumptionLedger): Table {
  const effectColumns = outputs.flatMap(({ title, unit }, i) => [
    words(`${letter(i)} can be reached by it`),
    figures(`${letter(i)} rank correlation with: ${title}`),
    words(`${letter(i)} distinguishable from chance`),
    figures(`${letter(i)} mean in the third of runs with least of it`, unit),
    figures(`${letter(i)} mean in the third with most`, unit),
    figures(`${letter(i)} difference`, unit),
    figures(`${letter(i)} standard error of it`, unit),
  ]);
  const titles = ["source", "title", "judged", "value", "unit", "state", "range"];
  return {
    name: "assumptions",
    caption: "Judgements, their range and their effect",
    columns: [
      words("parameter"),
      ...titles.map(words),
      figures("5 % of draws below"),
      figures("95 % of draws below"),
      ...["judged by", "reason", "read by"].map(words),
      ...effectColumns,
    ],
    rows: rows.map((row): readonly Cell[] => [
      row.parameter,
      row.alternative,
      row.title,
      row.judged,
      row.value,
      row.unit,
      row.state,
      row.range,
      row.low,
      row.high,
      row.judgedBy,
      row.reason,
      row.usedBy.join("; "),
      ...row.effects.flatMap((effect, i) => [row.reaches[i] ? "yes" : "no", ...effectCells(effect)]),
    ]),
  };
}

/** "93 judgements: 43 drawn anew in every run, 50 held fixed, …" */
export function ledgerWords({ rows }: AssumptionLedger): string {
  const values = rows.filter(({ judged }) => judged === "value");
  const inPart = rows.filter(({ judged }) => judged === "part").length;
  const ranges = rows.filter(({ judged }) => judged === "range").length;
  const choices = rows.filter(({ judged }) => judged === "choice").length;
  const drawn = values.filter(({ state }) => state === "drawn").length;
  const chosen = values.filter(({ state }) => state === "choice of source" || state === "only with --as-of").length;
  const fixed = values.length - drawn - chosen;
  const parts = [
    drawn === 0 ? "" : `${drawn} drawn anew in every run within the stated range`,
    fixed === 0 ? "" : `${fixed} held fixed, so that no run shows what they do`,
    chosen === 0 ? "" : `${chosen} used only where a source or a day is chosen`,
  ].filter((part) => part !== "");
  const more = [
    inPart === 0
      ? ""
      : ` And ${counted(inPart, "published figure or estimate", "published figures or estimates")} of which a part is a judgement.`,
    ranges === 0
      ? ""
      : ` And ${counted(ranges, "published figure or estimate", "published figures or estimates")} whose range is a judgement.`,
    choices === 0 ? "" : ` And ${counted(choices, "choice", "choices")} between sources that conflict.`,
  ].join("");
  return `${counted(values.length, "judgement")}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.${more}`;
}

/** What the effects mean and how sure they are, or why there are none and how to get them. */
export function effectNote(ledger: AssumptionLedger): string {
  const { outputs, rows, command } = ledger;
  if (outputs.length === 0) return "No output was measured.";
  if (!isMeasured(ledger)) {
    if (command === "")
      return "No effect was measured, because nothing was drawn: only chance differs from run to run.";
    const runs = Math.min(...outputs.map((one) => one.runs));
    return `No effect was measured: ${counted(runs, "run is", "runs are")} too few. This command measures them: ${command}`;
  }
  const drawn = rows.filter(({ state }) => state === "drawn").length;
  const byChance = Math.floor(drawn / 20 + 0.5);
  const bounds = new Map<string, string[]>();
  outputs.forEach(({ runs, byChance: bound }, i) => {
    const said = `±${number(bound)} with ${counted(runs, "run")}`;
    bounds.set(said, [...(bounds.get(said) ?? []), letter(i)]);
  });
  const within = [...bounds].map(([said, letters]) => (bounds.size === 1 ? said : `${said} (${letters.join(", ")})`));
  return (
    "An effect is the rank correlation of what was drawn with the number; then the mean of the third of runs with most of it less that of the third " +
    "with least, with its standard error. Everything else is drawn anew in the same runs. “Chance” stands where the correlation is not " +
    `distinguishable from chance: unrelated numbers stay within ${within.join(", ")} 19 times in 20` +
    `${byChance === 0 ? "" : `, so that of ${drawn} about ${byChance} would leave it by chance alone`}. “Not on the way” means that nothing in the ` +
    "model carries it to that number, whatever the runs seem to say."
  );
}

/** "Treated in three years, under “Second theatre”: mean 8,120 persons" */
export function outputWords(input: Titled, { title, stack, mean, unit }: LedgerOutput): string {
  return `${title}; ${stackPhrase(input, stack)}: mean ${number(mean)} ${unit}`;
}

/** "+0.62: +1,240 ± 310", "chance (+0.12)", "not on the way"; "" where nothing was measured */
export function effectText(effect: Influence | null, reaches: boolean): string {
  if (!reaches) return "not on the way";
  if (effect === null || effect.correlation === null) return "";
  const correlation = correlationText(effect.correlation);
  return isBeyondChance(effect) ? `${correlation}: ${differenceText(effect)}` : `chance (${correlation})`;
}

/** "+1,240 ± 310" */
function differenceText({ difference, standardError }: Influence): string {
  return `${difference !== null && difference > 0 ? "+" : ""}${withError(difference, standardError)}`;
}

export function isMeasured({ outputs, rows }: AssumptionLedger): boolean {
  const isDrawn = rows.some(({ effects }) => effects.some((effect) => effect !== null));
  return isDrawn && outputs.some(({ byChance }) => byChance !== null);
}

/** What stands in the place of a range or an effect, in words. */
export function stateWords({ state, alternative, range }: AssumptionRow): string {
  if (state === "drawn") return range;
  if (state === "choice of source") {
    return range === "" ? `one of several sources: ${alternative}` : `a choice between sources: ${range}`;
  }
  return state;
}

/** What of the parameter is judged, where it is not the one value it has. */
export function judgedWords({ alternative, judged }: AssumptionRow): string {
  const part = alternative === "" ? "this part is judged" : `${alternative}, of which this part is judged`;
  return { value: alternative, part, range: "only its range is judged", choice: "which source" }[judged];
}

function heldFixedWords(rows: readonly AssumptionRow[]): string {
  return `${counted(rows.length, "judgement")} that no run varies, with values and reasons`;
}

function ledgerTable(caption: string, rows: readonly string[], heads: readonly string[]): string {
  const head = heads.map((title) => `<th scope="col">${escape(title)}</th>`).join("");
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="${escape(caption)}"><table class="parameters">` +
    `<caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`
  );
}

function htmlRow(input: ReportInput, row: AssumptionRow, measured: boolean): string {
  const effects = measured
    ? row.effects
        .map((effect, i) => `<td data-label="effect on ${letter(i)}">${effectHtml(effect, row.reaches[i])}</td>`)
        .join("")
    : "";
  const readers = row.usedBy.length === 0 ? "read by nothing" : `read by ${firstNamed(row.usedBy, readersNamed)}`;
  const said = row.judgedBy === "" ? "" : `${row.judgedBy}: `;
  const judged = judgedWords(row);
  const kind = judged === "" ? "" : ` <span class="quiet">(${escape(judged)})</span>`;
  return (
    `<tr><th scope="row">${parameterLink(input, row.parameter, row.title)}${kind}<br><code>${breakable(row.parameter)}</code></th>` +
    `<td data-label="value"><b>${dated(row.value)}</b> ${escape(row.unit)}${paragraph(stateWords(row))}</td>${effects}` +
    `<td>${paragraph(`${said}${row.reason}`)}${paragraph(readers, "note")}</td></tr>`
  );
}

function effectHtml(effect: Influence | null, reaches: boolean): string {
  if (!reaches || effect === null || effect.correlation === null || !isBeyondChance(effect)) {
    return `<span class="quiet">${escape(effectText(effect, reaches))}</span>`;
  }
  return `<b>${escape(correlationText(effect.correlation))}</b><br>${escape(differenceText(effect))}`;
}

function effectCells(effect: Influence | null): readonly Cell[] {
  if (effect === null || effect.correlation === null) return [null, "", null, null, null, null];
  const { correlation, lowest, highest, difference, standardError } = effect;
  return [correlation, isBeyondChance(effect) ? "yes" : "no", lowest, highest, difference, standardError];
}
