// Lines on a terminal that the next ones take the place of, above one line that tells how far runs are.

interface RedrawnPlace {
  readonly write: (text: string) => void;
  /** as they are now: somebody may change them meanwhile */
  readonly size: () => { readonly rows: number; readonly columns: number };
  /** false: the cursor cannot go up, or nobody wants it to; then only the first lines are shown, and stay */
  readonly goesUp: boolean;
}

const clearLine = "\r\u001b[2K";

export class Redrawn {
  readonly #place: RedrawnPlace;
  #lines: readonly string[] = [];
  /** of the terminal when the lines were drawn: in another width they may have wrapped */
  #columns = 0;
  #below = "";
  #isFirst = true;

  constructor(place: RedrawnPlace) {
    this.#place = place;
  }

  /** @param lines none wider than the terminal; []: those shown before are removed */
  show(lines: readonly string[]): void {
    const { write, size, goesUp } = this.#place;
    // what cannot be taken away again is not shown twice
    const isTakenAway = goesUp && lines.length < size().rows;
    if (!isTakenAway && !this.#isFirst) return;
    const below = this.#below;
    this.progress("");
    this.#removeLines();
    if (lines.length > 0) {
      this.#isFirst = false;
      write(lines.map((line) => `${line}\n`).join(""));
      this.#lines = lines;
      this.#columns = size().columns;
    }
    this.progress(below);
  }

  /** A line in place of the one before; "" removes it. */
  progress(line: string): void {
    const { write } = this.#place;
    write(clearLine);
    if (line !== "") write(line);
    this.#below = line;
  }

  /** Whatever is shown stays where it is, and what is written next stands below it. */
  leave(): void {
    this.progress("");
    this.#lines = [];
  }

  #removeLines(): void {
    const { rows, columns } = this.#place.size();
    const count = this.#lines.length;
    this.#lines = [];
    // what has gone out at the top, or was folded anew, cannot be reached any more
    if (count === 0 || count >= rows || columns !== this.#columns) return;
    this.#place.write(`\u001b[${count}A\r\u001b[J`);
  }
}
