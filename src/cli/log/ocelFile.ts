// An event log as one OCEL 2.0 JSON file: objects are kept in a file of their own until all events are written.
import type { Program } from "../../compile/program.ts";
import type { EventSink } from "../../observe/log/eventLog.ts";
import type { EventRows } from "../../observe/log/eventRows.ts";
import { between, OcelText, tail } from "../../observe/log/ocelText.ts";
import type { PartFile } from "./partFile.ts";

/** Characters gathered before they are written. */
const atOnce = 1 << 20;

export class OcelFile implements EventSink {
  readonly #file: PartFile;
  readonly #objects: PartFile;
  #pending = "";
  #text: OcelText | null = null;

  constructor(file: PartFile, objects: PartFile) {
    this.#file = file;
    this.#objects = objects;
  }

  begin(program: Program): void {
    const objects = (text: string): void => {
      this.#pending += text;
      if (this.#pending.length >= atOnce) this.#writeObjects();
    };
    this.#text = new OcelText(program, { events: (text) => this.#file.write(text), objects });
  }

  rows(rows: EventRows): void {
    this.#text!.rows(rows);
  }

  end(): void {
    this.#text!.end();
    this.#writeObjects();
    this.#file.write(between);
    for (const piece of this.#objects.pieces()) this.#file.write(piece);
    this.#file.write(tail);
    this.#objects.drop();
  }

  #writeObjects(): void {
    this.#objects.write(this.#pending);
    this.#pending = "";
  }
}
