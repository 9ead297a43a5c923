import type { Row } from "./peers/table.d.mts";

export interface FlagshipRun {
  nanoseconds: number;
  engineMB: number;
}
export interface Measured {
  rows: readonly Row[];
  growth: readonly { wall: number; events: number }[];
  small: readonly { id: string; ratio: number | null }[];
  flagship: { now: FlagshipRun | null; before: FlagshipRun | null };
  fluid: number | null;
  firstAnswer: { first: number; verdicts: number | null; all: number } | null;
}
export interface TargetRow {
  what: string;
  target: string;
  measured: string;
  state: string;
}
export function targetRows(data: Measured): TargetRow[];
export function targetsTable(rows: readonly TargetRow[]): string;
