// What the options of a command changed, as messages of every door say it.

/** Texts as the command line takes them. */
interface Given {
  readonly set?: readonly string[];
  readonly source?: readonly string[];
  readonly rule?: string;
  readonly asOf?: string;
  readonly warmUp?: string;
}

/** What runs were given that no comparison of the engines had, in words. */
export function changedBy({ source, rule, asOf, warmUp, set }: Given): string[] {
  const given = Object.entries({
    "--set": set?.join(" "),
    "--source": source?.join(" "),
    "--rule": rule,
    "--as-of": asOf,
    "--warm-up": warmUp,
  });
  return given.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value} was not part of it`]));
}
