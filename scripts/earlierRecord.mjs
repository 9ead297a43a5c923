// What a version of the protocol had come to on H when the next one opened: kept with every score, named by its hash.
import { createHash } from "node:crypto";
import { wrapProse } from "./wrapProse.mjs";

/** Every figure of H with an outcome: the model's forecast of it, and that of its family's primary baseline. */
export function keptOf({
  model,
  title,
  protocol,
  choicesThrough,
  protocolVersion,
  backtest,
  documents,
  engine,
  commit,
  command,
  draws,
  gate,
  families,
  series,
  levels,
  figures,
}) {
  const scores = figures.flatMap(({ by, ...figure }) => {
    const { baseline } = families.find(({ name }) => name === figure.family);
    if (figure.part !== "H" || figure.published === null || by[model] === undefined) return [];
    const { part: _, ...told } = figure;
    return [
      {
        ...told,
        baseline,
        by: Object.fromEntries([model, baseline].flatMap((name) => (by[name] === undefined ? [] : [[name, by[name]]]))),
      },
    ];
  });
  const kept = {
    model,
    title,
    protocolVersion: Number(protocolVersion),
    protocol,
    choicesThrough,
    backtest,
    documents,
    engine,
    commit,
    command,
    draws,
    gate,
    families,
    series,
    levels: levels.filter(({ part }) => part === "H"),
    scores,
  };
  return { ...kept, sha256: hashOf(kept) };
}

/** Of all that a kept record says. */
export function hashOf({ sha256: _sha256, ...said }) {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

export function keptName(version) {
  return `track-record-${version}`;
}

/** One score a line. */
export function keptText({ scores, ...head }) {
  const first = JSON.stringify(head, null, 2).replace(/\n}$/, "");
  const rows = scores.map((score) => `    ${JSON.stringify(score)}`).join(",\n");
  return `${first},\n  "scores": [\n${rows}\n  ]\n}\n`;
}

/** A section of the track record: one line an earlier version; "" where there is none. */
export function earlierSection(earlier) {
  if (earlier.length === 0) return "";
  const rows = earlier.map(({ protocolVersion, protocol, draws, commit, gate, sha256 }) =>
    [
      `[${protocolVersion}](${keptName(protocolVersion)}.md)`,
      `\`${protocol}\``,
      `${draws}`,
      commit === undefined ? "–" : `\`${commit.slice(0, 12)}\``,
      ratioText(gate.ratio),
      `${gate.held} of ${gate.outcomes}`,
      `\`${sha256.slice(0, 16)}\``,
    ].join(" | "),
  );
  return `## Earlier versions

What H had come to under a version of the protocol when the next one opened, with every score. A later version was
made after a look at these: a better record under it is worth that much less.

| version | protocol | draws | commit | CRPS ÷ baselines | 80 % held | hash of its scores |
| --: | --- | --: | --- | --: | --: | --- |
${rows.map((row) => `| ${row} |`).join("\n")}

`;
}

/** The page of one earlier version: families, horizons, and every score. */
export function earlierPage(kept) {
  const {
    title,
    choicesThrough,
    model,
    protocolVersion,
    protocol,
    backtest,
    engine,
    commit,
    command,
    draws,
    gate,
    levels,
    scores,
    sha256,
    families,
    series,
  } = kept;
  const titleOf = (list, name) => list.find((one) => one.name === name).title;
  const rows = levels.map(({ family, horizonMonths, bounds, effective, status, why }) => {
    const own = scores.filter(
      (one) => one.family === family && (horizonMonths === null || one.horizonMonths === horizonMonths),
    );
    const held = own.filter(({ by }) => by[model].in !== null && by[model].in <= 80).length;
    const { baseline } = families.find(({ name }) => name === family);
    return [
      titleOf(families, family),
      horizonMonths === null ? "all" : `${horizonMonths}`,
      `${held} of ${own.length}`,
      bounds === null ? "–" : ratioText(bounds.ratio),
      baseline,
      effective.toFixed(1),
      status === undefined ? "" : `${status}: ${why}`,
    ];
  });
  const each = scores.map(({ series: name, origin, period, horizonMonths, published, baseline, by }) => {
    const own = by[model];
    return [
      titleOf(series, name),
      origin,
      period,
      `${horizonMonths}`,
      numberText(own.quantiles[2]),
      `${numberText(own.quantiles[1])} to ${numberText(own.quantiles[3])}`,
      numberText(published),
      own.in === null ? "no" : `${own.in} %`,
      scoreText(own.crps),
      by[baseline] === undefined ? "–" : scoreText(by[baseline].crps),
    ];
  });
  return wrapProse(`# H under version ${protocolVersion} of the protocol

What forecasts of ${title.replace(/^[A-Z]/, (first) => first.toLowerCase())}, came to on outcomes after ${choicesThrough} when the next version of
[the protocol](protocol.md) opened. [The track record](track-record.md) is that of the version in force.

Made by \`${command}\`: ${draws} draws from each origin, engine ${engine}${commit === undefined ? "" : `, commit \`${commit}\``}, backtest \`${backtest}\`,
protocol hash \`${protocol}\`. Over all families a geometric mean of ${ratioText(gate.ratio)}${gate.upper === null ? "" : ` (one-sided 90 % bound ${ratioText(gate.upper)})`}; the
80 % intervals held ${gate.held} of ${gate.outcomes}. These are kept as they were, in \`${keptName(protocolVersion)}.json\` beside this page;
SHA-256 of what it says: \`${sha256}\`.

## By family and horizon

Gates are those of that version.

${table(["family", "months", "80 % held", "÷ baseline", "baseline", "alike to", "gate"], rows, "lrrrlrl")}

## Every score

CRPS on the scale of the series, of the model and of its family's primary baseline; less is better.

${table(["series", "from", "of", "months", "median", "80 % interval", "published", "in", "CRPS", "baseline's"], each, "lllrrrrlrr")}
`);
}

const ratioText = (ratio) => (ratio === null ? "–" : ratio.toFixed(2));
const scoreText = (score) => (score >= 1000 ? numberText(score) : `${Number(score.toPrecision(3))}`);
const numberText = (value) => Number(value.toPrecision(Math.abs(value) >= 1000 ? 4 : 3)).toLocaleString("en");

/** @param sides "l" or "r" a column */
function table(heads, rows, sides) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "/")).join(" | ")} |`;
  return [line(heads), line([...sides].map((side) => (side === "r" ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
