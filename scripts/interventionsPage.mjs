// The page docs/verification/interventions.md, from what `pendency backtest MODEL --interventions` leaves in its folder.
import { wrapProse } from "./wrapProse.mjs";

/**
 * @param found  interventions.json of the folder
 * @param earlier names of pages made under earlier protocols
 * @returns Markdown
 */
export function interventionsPage(found, earlier = []) {
  const { title, draws, seed, stepDays, id, protocol, interventions } = found;
  return wrapProse(`# What announced changes did, and what the model said they would do

Levels that were backtested say nothing of effects. Here the model stands on the day on which a change of policy was
announced, knows what had been published by then and a scenario that says what was announced, and forecasts by how much
a published series changes: its mean over the periods after the change divided by that over the periods before. These
are hindcasts: whoever wrote the scenarios knew what came after, however much they keep to what was said. The series
that decides was named before anything was scored, and [the protocol](protocol.md) says what the scores allow.

Made by \`pendency backtest us-removal --interventions --draws ${draws}\` and \`npm run interventions-page\`: ${title},
${draws} draws with what was announced and the same ${draws} without it, steps of ${stepDays.toFixed(1)} days, seed
${seed}; backtest ${id}, protocol ${protocol}.

${countedWords(found)}

## One row an intervention

| change of the past | by | said | 80 % | it adds | without it | was | inside | sign | CRPS | without it | no change | last year |
|---|---|--:|--:|--:|--:|--:|---|---|--:|--:|--:|--:|
${interventions.map((one) => rowOf([one.title, byOf(one.changes[0])], one.changes[0], one)).join("\n")}

*said*: the median under what was announced, as a factor; *it adds*: by what that differs, draw by draw, from the same
draws without it; *without it*: their median; *was*: as published;
*inside*: the narrowest of the central 50, 80 and 95 % intervals that holds it; CRPS is of the logarithm, and less is
better.

${interventions.map(sectionOf).join("\n\n")}
${earlier.length === 0 ? "" : `\n## Under earlier protocols\n\n${earlier.map((name) => `- [${name}](${name})`).join("\n")}\n`}`);
}

/** Of the protocol that a page was made under; null for another text. */
export function protocolOf(page) {
  return /, protocol\s+(\w{16})[,.]/.exec(page)?.[1] ?? null;
}

function countedWords({ interventions, counted, gate }) {
  const scores = interventions.flatMap(({ changes }) => (changes[0]?.score == null ? [] : [changes[0].score]));
  const sum = (values) => values.reduce((total, value) => total + value, 0).toFixed(2);
  const held = counted.filter((one) => one.held).length;
  const right = scores.filter(({ isSignRight }) => isSignRight).length;
  const better = scores.filter(({ crps, crpsWithout }) => crps < crpsWithout).length;
  const told = gate.words === "" ? gate.why : `${gate.words}: ${gate.why}`;
  if (counted.length === 0) return `None of ${interventions.length} could be scored. ${told}.`;
  return (
    `**${counted.length} of ${interventions.length} count.** CRPS ${sum(counted.map(({ crps }) => crps))} in sum; of the ` +
    `model without what was announced ${sum(scores.map(({ crpsWithout }) => crpsWithout))}, of no change ` +
    `${sum(counted.map(({ crpsOfNoChange }) => crpsOfNoChange))}. What was announced made the forecast better in ${better} of ` +
    `${scores.length}. 80 % intervals held ${held}, and the sign was right in ${right}. A difference between two stacks ` +
    `is therefore ${gate.status}: ${told}.`
  );
}

function sectionOf(one) {
  const { title, day, announced, said, stack, confounders, changes, why, judgedLater, status } = one;
  const told = status === "refused" ? `Not run: ${why.join("; ")}.\n\n` : "";
  const rows = changes.map((change) => rowOf([`${byOf(change)}, ${change.before} to ${change.after}`], change, one));
  const missing = changes.flatMap(({ series, why: reason }) => (reason === "" ? [] : [`${series}: ${reason}.`]));
  const table = rows.length === 0 ? "" : `${head}\n${rows.join("\n")}\n\n`;
  return `## ${title}

${day}, announced ${announced}. ${said} Scenario \`${stack}\`.

${told}${table}${missing.length === 0 ? "" : `${missing.join(" ")} `}With and without it the model of the day reads ${judgedLater.length} parameters as judged later. What else happened:

${confounders.map((each) => `- ${each}`).join("\n")}`;
}

const head = `| series and windows | said | 80 % | it adds | without it | was | inside | sign | CRPS | without it | no change | last year |
|---|--:|--:|--:|--:|--:|---|---|--:|--:|--:|--:|`;

function rowOf(first, change, { status, why }) {
  if (change === undefined) return `| ${first.join(" | ")} | ${status}: ${why.join("; ")} ${"| ".repeat(11)}`;
  const { announced, without, effect, observed, score } = change;
  const inside = score === null ? "" : ([50, 80, 95].find((_, at) => score.covered[at]) ?? "no");
  const scores = [score?.crps, score?.crpsWithout, score?.crpsOfNoChange, score?.crpsOfLastYear];
  const cells = [
    ...first,
    factor(announced?.median),
    announced === null ? "–" : `${factor(announced.p10)} to ${factor(announced.p90)}`,
    factor(effect?.median),
    factor(without?.median),
    observed === null ? change.why : factor(observed),
    typeof inside === "number" ? `${inside} %` : inside,
    score === null ? "" : score.isSignRight ? "right" : "wrong",
    ...scores.map((value) => (value == null ? "" : value.toFixed(2))),
  ];
  return `| ${cells.join(" | ")} |`;
}

function byOf(change) {
  return change === undefined ? "" : `\`${change.series}\``;
}

function factor(change) {
  return change == null ? "–" : Math.exp(change).toFixed(2);
}
