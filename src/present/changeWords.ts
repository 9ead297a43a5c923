// What the picture of a change says, so that a page in another language says it in that one.
import { number } from "../quantity/numberWords.ts";
import { monthWords, onDay } from "./dayWords.ts";

/** Where on the axis of a picture something is. */
interface ChangeInstant {
  /** as the axis has it: "2027-07-01", "2027-06", "FY2027" */
  readonly label: string;
  readonly at: number;
  readonly counts: "stock" | "flow";
  readonly axis: "calendar" | "fiscal years" | "elapsed";
  readonly elapsedUnit: string;
}

/** Parts of sentences; numbers come in words of the same language. */
export interface ChangeWords {
  number(value: number): string;
  /** "on 1 July 2027", "in FY2027" */
  when(instant: ChangeInstant): string;
  /** a title where nothing is compared */
  title(title: string, value: string, when: string): string;
  same(title: string): string;
  /** @param isMost the two lines are nowhere further apart, and closer at the end */
  apart(title: string, size: string, isFewer: boolean, isMost: boolean, when: string): string;
  /** sentences */
  readonly sameThroughout: string;
  furthest(when: string, gap: string): string;
  readonly far: string;
  readonly tableBelow: string;
  moreOrFewer(unit: string): string;
  readonly columns: Readonly<Record<"date" | "period" | "difference" | "published", string>>;
}

export const englishChange: ChangeWords = {
  number: (value) => number(value, "prose"),
  when({ label, at, counts, axis, elapsedUnit }) {
    if (axis === "elapsed") return `after ${number(at)} ${elapsedUnit}`;
    if (counts === "flow") return `in ${monthWords(label)}`;
    if (axis === "fiscal years") return `at the end of ${label}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(label) ? onDay(label) : `at the start of ${monthWords(label)}`;
  },
  title: (title, value, when) => `${title}: ${value} ${when}`,
  same: (title) => `${title}: the same throughout`,
  apart: (title, size, isFewer, isMost, when) =>
    `${title}: ${isMost ? "at most " : ""}${size} ${isFewer ? "fewer" : "more"} ${when}`,
  sameThroughout: "The two are the same throughout.",
  furthest: (when, gap) => `They are furthest apart ${when}: ${gap}.`,
  far: "Grey from where no forecast was scored.",
  tableBelow: "The table below holds every value.",
  moreOrFewer: (unit) => `${unit}, more or fewer`,
  columns: { date: "date", period: "period", difference: "difference", published: "published" },
};
