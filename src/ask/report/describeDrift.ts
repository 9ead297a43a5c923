// A drift as one line of words for tables.
import type { Drift } from "../../parameters/parameter.ts";
import { number } from "../../quantity/numberWords.ts";

/** "drifts by 20 % a year in logs, half of it back within 18 months, a path of its own by region" */
export function describeDrift({ size, halfLife, scale, by, from, sizedBy }: Drift): string {
  const percent = typeof size === "number" ? `${number(Number((size * 100).toPrecision(3)), "exact")} %` : "a size";
  const of =
    sizedBy === undefined
      ? ""
      : `, as ${sizedBy.figures} figures of ${sizedBy.series}${sizedBy.outOf === undefined ? "" : ` over ${sizedBy.outOf}`} show`;
  const back = halfLife === null ? "" : `, half of it back within ${number(Number(halfLife.toPrecision(3)), "exact")} months`; // prettier-ignore
  const paths = by === null ? "" : `, a path of its own by ${by.text}`;
  return `drifts by ${percent} a year in ${scale}${of}${back}${paths}${from === null ? "" : `, from ${from.text}`}`;
}
