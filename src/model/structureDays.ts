// From when on somebody could have chosen the structure of a model as it is: its groups, regimes, stages, resources
// and clocks, by themselves or all at once.
import { knownDay } from "../parameters/knownFrom.ts";
import type { Instant } from "../quantity/value.ts";
import type { Node } from "../reading/document.ts";
import { asMap, dictionaryOf, giveUpWhen, note, refuseOtherKeys, together } from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";

export const structureSections = ["groups", "regimes", "stages", "resources", "clocks"] as const;
export type StructureSection = (typeof structureSections)[number];

export interface StructureDays {
  /** of all that no section names; null: nobody says */
  readonly rest: Instant | null;
  readonly sections: Readonly<Record<StructureSection, Readonly<Record<string, Instant>>>>;
}

/** `knownFrom: 2025-03-01`, or `{rest: 2025-03-01, regimes: {borderPolicy: 2025-02-01}}`. */
export const structureDays: Read<StructureDays> = (node, reading) => {
  const none = Object.fromEntries(structureSections.map((section) => [section, {}])) as StructureDays["sections"];
  if (node.kind === "text") return { rest: knownDay(node, reading), sections: none };
  const map = asMap(node, reading, "a day, or days by section");
  giveUpWhen(refuseOtherKeys(map, reading, "the days of a model", ["rest", ...structureSections]));
  const rest = map.entries.get("rest");
  const sections = together(
    structureSections.map((section) => () => {
      const entry = map.entries.get(section);
      const days = entry === undefined ? [] : [...asMap(entry.value, reading, "days by name").entries];
      return [section, dictionaryOf(days.map(([name, day]) => [name, knownDay(day.value, reading)] as const))] as const;
    }),
  );
  return {
    rest: rest === undefined ? null : knownDay(rest.value, reading),
    sections: Object.fromEntries(sections) as StructureDays["sections"],
  };
};

/** Notes every name that the model does not have. */
export function checkStructureDays(
  node: Node,
  names: (section: StructureSection) => readonly string[],
  reading: Reading,
): void {
  if (node.kind !== "map") return;
  for (const section of structureSections) {
    const below = node.entries.get(section)?.value;
    const known = names(section);
    for (const [name, { keyAt }] of below?.kind === "map" ? below.entries : []) {
      if (known.includes(name)) continue;
      const hint = didYouMean(name, known) ?? `known: ${known.join(", ")}`;
      note(reading, "shape", keyAt, below?.path ?? "", `one of the model's ${section}`, JSON.stringify(name), hint);
    }
  }
}

/** The day of one part; null where nobody says. */
export function structureDay(days: StructureDays | null, section: StructureSection, name: string): Instant | null {
  return days?.sections[section][name] ?? days?.rest ?? null;
}
