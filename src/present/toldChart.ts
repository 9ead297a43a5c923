// A picture with everything that stands around it: its takeaway, its sentence, its values under the pointer, its table.
import type { ChartMarks } from "./chartMarks.ts";
import type { Table } from "./table.ts";

export interface ToldChart {
  /** what the picture shows, made from its numbers by a rule */
  readonly title: string;
  /** the same in plain words, for those who cannot see it too */
  readonly sentence: string;
  /** one `<svg>` */
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly marks: ChartMarks;
  readonly table: Table;
}
