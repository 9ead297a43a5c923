// A screen of lines over a line of progress, on a terminal small enough to be read here.
import { expect, test } from "vitest";
import { Redrawn } from "../../src/present/redrawn.ts";

/** Knows the codes that are written, and no other: a line that is too long or a cursor too high is an error. */
class SmallTerminal {
  readonly lines: string[] = [""];
  #row = 0;
  size = { rows: 10, columns: 30 };

  write(text: string): void {
    // oxlint-disable-next-line no-control-regex
    for (const [piece, up] of text.matchAll(/\u001b\[(\d+)A|\u001b\[2K|\u001b\[J|\r|\n|[^\u001b\r\n]+/g)) {
      if (piece === "\u001b[2K") this.lines[this.#row] = "";
      else if (piece === "\u001b[J") this.lines.splice(this.#row, this.lines.length, "");
      else if (piece === "\n") this.lines[++this.#row] ??= "";
      else if (up !== undefined) this.#row -= Number(up);
      else if (piece !== "\r") this.lines[this.#row] += piece;
      if (this.#row < 0 || this.lines[this.#row].length > this.size.columns) throw new Error(`out of bounds: ${piece}`);
    }
  }
}

const watched = (goesUp = true) => {
  const terminal = new SmallTerminal();
  const place = { write: (text: string) => terminal.write(text), size: () => terminal.size, goesUp };
  return { terminal, screen: new Redrawn(place) };
};

test("lines take the place of those before them, and progress stays below", () => {
  const { terminal, screen } = watched();
  screen.show(["first", "of three", "lines"]);
  screen.progress("0 of 2 runs");
  screen.show(["two", "now"]);
  expect(terminal.lines).toEqual(["two", "now", "0 of 2 runs"]);
  screen.progress("1 of 2 runs");
  expect(terminal.lines).toEqual(["two", "now", "1 of 2 runs"]);
  screen.progress("");
  screen.show([]);
  expect(terminal.lines).toEqual([""]);
});

test("what is said in between stands below what was shown, and both stay", () => {
  const { terminal, screen } = watched();
  screen.show(["first"]);
  screen.progress("0 of 2 runs");
  screen.leave();
  terminal.write("Stopping.\n");
  screen.show(["second"]);
  expect(terminal.lines).toEqual(["first", "Stopping.", "second", ""]);
  screen.show([]);
  expect(terminal.lines).toEqual(["first", "Stopping.", ""]);
});

test("where the cursor cannot go up, the first lines are shown and stay", () => {
  const { terminal, screen } = watched(false);
  screen.show(["first"]);
  screen.show(["second"]);
  screen.show([]);
  expect(terminal.lines).toEqual(["first", ""]);
});

test("a screen that is higher than the terminal is shown once", () => {
  const { terminal, screen } = watched();
  terminal.size = { rows: 2, columns: 30 };
  screen.show(["one", "two"]);
  screen.show(["three", "four"]);
  screen.show([]);
  expect(terminal.lines).toEqual(["one", "two", ""]);
});

test("lines that were folded anew in another width are left where they are", () => {
  const { terminal, screen } = watched();
  screen.show(["one", "two"]);
  terminal.size = { rows: 10, columns: 20 };
  screen.show(["three"]);
  expect(terminal.lines).toEqual(["one", "two", "three", ""]);
});
