// The page that `npm run verify-engines -- --write` makes. Knows nothing of processes.
import { wrapProse } from "./wrapProse.mjs";

/** The bound on |z|, and its odds: `zBound` and twice `tail` of test/golden/judgeSample.ts. */
const zBound = 5.9;
const oddsOfOne = 3.635e-9;

/**
 * @param cases    of queues.json, for their families and what they measure
 * @param sections one an engine: {made: {engine, sources, missing: jobs not yet run, jobs: [{job, seconds, rows}], notRun: rows}}
 *   or {engine, text: its section as it stood, "" when there was none}
 * @returns Markdown
 */
export function enginesPage({ seed, within, elseWithin, nightWithin, night, replications }, cases, sections) {
  const slow = night
    ? "those that settle slowly are given"
    : "those that settle slowly are left for `--night`, which gives them";
  return wrapProse(`# The engines against exact values

Every row asks one number of a small system of queues whose exact value is known from theory, lets an engine
simulate that system over and over, and compares. The values stand in \`test/golden/queues.json\`; other programs
computed them, to nine digits at least, most to fifteen. Each system is written as a model document and goes
through everything that any model goes through.

| column | what it says |
| --- | --- |
| got | the mean over independent runs (seed ${seed}). Where something beside it has a mean that is known, such as servers in use, chance is taken out by it |
| ± % | half the width of the interval around it, in per cent of the exact value. The interval is ${zBound} standard errors to either side, or as many as give the same odds where the spread is estimated (Student's t); an ordinary 95 % interval is a third as wide. 0: every run gave the same number, which must be the exact one to nine digits |
| z | how many standard errors it lies off |
| agrees | the exact value lies in the interval, **and** the half-width is at most ${percent(within)}, or what the section says; ${slow} ${percent(nightWithin)} |
| differs | it lies outside. Where a count must be Poisson its spread is tested as well, and a share of independent people by its binomial tail, at the same odds |
| not settled | the interval stays too wide after four times the runs that were planned. It counts as a failure: in a wide interval anything agrees |

**False alarms.** An engine without a fault fails one case in ${large(1 / oddsOfOne)}. **What would be missed.** A value that is
off by 1.4 times the half-width is found with odds of 99 in 100, one that is off by less than half of it hardly
ever. **What the odds suppose.** Values that are normal: each is a mean over many people or many copies of the
system, and skew that is left makes a false alarm likelier than said. How many runs are made depends on the
spread of the values alone.

Random networks are small enough to be solved exactly as Markov chains: ${replications} runs each, every figure at odds
of 10⁻¹⁰. The fluid engine draws nothing: its ± % is the error stated for its step, or twice what halving the
step changes.

Each section says when and on which sources it was made; the hash is over the compiled files that the engine's
cases need.

${sections.map((one) => (one.made === undefined ? one.text || `${titleOf(one.engine)}\n\nNot run.\n` : section(one.made, cases, { within, elseWithin, night }))).join("\n")}`);
}

/** An engine's section of a page that was written before; "" when there is none. */
export function sectionOf(page, engine) {
  const start = page.indexOf(titleOf(engine));
  if (start < 0) return "";
  const next = page.indexOf("\n## ", start + 1);
  return next < 0 ? page.slice(start) : page.slice(start, next);
}

const titleOf = (engine) => `## The ${engine} engine`;

function section({ engine, sources, missing, jobs, notRun }, cases, { within, elseWithin, night }) {
  const less = elseWithin === within ? "" : ` --else-within ${percent(elseWithin).replace(" ", "")}`;
  const command = `npm run verify-engines -- --engine ${engine}${night ? " --night" : ""}${less} --write`;
  const day = new Date().toISOString().slice(0, 10);
  const minutes = jobs.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  const made = `\`${command}\`, ${day}, Node ${process.versions.node}, sources ${sources}, ${minutes.toFixed(0)} minutes in all`;
  const unfinished = missing > 0 ? `\n\n**${missing} systems or networks are still to be run.**` : "";
  const ofCases = jobs.filter(({ job }) => job.kind !== "chain");
  const rows = ofCases.flatMap(({ job, rows: own }) => own.map((row) => ({ ...row, system: job.name })));
  const failing = rows.filter(({ isFailure }) => isFailure);
  return `${titleOf(engine)}

${made}.

**${rows.length - failing.length} cases agree, ${failing.length} do not, ${notRun.length} were not run.**${unfinished}${widerWords(rows, { within, elseWithin })}${spreadWords(rows)}

| system: what is asked (case) | expected | got | ± % | z | verdict |
| --- | ---: | ---: | ---: | ---: | --- |
${rows.map((row) => line(row, titled(row, cases))).join("\n")}
${networksOf(jobs)}${notRunTable(notRun, cases)}`;
}

/** How many cases were granted more than the width that is asked for, so that the table could be finished. */
function widerWords(rows, { within, elseWithin }) {
  if (elseWithin === within) return "";
  const wide = rows.filter(
    ({ halfWidth, expected }) => halfWidth > within * Math.abs(expected) && !(expected === 0),
  ).length;
  return ` ${wide} of them were given a half-width of up to ${percent(elseWithin)} for want of time.`;
}

/** Whether the intervals are as wide as they should be: z² of an engine without a fault is 1 on average. */
function spreadWords(rows) {
  const squares = rows.flatMap(({ z }) => (z === null || !Number.isFinite(z) ? [] : [z * z]));
  if (squares.length < 10) return "";
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return (
    ` The mean of z² is ${mean.toFixed(2)} and the largest |z| ${Math.sqrt(Math.max(...squares)).toFixed(2)}. An engine without a fault has a mean ` +
    `near 1; how near cannot be said, because all systems draw the same random numbers and their cases move together. All ${squares.length} ` +
    `give a false alarm together once in ${large(1 / (squares.length * oddsOfOne))} runs of this table.`
  );
}

function networksOf(jobs) {
  const rows = jobs.filter(({ job }) => job.kind === "chain").flatMap((one) => one.rows);
  if (rows.length === 0) return "";
  const figures = rows.reduce((sum, { verdict }) => sum + Number(/worst of (\d+) figures/.exec(verdict)?.[1] ?? 0), 0);
  const far = rows.toSorted((a, b) => Math.abs(b.z ?? Infinity) - Math.abs(a.z ?? Infinity)).slice(0, 5);
  const failing = rows.filter(({ isFailure }) => isFailure).length;
  return `
### Random networks

${rows.length} networks with ${figures} figures, of which ${failing} ${failing === 1 ? "network differs" : "networks differ"}; together a false alarm once in ${large(1e10 / Math.max(1, figures))} runs. Their intervals are wide:
networks are there to find what is grossly wrong in combinations that nobody thought of, not what is off by
little. The figures farthest from their exact value:

| network | expected | got | ± % | z | verdict |
| --- | ---: | ---: | ---: | ---: | --- |
${far.map((row) => line(row, row.name)).join("\n")}
`;
}

function notRunTable(rows, cases) {
  if (rows.length === 0) return "";
  return `
### Not run

| what would be asked (case) | why not |
| --- | --- |
${rows.map((row) => `| ${cell(titled({ ...row, system: "" }, cases))} | ${cell(row.verdict)} |`).join("\n")}
`;
}

/** "One server, 2 a day, 0.25 days each: mean number in system (`mm1-l2-m4-L`)" */
function titled({ name, system }, cases) {
  const found = cases.find(({ id }) => id === name);
  if (found === undefined) return name;
  return `${system === "" ? found.family : system}: ${found.metric} (\`${name}\`)`;
}

function line({ expected, got, halfWidth, z, verdict }, title) {
  const number = (value) => (value === null ? "" : Number(value.toPrecision(7)).toString());
  const share = halfWidth === null || expected === 0 ? "" : ((100 * halfWidth) / Math.abs(expected)).toPrecision(2);
  const cells = [
    title,
    number(expected),
    number(got),
    share,
    z?.toFixed(2).replace(/^-(0\.00)$/, "$1") ?? "",
    verdict.split("\n")[0],
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

const cell = (text) => text.replaceAll("|", "\\|");
const percent = (share) => `${Number((100 * share).toPrecision(3))} %`;

/** "280 million" */
function large(value) {
  const [size, word] = value >= 1e9 ? [1e9, " billion"] : value >= 1e6 ? [1e6, " million"] : [1, ""];
  return `${Number((value / size).toPrecision(2))}${word}`;
}
