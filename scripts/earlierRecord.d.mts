import type { TrackRecord } from "./trackRecordPage.mjs";

/** docs/verification/track-record-N.json */
export interface KeptRecord {
  readonly model: string;
  readonly protocol: string;
  readonly protocolVersion: number;
  readonly sha256: string;
  readonly scores: readonly {
    readonly series: string;
    readonly origin: string;
    readonly period: string;
    readonly published: number;
    readonly baseline: string;
    readonly by: TrackRecord["figures"][number]["by"];
  }[];
}

export function keptOf(record: TrackRecord): KeptRecord;
export function hashOf(kept: KeptRecord): string;
export function keptName(version: number): string;
export function keptText(kept: KeptRecord): string;
export function earlierSection(earlier: readonly KeptRecord[]): string;
export function earlierPage(kept: KeptRecord): string;
