// Parameters with what documents say of their draws together, checked: names, uncertainties, pairs, and the whole.
import type { Problem } from "../errors.ts";
import { problem } from "../errors.ts";
import { correlatedGroups } from "../parameters/correlatedGroups.ts";
import type { CorrelatedWith, DeclaredCorrelation } from "../parameters/correlation.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { didYouMean } from "../reading/suggest.ts";
import { throwProblems } from "../reading/reading.ts";
import { cholesky } from "../statistics/cholesky.ts";

/** @throws PendencyError with the place of the first that cannot be */
export function correlate(
  parameters: readonly Parameter[],
  declared: readonly DeclaredCorrelation[],
): readonly Parameter[] {
  if (declared.length === 0) return parameters;
  throwProblems(declared.flatMap((one) => namesIn(one, parameters)));
  const pairs = new Map<string, { readonly one: DeclaredCorrelation; readonly between: readonly [string, string] }>();
  const problems: Problem[] = [];
  for (const [nth, one] of declared.entries()) {
    for (const between of pairsOf(one)) {
      const before = pairs.get(between.join(" "));
      pairs.set(between.join(" "), { one, between });
      if (before === undefined) continue;
      const { file, line } = before.one.at;
      problems.push(problem("sense", one.at, `correlations[${nth}]`, `one correlation of ${between.join(" and ")}`, `another at ${file}:${line}`)); // prettier-ignore
    }
  }
  throwProblems(problems);
  const withOf = (name: string): CorrelatedWith[] =>
    [...pairs.values()].flatMap(({ one, between }) => {
      const other = between.find((each) => each !== name);
      if (!between.includes(name) || other === undefined) return [];
      const { normalScores, written, judgedBy, reason } = one;
      return [{ name: other, normalScores, written, judgedBy, reason }];
    });
  const made = parameters.map((parameter) => {
    const correlatedWith = withOf(parameter.name);
    return correlatedWith.length === 0 ? parameter : { ...parameter, correlatedWith };
  });
  throwProblems(correlatedGroups(made).flatMap((group) => (cholesky(group.matrix) === null ? [cannotBe(group, [...pairs.values()])] : []))); // prettier-ignore
  return made;
}

function namesIn({ of }: DeclaredCorrelation, parameters: readonly Parameter[]): readonly Problem[] {
  return of.flatMap(({ text, at }) => {
    const found = parameters.find(({ name }) => name === text);
    if (found === undefined) {
      const names = parameters.map(({ name }) => name);
      return [problem("names", at, "correlations", "the name of a parameter", `"${text}"`, didYouMean(text, names))];
    }
    if (found.uncertainty !== null) return [];
    const hint = "it says how draws go together, and a parameter without `uncertainty:` is not drawn";
    return [problem("sense", at, "correlations", "a parameter with `uncertainty:`", `${text}, which is certain`, hint)];
  });
}

function pairsOf({ of }: DeclaredCorrelation): readonly (readonly [string, string])[] {
  return of.flatMap(({ text: one }, at) =>
    of.slice(at + 1).map(({ text: other }) => (one < other ? ([one, other] as const) : ([other, one] as const))),
  );
}

/** Names every pair, and how far all of them together would have to be drawn in. */
function cannotBe(
  { names, matrix }: ReturnType<typeof correlatedGroups>[number],
  pairs: readonly { readonly one: DeclaredCorrelation; readonly between: readonly [string, string] }[],
): Problem {
  const own = pairs.filter(({ between }) => names.includes(between[0]));
  const said = own.map(({ one, between }) => `${between.join(" and ")} ${one.written}`).join(", ");
  const silent = (names.length * (names.length - 1)) / 2 - own.length;
  const others = silent === 0 ? "" : `; ${silent === 1 ? "the one other pair counts" : `the ${silent} other pairs count`} as 0`; // prettier-ignore
  const drawnIn = (part: number) => matrix.map((row, at) => row.map((value, column) => (at === column ? 1 : part * value))); // prettier-ignore
  let [fits, fails] = [0, 1];
  for (let halving = 0; halving < 20; halving++) {
    const middle = (fits + fails) / 2;
    if (cholesky(drawnIn(middle)) === null) fails = middle;
    else fits = middle;
  }
  const most = Math.floor(fits * 100) / 100;
  return problem(
    "sense",
    own[own.length - 1].one.at,
    "correlations",
    "correlations that can hold together (a positive definite matrix)",
    `${said}${others}`,
    `all of them times ${most} or less would do; or say how the other pairs go together`,
  );
}
