// What an import did with every cell it met: taken, left out, repaired, or wrong. Nothing is dropped silently.
import { PendencyError, problem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { cellName } from "./rawFile.ts";
import type { CellPlace, RawFile } from "./rawFile.ts";
import { groupedBy } from "../reading/groupedBy.ts";

/** One reason, how often it applied, and where first. */
interface Tally {
  readonly what: string;
  readonly count: number;
  /** "Nationwide USBP!D9", "line 12, column 3" */
  readonly first: string;
}

export interface ImportReport {
  readonly file: string;
  readonly sha256: string;
  /** rows or cells that were looked at for a figure */
  readonly read: number;
  readonly leftOut: readonly Tally[];
  readonly repaired: readonly Tally[];
  /** what the figures were compared with, in words, such as "187 sums of months with printed years" */
  readonly checked: readonly Tally[];
}

export interface Account {
  readonly file: RawFile;
  read(count?: number): void;
  leftOut(what: string, place: CellPlace, count?: number): void;
  repaired(what: string, place: CellPlace): void;
  checked(what: string, place: CellPlace): void;
  /** a mistake that forbids the import; reading goes on, so that all are told at once */
  wrong(place: CellPlace, expected: string, got: string, hint?: string): void;
  /** @throws PendencyError with the first twenty things that were wrong */
  close(): ImportReport;
}

const mostTold = 20;

/** @param accepted names of cells whose disagreement a person has looked at and accepts, such as "Sheet!K12" */
export function openAccount(file: RawFile, accepted: readonly string[] = []): Account {
  let read = 0;
  const problems: Problem[] = [];
  const [leftOut, repaired, checked] = [new Map<string, Tally>(), new Map<string, Tally>(), new Map<string, Tally>()];
  const count = (tallies: Map<string, Tally>, what: string, place: CellPlace, by = 1): void => {
    const known = tallies.get(what);
    tallies.set(
      what,
      known === undefined ? { what, count: by, first: shownPlace(place) } : { ...known, count: known.count + by },
    );
  };
  return {
    file,
    read: (by = 1) => void (read += by),
    leftOut: (what, place, by) => count(leftOut, what, place, by),
    repaired: (what, place) => count(repaired, what, place),
    checked: (what, place) => count(checked, what, place),
    wrong(place, expected, got, hint) {
      if (accepted.includes(shownPlace(place)))
        return count(repaired, `accepted although ${got}, not ${expected}`, place);
      const at = { file: file.name, line: place.row + 1, column: place.column + 1 };
      problems.push(problem("facts", at, place.sheet === "" ? "" : shownPlace(place), expected, got, hint));
    },
    close() {
      if (problems.length > 0) throw new PendencyError(toldOnce(problems).slice(0, mostTold));
      const told = (tallies: Map<string, Tally>): Tally[] => [...tallies.values()];
      return {
        file: file.name,
        sha256: file.sha256,
        read,
        leftOut: told(leftOut),
        repaired: told(repaired),
        checked: told(checked),
      };
    },
  };
}

/** The first of each kind of mistake, with how many more there are. */
function toldOnce(problems: readonly Problem[]): Problem[] {
  const kinds = groupedBy(problems, ({ expected, got }) => `${expected}; ${got}`);
  return [...kinds.values()].map(([first, ...more]) => {
    const count = more.length === 0 ? [] : [`${more.length} more like it`];
    const hint = [...(first.hint === undefined ? [] : [first.hint]), ...count, "nothing was imported"].join("; ");
    return { ...first, hint };
  });
}

/** "Sheet!B7" in a workbook, "line 7, column 2" in a text. */
function shownPlace({ sheet, row, column }: CellPlace): string {
  return sheet === "" ? `line ${row + 1}, column ${column + 1}` : `${sheet}!${cellName(row, column)}`;
}
