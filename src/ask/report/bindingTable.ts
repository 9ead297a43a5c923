// What is short, and when: each resource by year and by month.

/** From this share in use on, a resource binds when somebody waits for it: whole units are never all in use at once. */
export const bindingShare = 0.95;

export interface BindingTable {
  readonly stack: readonly string[];
  /** runs followed with every series; what stands here is their mean */
  readonly runs: number;
  readonly years: readonly string[];
  /** recording periods, such as 2024-06; every array of a row's months is as long */
  readonly months: readonly string[];
  /** the year of each of them */
  readonly yearOfMonth: readonly string[];
  readonly rows: readonly BindingRow[];
}

export interface BindingRow {
  /** the resource, and the level it serves where each level has its own: "ward/north" */
  readonly resource: string;
  readonly title: string;
  /** level of a group that has this one for itself; "" for everybody */
  readonly level: string;
  readonly kind: "servers" | "held" | "slots";
  /** used ÷ present or used, whichever is more, one per year; null where there was nothing to use */
  readonly utilisation: readonly (number | null)[];
  /** servers: the part of what was used that was beyond what was present, one per year; null where it is unknown */
  readonly overtime: readonly (number | null)[];
  /** what would be in use if it took the share it took of everybody who came and wanted it ÷ what was there, one per
   * year; may pass 1; null where it is unknown */
  readonly offeredLoad: readonly (number | null)[];
  readonly monthly: readonly BindingMonth[];
}

export interface BindingMonth {
  /** as a year's utilisation; null where there was nothing to use */
  readonly use: number | null;
  /** as a year's overtime */
  readonly overtime: number | null;
  /** persons in line for it, mean of the period's ends; for held units those at its door */
  readonly inLine: number;
  /** persons who found no unit free and went elsewhere */
  readonly turnedAway: number;
  /** nearly all of it in use while somebody waits for it or is turned away */
  readonly binds: boolean;
}
