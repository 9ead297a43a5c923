// The result of a campaign of mutated documents as a page.

/** @param result settings, commit and tally of scripts/mutated-documents.mjs */
export function mutatedPage({ seed, from, count, commit, seconds, tally }) {
  const { originals, endings, changes, faults, slowest } = tally;
  const whole = (number) => number.toLocaleString("en");
  const rows = (counts) =>
    [...counts].sort(([, a], [, b]) => b - a).map(([name, number]) => `| ${name} | ${whole(number)} |`);
  const atFault = faults.map(({ n, name, fault }) => `- ${n}, ${name}: ${fault.replaceAll("|", "/")}`);
  return `${[
    "# Mutated documents",
    "",
    "Every example, the documents of the language page, small models of single rules and the flagship, with one to",
    "three small mistakes each: a number times a power of ten, another unit, names for each other, a key twice or",
    "gone, another byte. Each is read, checked, compiled (every second with a draw of its parameters), followed",
    "person by person by the straight engine and the fast one, and run as expected numbers; the flagship as expected",
    "numbers alone. A mutant is at fault when it ends otherwise than in an answer or in one message with its place",
    "or limit, when the two engines differ in a bit, when a number of an answer is none or endless, or when it takes",
    `more than ${seconds} seconds.`,
    "",
    `Commit ${commit}, seed ${seed}, mutants ${from} to ${from + count - 1}. Slowest: ${slowest.n} (${slowest.name}), ${slowest.seconds.toFixed(1)} s.`,
    "",
    "| ending | mutants |",
    "| --- | --: |",
    ...rows(endings),
    "",
    atFault.length === 0 ? "None is at fault." : "At fault:",
    ...(atFault.length === 0 ? [] : ["", ...atFault]),
    "",
    "| what was done | mutants |",
    "| --- | --: |",
    ...rows(changes),
    "",
    "| original | mutants |",
    "| --- | --: |",
    ...rows(originals),
    "",
    "## Repeat it",
    "",
    "```text",
    `npm run mutated-documents -- --seed ${seed} --count ${count}`,
    "npm run mutated-documents -- --from 1234 --count 1 --keep out/mutants",
    "```",
    "",
    "The second makes one mutant again and keeps its documents. `npm test` tries a sample.",
  ].join("\n")}\n`;
}
