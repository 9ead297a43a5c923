// The page of calibrated draws beside a model's own. Knows nothing of processes, and computes no score: every figure is one of
// what is stored.
import { wrapProse } from "./wrapProse.mjs";

/**
 * @param stored  calibrated.json beside the model
 * @param titles  of the model, its families and its series
 * @param engines calibrated-engines.json; null: nobody has compared them
 * @returns Markdown
 */
export function calibratedPage(stored, titles, engines) {
  const { model, draws, seed, protocolVersion, protocolHash, rule, documents, engine, commits, targets, origins } =
    stored;
  const left = origins.filter(({ set }) => set === null);
  const made = ["D", "H"].flatMap((part) =>
    commits[part] === null ? [] : [`part ${part} at commit ${commits[part]}`],
  );
  return wrapProse(`# Calibrated draws beside those of the documents

Would forecasts have been better, had parameters been led to what was published by each day? The same figures
are forecast twice: with the draws of the documents, as judged, and with the draws of a parameter set that
\`pendency calibrate\` made of the day. [The protocol](protocol.md#calibrated-draws) says how they are compared,
and which of them an answer then has; it was written before any score of H was known.

The model: ${titles.model}. Led to: ${targets.map((name) => titles.series[name]).join("; ")}. Either side ${draws} draws, seed ${seed}; engine ${engine}, documents
\`${documents}\`, protocol version ${protocolVersion} \`${protocolHash}\`, rule \`${rule}\`${made.length === 0 ? "" : `; ${made.join(", ")}`}.

## What it comes to

${outcomeWords(stored)}

## D: outcomes on which choices were made

${partWords(stored.D, titles, `ends by ${stored.choicesThrough ?? "no day"}`)}

## H: later outcomes

${partWords(stored.H, titles, stored.choicesThrough === null ? "has none before it" : `ends after ${stored.choicesThrough}`)}

*÷*: the sum of CRPS with calibrated draws over that with the documents' own, less than 1 is better; beside it the
ends that a tenth of the resamples lies below and above, \`–\` with fewer than two blocks of four quarters of origins. *in 50,
80, 95 %*: how many outcomes the central intervals held, calibrated and as judged.

## Days

Sets are made for the quarterly origins of January and July, not for all: one takes some minutes of two cores.${stored.H === null && stored.D !== null ? " Days from which no outcome of D can be forecast are not here yet." : ""}

${originTable(origins)}

${left.length === 0 ? "Every day has a set." : `Of ${counted(origins.length, "day")}, ${left.length} ${left.length === 1 ? "has" : "have"} no set: nothing is compared there, and an answer of a day on which a gate refuses it has the documents' draws.`}

## On the individual engine

${engineWords(engines)}

## Make it again

\`\`\`sh
npm run calibrated-record -- ${model} --part D   # then commit
npm run calibrated-record -- ${model} --part H
\`\`\`

makes sets and forecasts that are not there and goes on from those that are; scores of the documents' own draws are those
of [the track record](track-record.md) where they count. \`calibrated.json\` beside the model has every number of this page.
`);
}

function outcomeWords({ H, D }) {
  if (H === null || H.mean === null) {
    return D === null
      ? "Nothing is scored yet. Answers have the documents' own draws."
      : "H has not been looked at, and so nothing is decided: answers have the documents' own draws.";
  }
  const { ratio } = H.mean;
  const said = `Over ${counted(H.families.length, "family").replace("familys", "families")} of H the geometric mean of the ratios is **${ratioText(ratio)}**${boundWords(H)}, on ${counted(H.outcomes, "outcome")}.`;
  if (H.blocks < 2) return `${said} So few origins decide nothing: answers have the documents' own draws.`;
  return ratio < 1
    ? `${said} Calibrated draws scored better, and answers have them where a set of their day lies beside the model.`
    : `${said} **Calibrated draws scored no better: they are not the default**, and answers have the documents' own.`;
}

function boundWords({ mean, blocks }) {
  return blocks < 2
    ? ""
    : ` (a tenth of the resamples below ${ratioText(mean.lower)}, a tenth above ${ratioText(mean.upper)})`;
}

function partWords(part, { families }, which) {
  if (part === null) return `Of figures whose period ${which}. Nobody has looked yet.`;
  const rows = part.families.map(({ family, outcomes, bounds, held }) => [
    families[family],
    `${outcomes}`,
    ...ratioCells(bounds, part.blocks),
    held.calibrated.join(", "),
    held.documents.join(", "),
  ]);
  const whole = ["**all families**", `${part.outcomes}`, ...ratioCells(part.mean, part.blocks), "", ""];
  return `${counted(part.outcomes, "figure")} whose period ${which}, from ${counted(part.origins, "origin")}.

${table(["family", "outcomes", "÷", "bounds", "calibrated in 50, 80, 95 %", "as judged"], [...rows, whole], "lrrrrr")}`;
}

function ratioCells(bounds, blocks) {
  if (bounds === null) return ["–", "–"];
  const ratio = bounds.ratio > 1 ? `**${ratioText(bounds.ratio)}**` : ratioText(bounds.ratio);
  return [ratio, blocks < 2 ? "–" : `${ratioText(bounds.lower)} to ${ratioText(bounds.upper)}`];
}

function originTable(origins) {
  return table(
    ["day", "parameter set", "why there is none"],
    origins.map(({ date, set, why }) => [date, set === null ? "–" : `\`${set}\``, why]),
    "lll",
  );
}

function engineWords(engines) {
  if (engines === null || engines.length === 0)
    return "Draws of a set have not been compared on both engines: `npm run calibrated-engines` does it.";
  const rows = engines.map((one) => [
    one.asOf ?? "today",
    `\`${one.set}\``,
    `${one.draws}`,
    `${one.figures}`,
    percent(one.mean),
    percent(one.rootMeanSquare),
    percent(one.error),
    one.isConfirmed ? "confirmed" : "**not confirmed**",
  ]);
  return `Sets are found on expected numbers. The same draws are run person by person, and the figures that moved parameters are
set side by side: in logs, person by person less expected, each figure in the mean of the draws. The rule, written down before
a run: over all figures at most a fifth of the deviation of the figures' own error in the mean, and at most half of it as root
mean square, in which the chance of single persons and of the sample is left.

${table(["day", "set", "draws", "figures", "mean", "root mean square", "error", ""], rows, "llrrrrrl")}

Sample: ${engines[0].sample}. Made at commit ${engines[0].commit}.`;
}

const percent = (share) => `${(100 * share).toFixed(1).replace("-", "−")} %`;
const ratioText = (ratio) => ratio.toFixed(3);
const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

/** @param sides "l" or "r" a column */
function table(heads, rows, sides) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "/")).join(" | ")} |`;
  return [line(heads), line([...sides].map((side) => (side === "r" ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
