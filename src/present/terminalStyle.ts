// How a terminal wants its text: how wide, in which characters, and in which colours, if any.
export interface TerminalStyle {
  /** columns of the terminal */
  readonly width: number;
  /** false: no character outside ASCII is printed by us; words of documents are left as they are */
  readonly unicode: boolean;
  /** each gives back its text, coloured or not */
  readonly bold: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const same = (text: string): string => text;

/** No colour, 80 columns: what a pipe gets. */
export const plainStyle: TerminalStyle = { width: 80, unicode: true, bold: same, quiet: same, good: same, bad: same };
