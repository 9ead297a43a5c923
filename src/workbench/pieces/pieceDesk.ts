// One worker for all pieces: one question is under way, and a newer one takes its place.
import { signal } from "@preact/signals";
import { PendencyError } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { Desk } from "../engine/desk.ts";
import type { PieceJobs } from "./pieceJobs.ts";

interface UnderWay {
  readonly piece: string;
  readonly done: number;
  readonly of: number;
  /** somebody stopped it: what is finished is summed up */
  readonly isStopping: boolean;
}

/** null: stopped before anything was finished */
export type PieceAnswer<Kind extends keyof PieceJobs> =
  | { readonly kind: "found"; readonly found: NonNullable<PieceJobs[Kind]["found"]>; readonly isStopped: boolean }
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Milliseconds after a stop in which what is finished may still be summed up; nothing more is run in them. */
const patience = 3000;

export class PieceDesk {
  readonly underWay = signal<UnderWay | null>(null);
  readonly #open: () => Desk;
  #desk: Desk | null = null;

  constructor(open: () => Desk) {
    this.#open = open;
  }

  /** Never comes back where something newer is asked meanwhile. */
  async ask<Kind extends keyof PieceJobs>(
    piece: string,
    job: Kind,
    asked: PieceJobs[Kind]["asked"],
  ): Promise<PieceAnswer<Kind>> {
    this.#desk ??= this.#open();
    this.underWay.value = { piece, done: 0, of: 0, isStopping: false };
    const progress = (done: number, of: number): void => {
      const { value } = this.underWay;
      if (value !== null) this.underWay.value = { ...value, done, of };
    };
    try {
      const found = await this.#desk.ask(job, asked as never, { progress, soFar: null as never });
      const isStopped = this.underWay.value?.isStopping === true;
      return found === null
        ? { kind: "nothing" }
        : { kind: "found", found: found as NonNullable<PieceJobs[Kind]["found"]>, isStopped };
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      // a study that is stopped before a run is complete says so as a refusal
      if (this.underWay.value?.isStopping === true) return { kind: "nothing" };
      return { kind: "refused", problems: error.problems };
    } finally {
      this.underWay.value = null;
    }
  }

  /** No further run is begun; what is finished comes back. */
  stop(): void {
    const { value } = this.underWay;
    if (value === null || value.isStopping) return;
    this.underWay.value = { ...value, isStopping: true };
    this.#desk?.stop(patience);
  }

  end(): void {
    this.underWay.value = null;
    this.#desk?.end();
  }
}
