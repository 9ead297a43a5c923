// What the page knows of whatever refines its answer, before that is fetched.
import type { ComponentType } from "preact";
import type { FanPanel } from "../../ask/report/fanPanel.ts";
import type { ChangeLayer } from "../../present/changeChart.ts";
import type { Table } from "../../present/table.ts";
import type { Show } from "../state/pageState.ts";

export interface SideNames {
  readonly base: string;
  readonly now: string;
}

/** What lies behind a picture, in and beside it. */
export interface BehindPicture {
  readonly layer: ChangeLayer | undefined;
  /** rules of the layer */
  readonly style: string;
  /** "": nothing to say */
  readonly sentence: string;
  table(table: Table): Table;
}

export interface Refines {
  picture(panel: FanPanel, show: Exclude<Show, "each">, names: SideNames): BehindPicture;
  /** how far it is, under the picture */
  readonly Controls: ComponentType<{ readonly panel: FanPanel; readonly names: SideNames }>;
}
