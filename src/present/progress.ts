// What is told while runs are made: a bar where somebody is looking, a line every ten seconds where nobody may be.
import type { Narration } from "../study/narrate.ts";
import { counted } from "../quantity/numberWords.ts";

type Progress = Extract<Narration, { kind: "progress" }>;

interface ProgressPlace {
  /** milliseconds of any clock that does not go back */
  readonly now: () => number;
  /** whether a line can be written over */
  readonly isTerminal: boolean;
  /** columns */
  readonly width: number;
  readonly unicode: boolean;
  /** in place of the line shown before; "" removes it */
  readonly show: (line: string) => void;
  /** a line of its own */
  readonly tell: (line: string) => void;
}

/** Lines elsewhere are so many milliseconds apart; a study that is over before the first has none. */
const between = 10_000;
const barWidth = 24;

export class ProgressTeller {
  readonly #place: ProgressPlace;
  #last: Progress | null = null;
  #beganAt = 0;
  /** when a run ended last: between two of them what is left only shrinks */
  #endedAt = 0;
  #toldAt = 0;

  constructor(place: ProgressPlace) {
    this.#place = place;
    this.#toldAt = place.now();
  }

  /** Of every event; those that are not about progress are not told here. */
  hear(event: Narration): void {
    if (event.kind === "finished") {
      if (this.#place.isTerminal) this.#place.show("");
      this.#last = null;
    } else if (event.kind === "progress") {
      const now = this.#place.now();
      if (this.#last === null || this.#last.label !== event.label) this.#beganAt = now;
      if (this.#last?.finished !== event.finished) this.#endedAt = now;
      this.#last = event;
      this.tick();
    }
  }

  /** As often as the clock is looked at: once a second is enough. */
  tick(): void {
    const { isTerminal, now, width, unicode, show, tell } = this.#place;
    if (this.#last === null) return;
    const left = leftWords(this.#last, this.#endedAt - this.#beganAt, now() - this.#endedAt);
    if (isTerminal) return show(barLine(this.#last, left, { width, unicode }));
    if (now() - this.#toldAt < between) return;
    this.#toldAt = now();
    tell(`${countWords(this.#last)}${left}: ${this.#last.label}`);
  }
}

/** "█████░░░  9 of 44 runs, 2 min left · A clinic" */
function barLine(event: Progress, left: string, { width, unicode }: Pick<ProgressPlace, "width" | "unicode">): string {
  const { finished, of, label } = event;
  const full = of === 0 ? barWidth : Math.min(barWidth, Math.floor((barWidth * finished) / of));
  const [done, open] = unicode ? ["█", "░"] : ["#", "-"];
  const line = `${done.repeat(full)}${open.repeat(barWidth - full)}  ${countWords(event)}${left}  ${label}`;
  // a line that wraps cannot be written over
  return [...line].slice(0, Math.max(0, width - 1)).join("");
}

function countWords({ finished, of, people }: Progress): string {
  return `${Math.floor(finished)} of ${counted(of, "run")}${people === null ? "" : ` of about ${people} people`}`;
}

/** @param since the last run ended */
function leftWords({ finished, of }: Progress, took: number, since: number): string {
  if (finished === 0 || finished >= of) return "";
  const seconds = Math.max(0, (took / finished) * (of - finished) - since) / 1000;
  if (seconds < 90) return `, ${Math.max(1, Math.round(seconds))} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `, ${minutes} min left` : `, ${Math.round(minutes / 60)} h left`;
}
