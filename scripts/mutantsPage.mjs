// The page that `npm run mutate -- --write` makes: one engine's section is made anew, the others stay as they were written.
// Knows nothing of processes.
import { wrapProse } from "./wrapProse.mjs";

/**
 * @param sections one an engine: {name, sources, results: [{name, file, bug, killedBy}]} or {name, text: its section as it
 *   stood, "" when there was none}
 * @returns Markdown
 */
export function mutantsPage(sections) {
  return `${wrapProse(`# Mutants of the engines

Each line is one small bug put into a copy of the sources, and the first test that failed because of it.
\`npm run mutate -- --engine fluid --write\` makes one engine's section anew and leaves the other as it is;
\`scripts/mutants/\` holds the bugs. What compares an engine in Node with its kernel is left out, since the
kernel's bytes are of unbroken rules and it would notice every bug: the individual engine's kernel is taken
out of the tests, the fluid engine's out of the sources, so that every run is made by the TypeScript that was
broken.

Each section says when it was made and on which sources: a hash over the code of the files its mutants
break, without comments and without the lines that say where imports lie.
\`npm run mutate -- --check\` says whether they are still the same.
`)}
${sections.map((one) => (one.text === undefined ? section(one) : one.text || `${titleOf(one.name)}\n\nNot run.\n`)).join("\n")}`;
}

/** An engine's section of a page that was written before; "" when there is none. */
export function mutantsSection(page, name) {
  const start = page.indexOf(titleOf(name));
  if (start < 0) return "";
  const next = page.indexOf("\n## ", start + 1);
  return next < 0 ? page.slice(start) : page.slice(start, next);
}

/** The hash of the sources on which a section was made; "" when there is none. */
export const sourcesOfSection = (text) => /\bsources ([0-9a-f]{16})\b/.exec(text)?.[1] ?? "";

/** What a section's table says: a row for each mutant. `file` is where the bug was put, and may have moved since. */
export function rowsOfSection(text) {
  const rows = text.split("\n").filter((line) => /^\| [a-z]+-/.test(line));
  return rows.map((line) => {
    const [name, file, bug, killedBy] = line.slice(2, -2).split(" | ");
    return { name, file, bug, killedBy };
  });
}

/** The test file that a section names as a mutant's killer; null where it names none. */
export function killerOnPage(text, { name }) {
  const row = rowsOfSection(text).find((one) => one.name === name);
  const killer = /^(\S+\.test\.ts) › /.exec(row?.killedBy ?? "");
  return killer === null ? null : `test/${killer[1]}`;
}

const titleOf = (name) => `## The ${name} engine`;

function section({ name, sources, results }) {
  const killed = results.filter(({ killedBy }) => killedBy !== null).length;
  const day = new Date().toISOString().slice(0, 10);
  const rows = results.map(
    ({ name: mutant, file, bug, killedBy }) =>
      `| ${mutant} | \`${file.replace("src/", "")}\` | ${bug} | ${killedBy === null ? "**survived**" : killedBy.replace("test/", "")} |`,
  );
  return `${titleOf(name)}

**${killed} of ${results.length} are killed**: ${day}, Node ${process.versions.node}, sources ${sources}.

| mutant | file | the bug | killed by |
|---|---|---|---|
${rows.join("\n")}
`;
}
