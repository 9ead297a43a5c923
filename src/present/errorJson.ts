// What is wrong with what was given, for machines: the same four things a person reads.
import { whereOf } from "../errors.ts";
import type { Problem } from "../errors.ts";

/** `{error: {where, expected, got, hint}}`, and under `more` whatever else is wrong of the same kind. */
export function errorJson(problems: readonly Pick<Problem, "at" | "path" | "expected" | "got" | "hint">[]): object {
  const [error, ...more] = problems.map(({ expected, got, hint = null, ...place }) => ({
    where: whereOf(place),
    expected,
    got,
    hint,
  }));
  return { error, ...(more.length === 0 ? {} : { more }) };
}
