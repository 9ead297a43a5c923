// A chart of the page as far as it leaves it.
import type { Subject } from "../../ask/live/sourcesOf.ts";
import type { Table } from "../../present/table.ts";

export interface Exported {
  readonly title: string;
  /** in sentences */
  readonly description: string;
  /** whose sources are named; null: those of the whole model */
  readonly of: Subject | null;
}

export interface ExportedChart extends Exported {
  /** one `<svg>` as the page shows it; null: there is a table alone */
  readonly picture: (() => string) | null;
  table(): Table;
  /** rules of the picture beside those of every chart */
  readonly style: string;
  /** whether the page has a view of it alone, for a frame in another page; left out: no */
  readonly live?: boolean;
}
