// A stack of scenarios by one name: their order never matters, and `baseline` changes nothing.

/** The names in alphabetical order, once each, without `baseline`. */
export function canonicalStack(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== "baseline").sort();
}

/** "baseline", "directReturns", "directReturns+moreJudges". */
export function stackName(names: readonly string[]): string {
  const stack = canonicalStack(names);
  return stack.length === 0 ? "baseline" : stack.join("+");
}

/** The stacks in the order first met, each once. */
export function distinctStacks(stacks: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const byName = new Map(stacks.map((stack) => [stackName(stack), canonicalStack(stack)]));
  return [...byName.values()];
}
