// The pages of a track record. Knows nothing of processes, and computes no score: every figure is one of the record.
import { earlierSection } from "./earlierRecord.mjs";
import { whyMissed } from "./whyMissed.mjs";
import { wrapProse } from "./wrapProse.mjs";

/**
 * @param record  docs/verification/track-record.json
 * @param earlier what earlier versions of the protocol had come to, in their order
 * @returns Markdown
 */
export function trackRecordPage(record, earlier = []) {
  const { title, figures, gate, origins } = record;
  const own = scored(figures).map(({ by, ...figure }) => ({ ...figure, ...by[record.model] }));
  return wrapProse(`# The track record

How wrong ${lowerFirst(title)}, would have been: forecasts from days of the past, each
made from what was known on it, beside figures published since. [The protocol](protocol.md) says what is scored
and how; it was written before a score was known. Losses stand here as wins do. One day in full:
[${dayWords(record.day)}](${record.day}.md).

${madeWords(record)}

Outcomes of *D* end by ${dayWords(record.choicesThrough)}: choices were made on them. Those of *H* are later, and were
already published when the protocol was: hindcasts, never forecasts. Forecasts proper, of figures not yet
published, are none of these.

## What it comes to

${wholeWords(gate, own.filter(({ part }) => part === "H").length, record)}

${levelTable(record, null)}

*in 50, 80, 95 %*: how many outcomes the central intervals held. *÷ baseline*: the sum of CRPS over that of the
family's primary baseline, less than 1 is better; beside it the ends that a tenth of the resamples lies below and
above, \`–\` where there are fewer than two blocks of four quarters. *alike to*: independent outcomes that these amount to. *bias*: from −1, every forecast below its outcome, to 1, every
one above. Numbers in bold are ratios above 1: there the baseline did better.

## What the gates allow

${gateTable(record)}

*failed*: a number of this kind cannot be called supported or contradicted, "not settled: forecasts of this kind
failed". *untested*: the verdict stands with "in the model; untested" beside it. *passed*: nothing is added. Each
number is gated by its family at the horizon nearest to it. Differences between two stacks are gated by
interventions, which are none of these forecasts.

## By horizon

${levelTable(record, "each")}

## Beside baselines and rivals

The sum of CRPS over that of the primary baseline, over the figures that both have forecast; less is better. In
brackets the number of figures, where it differs from the model's. \`–\`: no forecast.

${rivalTables(record)}

${besideSections(record)}## Misses

${missWords(record, own)}

## Origins

${originWords(origins)}

${earlierSection(earlier)}## Make it again

\`\`\`text
npx ${record.command}
\`\`\`

makes every number of these pages again, goes on from the origins that are whole, whatever ended it before, and writes
\`track-record.json\`, equal to the one beside this page, into its folder under \`out/backtest\`. \`npm run track-record\`
is the same with these pages and \`models/${record.model}/scores.json\`, which has the model's scores and those of the primary
baselines, and from which every command gates what it says; with \`-- --pages\` it writes the pages alone. A test makes a
sample of the record again: the first draws from ${record.sample === undefined ? "some origins" : listed(record.sample.map(({ origin }) => origin))}.
`);
}

/** @param record as above; returns Markdown: one day, every figure */
export function dayPage(record) {
  const { model, day, dayFigures } = record;
  const known = dayFigures.filter(({ published }) => published !== null);
  const held = (share) => known.filter(({ by }) => isIn(by[model], share)).length;
  return wrapProse(`# Standing on ${dayWords(day)}

What the model would have said on ${dayWords(day)}, from figures out by then, of figures that came out since: medians and 80 %
intervals, what happened, and everybody's score. It is one day, and its outcomes hang together, so that it tests next to
nothing by itself; the day counts in no score of [the track record](track-record.md), whose origins lie to either side of it.

${madeWords(record)}

## What it said, and what happened

Of ${counted(known.length, "figure")} published since, the 50 % intervals held ${held(50)}, the 80 % intervals ${held(80)} and the 95 % intervals ${held(95)}.
${counted(dayFigures.length - known.length, "figure")} of ${dayFigures.length} have no published value at hand, and no score.

${forecastTable(record)}

## Score by score

CRPS on the scale of the series, less is better; the least of a row is in bold. \`–\`: no forecast.

${scoreTables(record)}

${winWords(record)}

## The three worst misses

By the ratio of median and outcome, one a series.

${worstOf(record)
  .map((figure) => worstWords(figure, record))
  .join("\n\n")}
`);
}

/** The three figures whose medians were furthest off, one a series. */
export function worstOf({ model, dayFigures }) {
  const off = ({ by, published }) =>
    Math.abs(Math.log(Math.max(0.5, by[model].quantiles[2]) / Math.max(0.5, published)));
  const sorted = scored(dayFigures).toSorted((one, other) => off(other) - off(one));
  return sorted.filter(({ series }, at) => sorted.findIndex((other) => other.series === series) === at).slice(0, 3);
}

function worstWords(figure, { model, series }) {
  const [, low, median, high] = figure.by[model].quantiles;
  const title = series.find(({ name }) => name === figure.series).title;
  const why = whyMissed[`${figure.series} ${figure.period}`] ?? "Nobody has explained it yet.";
  return `**${title}, ${figure.period}**: ${numberText(median)} (80 %: ${numberText(low)} to ${numberText(high)}) for ${numberText(figure.published)}. ${why}`;
}

function forecastTable({ model, series, dayFigures }) {
  const rows = dayFigures.map(({ series: name, period, published, by }) => {
    const { quantiles, in: narrowest } = by[model];
    const [, low, median, high] = quantiles;
    const said = [numberText(median), `${numberText(low)} to ${numberText(high)}`];
    const came =
      published === null ? ["none", ""] : [numberText(published), narrowest === null ? "**no**" : `${narrowest} %`];
    return [titleIn(series, name), period, ...said, ...came];
  });
  return table(["series", "of", "median", "80 % interval", "published", "in"], rows, "llrrrl");
}

/** Yearly and monthly rules apart from the rivals, which only one series has. */
function scoreTables({ model, series, dayFigures }) {
  const names = forecastersOf(dayFigures, model);
  const rows = scored(dayFigures).map(({ series: name, period, by }) => {
    const scores = names.map((one) => by[one]?.crps ?? null);
    const least = Math.min(...scores.filter((score) => score !== null));
    const shown = scores.map((score) =>
      score === null ? "–" : score === least ? `**${scoreText(score)}**` : scoreText(score),
    );
    return [titleIn(series, name), period, ...shown];
  });
  return table(
    ["series", "of", ...names.map((name) => (name === model ? "model" : name))],
    rows,
    `ll${"r".repeat(names.length)}`,
  );
}

function winWords({ model, dayFigures }) {
  const rows = scored(dayFigures);
  const others = forecastersOf(rows, model).filter((name) => name !== model);
  const lines = others.map((name) => {
    const both = rows.filter(({ by }) => by[name] !== undefined);
    const better = both.filter(({ by }) => by[model].crps < by[name].crps).length;
    return `- ${name}: better than it on ${better} of ${both.length}`;
  });
  return `The model beside each:\n\n${lines.join("\n")}`;
}

function madeWords({ command, draws, usualDraws, stepDays, seed, backtest, protocol, protocolVersion, engine }) {
  const few =
    draws < usualDraws ? `, where ${usualDraws} are the rule: scores are coarse, intervals of the model above all` : "";
  return `Made by \`${command}\`: **${counted(draws, "draw")}** of expected numbers from each origin${few}; steps of
${Number(stepDays.toPrecision(4))} days, seed ${seed}; engine ${engine}, backtest \`${backtest}\`. Protocol
version ${protocolVersion}, hash \`${protocol}\`.`;
}

function wholeWords(gate, outcomes, { families, asked }) {
  const { ratio, upper, blocks, skillMet, worse, coverageMet, held, effective, heldFrom, heldTo } = gate;
  const titleOf = (name) => families.find((family) => family.name === name).title;
  const skill =
    ratio === null
      ? "No baseline has forecast what the model has."
      : `The geometric mean of the families' CRPS ratios is **${ratioText(ratio)}**${blocks < 2 ? "" : ` with a one-sided 90 % bound of ${ratioText(upper)}`}; at most ${asked.geometricMean} and below 1 is asked for. ${
          skillMet === null
            ? `${counted(blocks, "block")} of four quarters ${blocks === 1 ? "is" : "are"} too few (${asked.blocks}) to decide anything: **skill is not decided**.`
            : `**Skill: ${skillMet ? "met" : "not met"}.**`
        }`;
  const listed = worse.map(titleOf).join("; ");
  const bad =
    blocks < 2
      ? "With fewer than two blocks nothing says how sure a ratio is, and no family is shown to be worse than its baseline or better."
      : worse.length === 0
        ? "No family is credibly worse than its baseline, or past its own limit."
        : skillMet === null
          ? `By bounds of so few blocks, which decide nothing, these would be credibly worse than their baselines, or are past a limit of their own: ${listed}.`
          : `Credibly worse than their baselines, or past a limit of their own: ${listed}.`;
  return `Over all families, on ${counted(outcomes, "outcome")} of H:

- ${skill}
- ${bad}
- The 80 % intervals held ${held} of ${outcomes} outcomes, which amount to ${effective.toFixed(1)} independent ones; the 90 % interval of the share is ${percent(heldFrom)} to ${percent(heldTo)}, and ${100 * asked.from} to ${percent(asked.to)} is asked for. **Coverage: ${coverageMet ? "met" : "not met"}.**`;
}

/** @param which null: a row a family and part; "each": one a horizon as well */
function levelTable({ model, families, levels, figures }, which) {
  const rows = families.flatMap(({ name, title, baseline }) =>
    levels
      .filter((level) => level.family === name && (which === null) === (level.horizonMonths === null))
      .map((level) => {
        const own = scored(figures).filter(isOf(level));
        const held = (share) => own.filter(({ by }) => isIn(by[model], share)).length;
        const bias = own.reduce((sum, { by }) => sum + by[model].bias, 0) / own.length;
        return [
          title,
          ...(which === null ? [] : [`${level.horizonMonths}`]),
          level.part,
          `${own.length}`,
          [50, 80, 95].map(held).join(", "),
          ...ratioCells(level),
          ...(which === null ? [baseline] : []),
          level.effective.toFixed(1),
          signed(bias),
        ];
      }),
  );
  const heads = which === null
    ? ["family", "", "scored", "in 50, 80, 95 %", "÷ baseline", "bounds", "baseline", "alike to", "bias"]
    : ["family", "months", "", "scored", "in 50, 80, 95 %", "÷ baseline", "bounds", "alike to", "bias"]; // prettier-ignore
  return table(heads, rows, which === null ? "llrrrrlrr" : "lrlrrrrrr");
}

function gateTable({ families, levels }) {
  const rows = levels
    .filter(({ status }) => status !== undefined)
    .map(({ family, horizonMonths, status, n, why }) => [
      families.find(({ name }) => name === family).title,
      `${horizonMonths}`,
      status === "failed" ? "**failed**" : status,
      `${n}`,
      why,
    ]);
  return table(["family", "months", "gate", "n", "why"], rows, "lrlrl");
}

/** Two tables: of all forecasters on D and on H. */
function rivalTables({ model, families, figures }) {
  const names = forecastersOf(figures, model);
  return ["D", "H"]
    .map((part) => {
      const rows = families.flatMap(({ name, title, horizons, baseline }) =>
        horizons.flatMap((horizonMonths) => {
          const own = scored(figures).filter(isOf({ family: name, horizonMonths, part }));
          if (own.length === 0) return [];
          const cells = names.map((one) => {
            const both = own.filter(({ by }) => by[one] !== undefined && by[baseline] !== undefined);
            const sum = (who) => both.reduce((total, { by }) => total + by[who].crps, 0);
            if (both.length === 0 || sum(baseline) === 0) return "–";
            return `${ratioText(sum(one) / sum(baseline))}${both.length === own.length ? "" : ` (${both.length})`}`;
          });
          return [[title, `${horizonMonths}`, `${own.length}`, ...cells]];
        }),
      );
      const heads = ["family", "months", "scored", ...names.map((name) => (name === model ? "model" : name))];
      return rows.length === 0
        ? `${part}: no outcome.`
        : `${part}:\n\n${table(heads, rows, `lrr${"r".repeat(names.length)}`)}`;
    })
    .join("\n\n");
}

/** Every outcome outside the model's 95 % interval. */
function missWords({ series }, own) {
  const misses = own.filter((figure) => figure.in === null);
  const first = `Of ${counted(own.length, "outcome")}, ${misses.length} ${misses.length === 1 ? "lies" : "lie"} outside the model's 95 % interval; one in twenty, ${Math.round(own.length / 20)}, would have if the intervals were right.`;
  const rows = misses.map(({ series: name, origin, period, horizonMonths, part, quantiles, published }) => [
    titleIn(series, name),
    origin,
    period,
    `${horizonMonths}`,
    part,
    `${numberText(quantiles[0])} to ${numberText(quantiles[4])}`,
    numberText(published),
    published > quantiles[4] ? "above" : "below",
  ]);
  if (misses.length === 0) return first;
  return `${first}\n\n${table(["series", "from", "of", "months", "", "95 % interval", "published", "lies"], rows, "lllrlrrl")}`;
}

/** With and without drift and discrepancy, with stand-ins, and with series given; "" of a record without them. */
function besideSections({ beside, families, series, draws }) {
  if (beside === undefined) return "";
  const { origins, sets, conditional, given } = beside;
  const from = `From ${counted(origins.length, "origin")}, ${origins[0]} to ${origins.at(-1)}, by ${counted(draws, "draw")}, over figures that all columns have forecast`;
  const parts = [
    `## With and without drift and discrepancy

${from}: the sum of CRPS over that of the family's primary baseline, and in brackets how many outcomes the 80 % intervals
held. *none*: the model's own numbers, with the ranges of its parameters. *drift*: parameters wander and regimes change by
odds. *discrepancy*: what the publisher counts and the model does not, and the chance of single persons, is put on flows, and
on the stocks that they fill.

${sideTable(sets, families)}`,
    `## With stand-ins

What was judged later than a day may be used with hindsight, or made by a rule from what was known (\`--stand-ins\`).
${standInWords(beside, families, from)}`,
  ];
  if (conditional !== undefined)
    parts.push(`## Conditional scores

${from}. *conditional*: ${given.map((name) => `\`${name}\``).join(", ")} are given as published beyond the origin; all else is as of the
day. A series of which such a figure is given is an input there and not scored: ${inputWords(series)}. These are no forecasts: they say how much
of the error lies in what comes to the system, and how much in the system.

${sideTable(conditional, families, { both: "unconditional" }, "difference")}`);
  return `${parts.join("\n\n")}\n\n`;
}

function standInWords({ origins, replaced, standIns }, families, from) {
  if (standIns === undefined)
    return `Of these ${counted(origins.length, "origin")} there is none on which the rule makes any number that the model reads otherwise: everything judged
later has an earlier value or its state before already. Scores with stand-ins are the same to the byte, and the difference is 0.`;
  const where =
    replaced.length === origins.length
      ? `${from}.`
      : `Of ${counted(origins.length, "origin")} the rule changes something on ${replaced.length}, from which these are.`;
  return `${where} *as judged*: used as judged. *stand-ins*: made by the rule. The difference is what hindsight is worth: above 0, the scores without it are worse.

${sideTable(standIns, families, { both: "as judged", standIns: "stand-ins" }, "difference")}`;
}

function inputWords(series) {
  return series.filter(({ isInput }) => isInput).map(({ title }) => title).join(", "); // prettier-ignore
}

/** @param difference the heading of last column less first; left out: none */
function sideTable({ rows, whole }, families, words = {}, difference) {
  const names = Object.keys(whole[0]?.by ?? {});
  const cells = (by) => [
    ...names.map((name) => `${by[name].ratio === null ? "–" : ratioText(by[name].ratio)} (${by[name].held})`),
    ...(difference === undefined ? [] : [differenceCell(names.map((name) => by[name]))]),
  ];
  const lines = [
    ...rows.map(({ family, part, scored: n, by }) => [
      families.find(({ name }) => name === family).title,
      part,
      `${n}`,
      ...cells(by),
    ]),
    ...whole.map(({ part, scored: n, by }) => ["**all families**", part, `${n}`, ...cells(by)]),
  ];
  const heads = ["family", "", "scored", ...names.map((name) => words[name] ?? name), ...(difference === undefined ? [] : [difference])]; // prettier-ignore
  return lines.length === 0
    ? "No outcome that all of them have forecast."
    : table(heads, lines, `llr${"r".repeat(heads.length - 3)}`);
}

function differenceCell(sides) {
  const [first, last] = [sides[0], sides.at(-1)];
  const held = last.held - first.held;
  const off = first.ratio === null || last.ratio === null ? null : last.ratio - first.ratio;
  const ratio = off === null ? "–" : Math.abs(off) < 0.005 ? "0.00" : signed(off);
  return `${ratio} (${held > 0 ? "+" : held < 0 ? "−" : ""}${Math.abs(held)})`;
}

function originWords(origins) {
  const made = origins.filter(({ status }) => status === "forecast");
  const not = origins.filter(({ status }) => status !== "forecast");
  const failed = origins.filter(({ failedDraws }) => failedDraws > 0);
  const sum = made.reduce((total, { forecasts }) => total + forecasts, 0);
  return [
    `${counted(made.length, "origin")}, ${counted(sum, "figure")} forecast: ${made.map(({ date }) => date).join(", ")}.`,
    not.length === 0 ? "Every origin asked for could be forecast from." : `Not forecast from:\n\n${not.map(({ date, why }) => `- ${date}: ${why}`).join("\n")}`, // prettier-ignore
    ...(failed.length === 0 ? [] : [`Draws that failed and are left out:\n\n${failed.map(({ date, failedDraws }) => `- ${date}: ${failedDraws}`).join("\n")}`]), // prettier-ignore
  ].join("\n\n");
}

/** The model first, its mean with others last. */
function forecastersOf(figures, model) {
  const names = [...new Set(figures.flatMap(({ by }) => Object.keys(by)))].filter((name) => name !== model);
  const mean = names.filter((name) => name === "model and baselines");
  return [model, ...names.filter((name) => !mean.includes(name)), ...mean];
}

const scored = (figures) => figures.filter(({ published, by }) => published !== null && Object.keys(by).length > 0);

function isOf({ family, horizonMonths, part }) {
  return (figure) =>
    figure.family === family &&
    figure.part === part &&
    (horizonMonths === null || figure.horizonMonths === horizonMonths);
}

function isIn(forecast, share) {
  return forecast.in !== null && forecast.in <= share;
}

/** Out of fewer than two blocks every resample is the whole, and its bounds would be the ratio itself. */
function ratioCells({ bounds, blocks }) {
  if (bounds === null) return ["–", "–"];
  const ratio = ratioText(bounds.ratio);
  const ends = blocks < 2 ? "–" : `${ratioText(bounds.lower)} to ${ratioText(bounds.upper)}`;
  return [bounds.ratio > 1 ? `**${ratio}**` : ratio, ends];
}

const titleIn = (series, name) => series.find((one) => one.name === name).title;
const listed = (items) => items.join(" and ");
const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
const lowerFirst = (text) => `${text[0].toLowerCase()}${text.slice(1)}`;
const percent = (share) => `${Math.round(100 * share)} %`;
const ratioText = (ratio) => ratio.toFixed(2);
const signed = (number) => `${number < 0 ? "−" : number > 0 ? "+" : ""}${Math.abs(number).toFixed(2)}`;
const scoreText = (score) => (score >= 1000 ? numberText(score) : `${Number(score.toPrecision(3))}`);
const numberText = (value) => Number(value.toPrecision(Math.abs(value) >= 1000 ? 4 : 3)).toLocaleString("en");

function dayWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  const months = "January February March April May June July August September October November December".split(" ");
  return `${day} ${months[month - 1]} ${year}`;
}

/** @param sides "l" or "r" a column */
function table(heads, rows, sides) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "/")).join(" | ")} |`;
  return [line(heads), line([...sides].map((side) => (side === "r" ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
