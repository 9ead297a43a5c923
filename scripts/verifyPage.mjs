// The page that `npm run verify-engines -- --write` makes. Knows nothing of processes.

/**
 * @param sections one an engine: {engine, missing: jobs not yet run, jobs: [{job, seconds, rows}], notRun: rows}
 * @returns Markdown
 */
export function enginesPage({ seed, within, nightWithin, night, replications }, sections) {
  return `# The engines against exact values

Made on ${new Date().toISOString().slice(0, 10)} under Node ${process.versions.node} by

${sections.map(({ engine }) => `    npm run verify-engines -- --engine ${engine}${night ? " --night" : ""} --write`).join("\n")}

Expected values stand in \`test/golden/queues.json\`, computed elsewhere. Each case is a model document that goes through the whole pipeline, in independent replications (seed ${seed}) until the
half-width of the interval is ${percent(within)} of the value; cases that settle slowly are left for \`--night\`, until ${percent(nightWithin)}. A case fails when |z| passes 5.9, or Student's bound of the same odds
where the spread is estimated: all cases here together give a false alarm less than once in a million runs. A case that does not settle is a failure. Half-widths are at that bound, not
at 1.96. Where a control is at hand (servers in use, whose mean is known), chance is taken out of the values by it. Random networks are small enough to be solved exactly as Markov
chains: ${replications} runs each, every figure at odds of 1e-10. Nothing is drawn by the fluid engine: what stands under ± % is the error stated for its step, or twice what halving the step changes.

${sections.map(section).join("\n")}`;
}

function section({ engine, missing, jobs, notRun }) {
  const title = `## The ${engine} engine\n`;
  if (jobs.length === 0) return `${title}\nNot run on these sources.\n`;
  const rows = jobs.flatMap((one) => one.rows);
  const cases = jobs.filter(({ job }) => job.kind !== "chain").flatMap((one) => one.rows);
  const failing = rows.filter(({ isFailure }) => isFailure).length;
  const minutes = jobs.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  const unfinished = missing > 0 ? ` **${missing} parts are still to be run.**` : "";
  return `${title}
${rows.length - failing} agree, ${failing} do not, ${notRun.length} were not run; ${minutes.toFixed(0)} minutes of one core.${unfinished}

| case | expected | got | ± % | z | verdict |
| --- | ---: | ---: | ---: | ---: | --- |
${[...cases, ...notRun].map(line).join("\n")}
${networksOf(jobs)}`;
}

function networksOf(jobs) {
  const rows = jobs.filter(({ job }) => job.kind === "chain").flatMap((one) => one.rows);
  if (rows.length === 0) return "";
  const far = rows.toSorted((a, b) => Math.abs(b.z ?? Infinity) - Math.abs(a.z ?? Infinity)).slice(0, 5);
  return `
Random networks: ${rows.length}, of which ${rows.filter(({ isFailure }) => isFailure).length} differ. The figures farthest from their exact value, of the farthest of each:

| network | expected | got | ± % | z | verdict |
| --- | ---: | ---: | ---: | ---: | --- |
${far.map(line).join("\n")}
`;
}

function line({ name, expected, got, halfWidth, z, verdict }) {
  const number = (value) => (value === null ? "" : Number(value.toPrecision(7)).toString());
  const share = halfWidth === null || expected === 0 ? "" : ((100 * halfWidth) / Math.abs(expected)).toPrecision(2);
  const cells = [name, number(expected), number(got), share, z?.toFixed(2) ?? "", verdict.split("\n")[0]];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const percent = (share) => `${Number((100 * share).toPrecision(3))} %`;
