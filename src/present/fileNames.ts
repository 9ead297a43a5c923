// Names of files made of names that people chose: letters, digits and hyphens, and never one for two.

/** What a file's name may hold beside its prefix and its ending, so that every file system takes it. */
const longest = 80;

/**
 * @param texts each once; they may differ in case, marks or letters outside a to z only
 * @returns in the same order; whoever comes later under a name that is taken gets a number behind it
 */
export function fileNames(texts: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const plain = plainName(text);
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}-${n}`;
    taken.add(name);
    return name;
  });
}

/** Letters, digits and hyphens only; "unnamed" where none of these is left. */
function plainName(text: string): string {
  const hyphens = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-|-$/g, "");
  return hyphens === "" ? "unnamed" : hyphens;
}
