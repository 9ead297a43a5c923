// The page of statements by others, judged until settled. Knows nothing of processes, and judges nothing: every word is one of
// what is stored.
import { wrapProse } from "./wrapProse.mjs";

/**
 * What is kept of a judgement, small enough to lie beside its page.
 *
 * @param printed what `pendency claims MODEL --until-settled --json` printed
 * @param made    {model, documents, engine, commit}: by what it was judged
 * @param ids     statements that were to be judged, in order. @throws Error when one of them was not
 */
export function storedClaims(printed, made, ids) {
  const byId = new Map(printed.claims.map((claim) => [claim.id, claim]));
  const missing = ids.filter((id) => !byId.has(id));
  if (missing.length > 0) throw new Error(`expected verdicts of ${ids.join(", ")}; got none of ${missing.join(", ")}`);
  const { studyId, seed, replications, set } = printed;
  const claims = ids.map((id) => {
    const { words, said, verdict, runs, interval, settled, reason, notTested, parts, tests } = byId.get(id);
    const compared = tests.map(
      ({ source, part, description, verdict: word, runs: held, replications: of, numbers }) => {
        const means = numbers.map(({ label, value, unit, p10, p90 }) => ({ label, value, unit, p10, p90 }));
        return { source, part, description, verdict: word, runs: held, replications: of, numbers: means };
      },
    );
    const kept = parts.map((part) => pick(part, ["title", "verdict", "runs", "interval", "reason", "settled"]));
    return { id, words, said, verdict, runs, interval, settled, reason, notTested, parts: kept, tests: compared };
  });
  return { ...made, studyId, seed, replications, ...(set === undefined ? {} : { set }), claims };
}

function pick(of, names) {
  return Object.fromEntries(names.flatMap((name) => (of[name] === undefined ? [] : [[name, of[name]]])));
}

/**
 * @param stored as `storedClaims` gives it
 * @returns Markdown
 */
export function furtherClaimsPage(stored) {
  const { model, documents, engine, commit, seed, replications, claims } = stored;
  const open = claims.filter(({ verdict, parts }) =>
    [verdict, ...parts.map((part) => part.verdict)].includes("not settled"),
  );
  return wrapProse(`# Statements by others, judged until settled

Twenty statements that others made of the same system from 2020 to 2026, as \`models/${model}/claims/further.yaml\` has them, each
judged by what was published or by runs, until no further run can change a word or ${replications} draws of every uncertain figure were made.

\`\`\`sh
npm run further-claims   # makes this page and further-claims.json, which has every number compared
\`\`\`

Expected numbers in steps of 28 days, seed ${seed}; engine ${engine}, documents \`${documents}\`, commit ${commit}. An interval is one of 95 %
around the share of draws in which a statement holds; one that is looked at after every draw is wider, as that is allowed for.
Publishers who disagree are judged apart, so that one of them may have few draws. The numbers of persons in single small
stages are [not validated](../validation.md) in expected numbers.

## What they come to

${summary(claims)}

${open.length === 0 ? "All are settled." : `Not settled in whole or in part: ${open.map(({ id }) => `\`${id}\``).join(", ")}.`}

| statement | part | verdict | holds in | of draws |
| --- | --- | --- | --- | ---: |
${claims.flatMap(rows).join("\n")}

${claims.map(section).join("\n\n")}
`);
}

function summary(claims) {
  const counts = new Map();
  for (const { verdict } of claims) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return `Of ${claims.length} statements: ${[...counts].map(([word, count]) => `${count} ${word}`).join(", ")}.`;
}

function rows({ id, verdict, parts, runs, interval }) {
  const whole = row(`[${id}](#${id.toLowerCase()})`, "", verdict, runs, interval);
  return [whole, ...parts.map((part) => row("", part.title, part.verdict, part.runs, part.interval))];
}

function row(id, title, verdict, runs, interval) {
  const share = runs === null || runs === undefined ? "" : shareWords(runs, interval);
  return `| ${id} | ${title} | ${verdict} | ${share} | ${runs?.made ?? ""} |`;
}

function shareWords({ held, made }, interval) {
  const share = `${Math.round((100 * held) / made)} %`;
  return interval === null ? share : `${share} (${interval.map((end) => Math.round(100 * end)).join(" to ")})`;
}

function section({ id, words, said, reason, notTested, tests }) {
  const compared = tests.filter(({ numbers }) => numbers.length > 0);
  const source = [said.by, said.source]
    .filter((one, index, all) => one !== "" && all.indexOf(one) === index)
    .join(", ");
  const own = compared.map(({ part, description, source: by, numbers }) => {
    const what = part === "" ? description : part;
    return `- ${what}${by === "" ? "" : `, by ${by}`}: ${numberWords(numbers.at(-1))}`;
  });
  return [
    `### ${id}`,
    `${words} (${source}, ${said.date})`,
    reason,
    own.join("\n"),
    notTested === "" ? "" : `Not tested: ${notTested}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function numberWords({ value, unit, p10, p90 }) {
  const said = (number) => Number(number.toPrecision(3)).toLocaleString("en");
  if (value === null) return "nothing to measure";
  const range =
    p10 === undefined || p90 === undefined || p10 === p90
      ? ""
      : ` (${said(p10)} to ${said(p90)} in eight of ten draws)`;
  return `${said(value)}${unit === "" ? "" : ` ${unit}`}${range}`;
}
