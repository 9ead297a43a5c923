// Published figures that lie over a picture, with who published them and when.
import type { FanPanel, ObservedPoint } from "../ask/report/fanPanel.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";

export interface ObservedColumns {
  /** "Published: {title}" */
  caption(title: string): string;
  readonly period: string;
  readonly published: string;
  readonly source: string;
  readonly on: string;
}

export function observedTable(
  { key, title, unit }: Pick<FanPanel, "key" | "title" | "unit">,
  observed: readonly ObservedPoint[],
  said: ObservedColumns,
): Table {
  return {
    name: `observed-${key}`,
    caption: said.caption(title),
    columns: [words(said.period), figures(said.published, unit), words(said.source), words(said.on)],
    rows: observed.map(({ period, value, source, publishedOn = "" }) => [period, value, source, publishedOn]),
  };
}
