// What a target is called in a line of text.
import type { TargetRow } from "../ask/report/targetRows.ts";

/** The title, and the period of the published figure where the title names no year. */
export function targetName({ title, year }: Pick<TargetRow, "title" | "year">): string {
  return year === "" || /\b(?:FY)?(?:19|20)\d\d\b/.test(title) ? title : `${title}, ${year}`;
}
