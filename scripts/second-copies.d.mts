/** Files of the kernels in no row of the table, or in several. */
export function astray(): readonly string[];

/** Of each subject: its lines in src/, those that say it again, and why these stay; null where none may. */
export function secondCopies(): readonly {
  readonly subject: string;
  readonly why: string | null;
  readonly lines: number;
  readonly again: number;
}[];
