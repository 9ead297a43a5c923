// What a calibration is asked, and where it keeps what is whole.
import type { AsOf } from "../../facts/libraryAsOf.ts";
import type { OwnTables } from "../backtest/observedSeries.ts";

export interface CalibrateAsked {
  /** the day to stand on; left out or null: everything published by now */
  readonly asOf?: AsOf | null;
  /** draws that are moved together; left out: as the document says, or 600 */
  readonly members?: number;
  /** passes over the figures; left out: as the document says, or 4 */
  readonly passes?: number;
  /** draws of the set; left out: 200 */
  readonly draws?: number;
  /** a whole number from 0 to 4294967295; left out: 1 */
  readonly seed?: number;
  /** days; left out: as the forecasts document says, or found out once */
  readonly stepDays?: number;
  readonly tables?: OwnTables;
  /** what messages call these; left out: by the names of these fields */
  readonly called?: { readonly members: string; readonly passes: string; readonly draws: string; readonly day: string };
}

/** Where runs that are whole are kept: a folder, a map. Texts by their names. */
export interface CalibrateStore {
  /** null where there is none */
  read(name: string): string | null;
  /** all of it is there afterwards, or nothing new */
  write(name: string, text: string): void;
}

export const keepNothing = (): CalibrateStore => ({ read: () => null, write: () => {} });

export const usuallyCalled: NonNullable<CalibrateAsked["called"]> = {
  members: "members",
  passes: "passes",
  draws: "draws",
  day: "asOf",
};

export const usualMembers = 600;
export const usualPasses = 4;
export const usualDraws = 200;
