// What was set from outside the documents, in words and for machines.
import { settingText } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import type { Study } from "./study.ts";

/**
 * "judgesInPost = 900 judges"; of stacks with settings of their own, all of them; "" when nothing was set.
 */
export function settingsText({ spec: { settings = [] }, startDate }: Pick<Study, "spec" | "startDate">): string {
  const texts = settings.map((point) => settingText(point, startDate)).filter((text) => text !== "");
  return [...new Set(texts)].join("; ");
}

interface SettingsJson {
  readonly set?: Readonly<Record<string, string>>;
  /** the instant from which they hold; left out: from the start of the run */
  readonly setFrom?: string;
}

/** `{set: {judgesInPost: "900 judges"}}`, or nothing: as the command line would be given them. */
export function settingsJson(point: Point | null | undefined, { startDate }: Pick<Study, "startDate">): SettingsJson {
  if (point === null || point === undefined || point.set.length === 0) return {};
  // a command has one instant for all of them
  const from = point.set[0].from.text;
  return {
    set: Object.fromEntries(point.set.map(({ parameter, text }) => [parameter, text])),
    ...(from === startDate ? {} : { setFrom: from }),
  };
}
