// The model beside what was observed: how far off it is, and which targets it misses, by name.
import { escape, paragraph, section } from "./html.ts";
import { besideRange, counted, number, range, ratioText } from "../quantity/numberWords.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { TargetRow } from "../ask/report/targetRows.ts";
import { px } from "./svg.ts";
import { targetName } from "./targetName.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function targetSection(input: ReportInput): string {
  if (input.targets.length === 0) return "";
  const misses = input.targets.filter((target) => target.status === "missed");
  const missed =
    misses.length === 0
      ? paragraph("No target is missed.")
      : `<p>Missed:</p><ul>${misses.map((target) => `<li>${escape(missWords(target))}</li>`).join("")}</ul>`;
  const note =
    "A target read “by construction” was used to set an input, so that meeting it says nothing; it never counts as met, though missing " +
    "it counts as missed. The strip " +
    "shows the ratio of model to observation on a doubling scale from a half to twice; the shaded band counts as met.";
  const { draws, modelId } = input.study;
  const drawn =
    draws.length === 0
      ? ""
      : `Every uncertain figure is drawn anew in these runs. pendency run ${modelId} --targets --chance-only keeps each at ` +
        "its value, as the table on the model's own page does, and comes out differently.";
  return section(
    "targets",
    "The model beside what was observed",
    targetTally(input),
    paragraph(targetTally(input)) +
      missed +
      paragraph(note, "note") +
      (drawn === "" ? "" : paragraph(drawn, "note")) +
      table(input) +
      targetTables(input).map(foldedTable).join(""),
  );
}

/** "17 met and 4 missed of 21 targets, 3 more built in": those that had to come out are no test, so none is counted */
export function tallyWords({ targets }: Pick<ReportInput, "targets">): string {
  const count = (status: TargetRow["status"]): number => targets.filter((target) => target.status === status).length;
  const builtIn = count("by construction");
  const tests = counted(targets.length - builtIn, "target");
  return `${count("met")} met and ${count("missed")} missed of ${tests}${builtIn === 0 ? "" : `, ${builtIn} more built in`}`;
}

/** "Of 24 targets, 17 are met, 4 are missed and 3 hold by construction." */
export function targetTally(input: Pick<ReportInput, "targets">): string {
  const count = (status: TargetRow["status"]): number =>
    input.targets.filter((target) => target.status === status).length;
  const are = (number: number): string => `${number} ${number === 1 ? "is" : "are"}`;
  const held = count("by construction");
  return (
    `Of ${counted(input.targets.length, "target")}, ${are(count("met"))} met, ${are(count("missed"))} missed and ` +
    `${held} ${held === 1 ? "holds" : "hold"} by construction.`
  );
}

export function targetTables(input: ReportInput): readonly Table[] {
  if (input.targets.length === 0) return [];
  return [
    {
      name: "targets",
      caption: "Targets: model beside observation",
      columns: [
        words("target"),
        words("period"),
        words("unit"),
        ...[
          "observed",
          "model, 10 % of runs below",
          "model, median",
          "model, 90 % of runs below",
          "ratio",
          "met from",
          "met to",
        ].map((title) => figures(title)),
        words("result"),
        words("source"),
        words("note"),
      ],
      rows: input.targets.map((target) => [
        target.title,
        target.year,
        target.unit,
        target.observed,
        target.p10,
        target.median,
        target.p90,
        target.ratio,
        target.band[0],
        target.band[1],
        target.status,
        target.source,
        target.note,
      ]),
    },
  ];
}

/** One line: what was missed, by how much, and what a reader should know about it. */
export function missWords(target: TargetRow): string {
  return (
    `${targetName(target)}: model ${besideRange(target.median, target.p10, target.p90)} ` +
    `(80 % of runs: ${range(target.p10, target.p90, "prose")}), observed ${number(target.observed)}, ratio ${ratioText(target.ratio)}` +
    (target.note === "" ? "" : ` (${target.note})`)
  );
}

function table(input: ReportInput): string {
  const heads = [
    "target",
    "period",
    "observed",
    "model, median",
    "80 % of runs",
    "ratio",
    "ratio on a strip",
    "result",
  ];
  const head = heads.map((title, i) => `<th scope="col"${i >= 2 && i <= 5 ? ' class="n"' : ""}>${title}</th>`).join("");
  const rows = input.targets.map((target) => {
    const mark = target.status === "met" ? "✓" : target.status === "missed" ? "✗" : "○";
    const tone = target.status === "met" ? "yes" : target.status === "missed" ? "no" : "plain";
    return (
      `<tr><th scope="row">${escape(target.title)} <span class="quiet">${escape(target.unit)}</span></th><td>${escape(target.year)}</td>` +
      `<td class="n">${number(target.observed)}</td><td class="n">${number(target.median)}</td>` +
      `<td class="n">${number(target.p10)} to ${number(target.p90)}</td><td class="n">${ratioText(target.ratio)}</td>` +
      `<td>${ratioStrip(target)}</td><td class="${tone}"><span aria-hidden="true">${mark}</span> ${target.status}</td></tr>`
    );
  });
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="Targets"><table class="targets"><caption class="hidden">Targets</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`
  );
}

/** Decoration: every number in it stands in the row. */
function ratioStrip(target: TargetRow): string {
  const width = 120;
  const x = (ratio: number): number => 6 + doublings(ratio) * (width - 12);
  const [low, high] = target.band;
  const shape =
    target.status === "missed"
      ? `<path class="obs" d="M${px(x(target.ratio))} 4l5 5l-5 5l-5 -5z"/>`
      : `<circle class="rm" cx="${px(x(target.ratio))}" cy="9" r="4"/>`;
  return (
    `<svg class="chart" width="${width}" height="18" viewBox="0 0 ${width} 18" aria-hidden="true">` +
    `<rect class="b80" x="${px(x(low))}" y="3" width="${px(Math.max(1, x(high) - x(low)))}" height="12"/>` +
    `<path class="grid" d="M6 9H${width - 6}"/><path class="axis" d="M${px(x(1))} 2v14"/>${shape}</svg>`
  );
}

/** Place of a ratio between a half (0) and twice (1), each doubling half of the way; beyond, the end. */
function doublings(ratio: number): number {
  if (!(ratio > 0.5)) return 0;
  let whole = 0;
  let rest = ratio / 0.5;
  while (rest >= 2) {
    rest /= 2;
    whole += 1;
  }
  // within one doubling a straight line is near enough for a strip of 120 pixels
  return Math.min(1, (whole + rest - 1) / 2);
}
