// The line that a test holds its numbers against.
import type { TestResult } from "../judge/verdict.ts";

/** "at most 0.5 times": the end of the description, whose beginning the numbers repeat; null where they do not. */
export function lineOf(description: string, numbers: TestResult["numbers"]): string | null {
  const [measure, against] = numbers.map(({ label }) => label);
  if (measure === undefined) return null;
  const sides = against === undefined ? [measure] : [`${measure} ÷ ${against}`, `${measure} − ${against}`, measure];
  const side = sides.find((each) => description.startsWith(`${each} is `));
  return side === undefined ? null : description.slice(side.length + " is ".length);
}
