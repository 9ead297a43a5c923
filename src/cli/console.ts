// What a terminal gets: data on stdout, narration on stderr, colours only where a person is looking.
import { styleText } from "node:util";
import { plainStyle } from "../present/terminal.ts";
import type { TerminalStyle } from "../present/terminal.ts";

export interface Console {
  readonly style: TerminalStyle;
  /** data, on stdout */
  print(text: string): void;
  /** lines that stand beside data, set back */
  beside(lines: readonly string[]): void;
  /** narration, on stderr; nothing when quiet or when nobody is looking */
  narrate(text: string): void;
  /** a line on stderr that the next one overwrites; "" removes it */
  progress(text: string): void;
  /** on stderr, always */
  complain(text: string): void;
}

export function openConsole(options: { readonly quiet: boolean; readonly color: boolean }): Console {
  const { stdout, stderr } = process;
  const colours = options.color && stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "";
  const seen = stderr.isTTY && !options.quiet;
  const clear = (): void => void (seen && stderr.write("\r\u001b[2K"));
  const width = stdout.columns ?? 100;
  const style = colours ? colouredStyle(width) : { ...plainStyle, width };
  const print = (text: string): void => void stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  return {
    style,
    print,
    beside: (lines) => lines.forEach((line) => print(style.quiet(line))),
    narrate: (text) => {
      if (!seen) return;
      clear();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!seen) return;
      clear();
      stderr.write(text);
    },
    complain: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
  };
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

/** A reader that stops reading, such as `head`, is no mistake. */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners("error").includes(ignoreClosedPipe)) stream.on("error", ignoreClosedPipe);
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
