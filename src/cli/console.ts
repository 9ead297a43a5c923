// What a terminal gets: data on stdout, narration on stderr, colours only where a person is looking.
import { writeSync } from "node:fs";
import { styleText } from "node:util";
import { plainStyle } from "../present/terminalStyle.ts";
import { foldLines } from "../present/fold.ts";
import type { TerminalStyle } from "../present/terminalStyle.ts";
import { Redrawn } from "../present/redrawn.ts";

export interface Console {
  readonly style: TerminalStyle;
  /** data, on stdout */
  print(text: string): void;
  /** lines that stand beside data, set back */
  beside(lines: readonly string[]): void;
  /** narration, on stderr; nothing when quiet or when nobody is looking */
  narrate(text: string): void;
  /** whether somebody looks at stderr, whose lines can be written over */
  readonly isTerminal: boolean;
  /** columns of stderr */
  readonly width: number;
  /** lines on stderr that the next ones take the place of; [] removes them; nothing where nobody is looking */
  screen(lines: readonly string[]): void;
  /** a line on stderr, below those, that the next one overwrites; "" removes it */
  progress(text: string): void;
  /** a line on stderr where nobody may be looking; nothing when quiet */
  note(text: string): void;
  /** on stderr, always */
  complain(text: string): void;
}

export function openConsole(options: { readonly quiet: boolean; readonly color: boolean }): Console {
  const { stdout, stderr } = process;
  const colours = options.color && stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "";
  const seen = stderr.isTTY && !options.quiet;
  const screen = new Redrawn({
    // its codes are ours; words of documents come to it without any
    write: (text) => void (seen && stderr.write(text)),
    size: () => ({ rows: stderr.rows ?? 24, columns: stderr.columns ?? 80 }),
    goesUp: (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb",
  });
  const width = stdout.columns ?? plainStyle.width;
  const style = colours ? colouredStyle(width) : { ...plainStyle, width };
  const print = (text: string): void => writeOut(text.endsWith("\n") ? text : `${text}\n`, colours);
  return {
    style,
    print,
    beside: (lines) => lines.forEach((line) => print(style.quiet(foldLines(line, style)))),
    narrate: (text) => {
      if (!seen) return;
      screen.leave();
      writeError(`${text}\n`);
    },
    screen: (lines) => {
      if (seen) screen.show(lines.map((line) => withoutCodes(line, false)));
    },
    progress: (text) => {
      if (seen) screen.progress(withoutCodes(text, false));
    },
    isTerminal: seen,
    width: stderr.columns ?? 80,
    note: (text) => {
      if (options.quiet) return;
      screen.leave();
      writeError(`${text}\n`);
    },
    complain: (text) => {
      screen.leave();
      writeError(`${text}\n`);
    },
  };
}

/** Everything that goes to stdout goes through here; what goes to stderr, through the next. */
export function writeOut(text: string, isColoured = false): void {
  process.stdout.write(withoutCodes(text, isColoured));
}

export function writeError(text: string): void {
  process.stderr.write(withoutCodes(text, false));
}

/** Colours, other control codes, and marks that turn the order of letters round or break a line unseen. */
const codes =
  // oxlint-disable-next-line no-control-regex
  /\u001b\[\d*m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Words of documents could move the cursor, rename the window, or turn the order of the letters round.
 *
 * @param isColoured leaves the codes that only colour, which are ours
 */
export function withoutCodes(text: string, isColoured: boolean): string {
  return text.replace(codes, (code) => (isColoured && code.length > 1 ? code : code.slice(1)));
}

function colouredStyle(width: number): TerminalStyle {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) => styleText(format, text);
  return {
    width,
    unicode: true,
    bold: paint("bold"),
    quiet: paint("dim"),
    good: paint("green"),
    bad: paint("red"),
  };
}

/** A reader that stops reading, such as `head`, is no mistake; a full disk is one. */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners("error").includes(ignoreClosedPipe)) stream.on("error", ignoreClosedPipe);
  }
}

/** What cannot be printed ends the command as bad input does: 1 would say that a claim failed. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  const got = error.code === "ENOSPC" ? "a full disk (ENOSPC)" : (error.code ?? error.message);
  try {
    writeSync(2, `pendency\n  expected output that can be written; got ${got}\n`);
  } catch {
    // the complaint goes where the output went
  }
  process.exit(2);
}
