// What docs/verification/protocol.md says of the choices on D, as Markdown.
import { wrapProse } from "./wrapProse.mjs";

const heading = "## Choices on D";

/** @param page Markdown with that heading; returns it with the section written again */
export function withChoices(page, choices) {
  const start = page.indexOf(`${heading}\n`);
  const end = page.indexOf("\n## ", start);
  if (start < 0 || end < 0) throw new Error(`protocol.md › expected the heading "${heading}" and one after it`);
  return `${page.slice(0, start)}${section(choices)}${page.slice(end)}`;
}

function section({ families, degrees, chosenDegrees, growths, chosenGrowth }) {
  const names = families[0].tried.map(({ name }) => name);
  const rows = families.map(({ title, figures, tried, chosen }) => [
    title,
    `${figures}`,
    ...tried.map(({ name, crps }) => cell(crps, name === chosen)),
    chosen,
  ]);
  const tail = degrees.map(({ degrees: tried, geometricMean }) => cell(geometricMean, tried === chosenDegrees, 5));
  const grown = growths.map(({ growth, crps, figures }) => [
    growthWords[growth],
    `${figures}`,
    cell(crps, growth === chosenGrowth),
  ]);
  return wrapProse(`${heading}

Made by \`npm run choices-on-d\` from published series alone, without a run of the model: every figure that the origins and
horizons of the forecasts document ask for and whose outcome belongs to D, each forecast from the figures known on its day.

**The primary baseline of a family** has the least sum of CRPS on D among baselines that forecast every figure; a tie, or
none that does, goes to the random walk. \`–\`: some figure has no forecast.

${table(["family", "figures", ...names, "primary"], rows, `lr${"r".repeat(names.length)}l`)}

**The degrees of the random walk** have the least geometric mean, over families, of the sum of CRPS on D, over all
families whose every figure it forecasts; of two as good the fewer degrees.

${table(["degrees", ...degrees.map(({ degrees: tried }) => `${tried}`)], [["geometric mean", ...tail]], `l${"r".repeat(degrees.length)}`)}

**The deviation of a rival's earlier errors** grows with the years ahead, as when a pace held constant is wrong in the same
direction each year, or with their root, as when each year is wrong for itself: the one with the lesser sum of CRPS of the
mean of both rivals on D.

${table(["grows with", "figures", "sum of CRPS"], grown, "lrr")}
`);
}

const growthWords = { years: "years", root: "root of years" };

function cell(value, isChosen, digits = 4) {
  if (value === null) return "–";
  const text = Number(value.toPrecision(digits)).toLocaleString("en", { maximumSignificantDigits: digits });
  return isChosen ? `**${text}**` : text;
}

function table(heads, rows, sides) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), line([...sides].map((side) => (side === "r" ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
