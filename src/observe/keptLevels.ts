// Which rows of the series a class belongs to: everybody's, and its own when its level is kept.
import type { Program } from "../compile/program.ts";

export interface KeptLevels {
  readonly group: string;
  /** row names: first "" for everybody, then the kept levels in the order asked for */
  readonly levels: readonly string[];
  /** row of each class beside row 0, or -1 when its level is not kept; [caseClass] */
  readonly rowOfClass: Int32Array;
}

/** @param group "" keeps everybody's row only, and so does a group the program does not have */
export function keptLevels(program: Program, group: string, kept: readonly string[]): KeptLevels {
  const index = program.groups.findIndex((one) => one.name === group);
  const rowOfClass = new Int32Array(program.classCount).fill(-1);
  if (index < 0) return { group: "", levels: [""], rowOfClass };
  const known = kept.filter((level) => program.groups[index].levels.includes(level));
  for (let caseClass = 0; caseClass < program.classCount; caseClass++) {
    const level = program.groups[index].levels[program.classLevels[caseClass * program.groups.length + index]];
    const place = known.indexOf(level);
    if (place >= 0) rowOfClass[caseClass] = place + 1;
  }
  return { group, levels: ["", ...known], rowOfClass };
}
