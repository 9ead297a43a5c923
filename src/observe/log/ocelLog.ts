// An event log as one OCEL 2.0 JSON text: objects are kept in a part of their own until all events are there.
import type { Program } from "../../compile/program.ts";
import type { EventSink, LogPart } from "./eventLog.ts";
import type { EventRows } from "./eventRows.ts";
import { between, OcelText, tail } from "./ocelText.ts";

/** Characters gathered before they are written. */
const atOnce = 1 << 20;

export class OcelLog implements EventSink {
  readonly #log: Pick<LogPart, "write">;
  readonly #objects: LogPart;
  readonly #called: string | undefined;
  #pending = "";
  #text: OcelText | null = null;

  /** @param called what messages call the log */
  constructor(log: Pick<LogPart, "write">, objects: LogPart, called?: string) {
    this.#log = log;
    this.#called = called;
    this.#objects = objects;
  }

  begin(program: Program): void {
    const objects = (text: string): void => {
      this.#pending += text;
      if (this.#pending.length >= atOnce) this.#writeObjects();
    };
    this.#text = new OcelText(program, { events: (text) => this.#log.write(text), objects }, this.#called);
  }

  rows(rows: EventRows): void {
    this.#text!.rows(rows);
  }

  end(): void {
    this.#text!.end();
    this.#writeObjects();
    this.#log.write(between);
    for (const piece of this.#objects.pieces()) this.#log.write(piece);
    this.#log.write(tail);
  }

  #writeObjects(): void {
    this.#objects.write(this.#pending);
    this.#pending = "";
  }
}
