// The page's side of a worker for longer jobs, beside the one that answers moves: opened with its first job, one job at a
// time, each with its progress, stopped or ended when somebody says so.
import { PendencyError, problem } from "../../errors.ts";
import type { Asked, Found, FromDesk, JobKind, JobPart, PackAddresses, ToDesk } from "./jobs.ts";

/** As much of a Worker as is used here. */
export interface DeskWorker {
  onmessage: ((event: { readonly data: FromDesk }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null;
  postMessage(message: ToDesk): void;
  terminate(): void;
}

/** What is heard of a job before its end. */
interface Heard<Kind extends JobKind = JobKind> {
  /** what comes back of a job that is stopped before anything is finished; left out: a stop is waited for */
  readonly soFar?: Found<Kind>;
  readonly progress?: (done: number, of: number) => void;
  readonly part?: (part: JobPart) => void;
}

/**
 * Milliseconds after a halt in which a worker may still stop by itself: everything that it found is here. Another worker
 * would open the model again, which takes longer than most of what it may be in the middle of.
 */
const patience = 3000;
/** Milliseconds after a stop in which it may still come to the end of a run, and say what it has. */
const patienceForARun = 600;

/** What a job fails with whose worker is no more. */
export class DeskDied extends PendencyError {}

interface UnderWay extends Heard {
  readonly turn: number;
  soFar?: Found<JobKind>;
  done(found: Found<JobKind>): void;
  fail(error: PendencyError): void;
}

export class Desk {
  readonly #openWorker: () => DeskWorker;
  readonly #at: PackAddresses;
  #worker: DeskWorker | null = null;
  #underWay: UnderWay | null = null;
  #turn = 0;
  /** counts jobs that were asked for */
  #asked = 0;
  /** a job that was halted, until its worker has stopped */
  #halted: Promise<unknown> | null = null;

  constructor(openWorker: () => DeskWorker, at: PackAddresses) {
    this.#openWorker = openWorker;
    this.#at = at;
  }

  /**
   * A job that is under way is given up for the new one, and never comes back; one that was halted is waited for.
   *
   * @throws PendencyError when it cannot be had; DeskDied when the worker dies of it
   */
  ask<Kind extends JobKind>(job: Kind, asked: Asked<Kind>, heard: Heard<Kind> = {}): Promise<Found<Kind>> {
    const nth = (this.#asked += 1);
    if (this.#halted === null) return this.#begin(job, asked, heard);
    return this.#halted.then(() => (nth === this.#asked ? this.#begin(job, asked, heard) : new Promise(() => {})));
  }

  #begin<Kind extends JobKind>(job: Kind, asked: Asked<Kind>, heard: Heard<Kind>): Promise<Found<Kind>> {
    if (this.#underWay !== null) this.end();
    const worker = (this.#worker ??= this.#open());
    const turn = (this.#turn += 1);
    return new Promise((resolve, reject) => {
      this.#underWay = { ...heard, turn, done: resolve as UnderWay["done"], fail: reject };
      worker.postMessage({ kind: "ask", turn, job, asked });
    });
  }

  /**
   * What is finished comes back: from the worker, or as it was last told where that is in the middle of something.
   *
   * @param patience milliseconds in which it may still sum up what is finished
   */
  stop(patience = patienceForARun): void {
    const stopped = this.#underWay;
    if (stopped === null) return;
    this.#worker?.postMessage({ kind: "stop" });
    setTimeout(() => {
      if (this.#underWay !== stopped || stopped.soFar === undefined) return;
      this.end();
      stopped.done(stopped.soFar);
    }, patience);
  }

  /** Of a job that tells all it finds in parts: it is over at once, and its worker too unless it stops by itself. */
  halt(): void {
    const halted = this.#underWay;
    if (halted === null || this.#halted !== null) return;
    const { done, fail } = halted;
    this.#halted = new Promise((resolve) => {
      const over = (): void => {
        this.#halted = null;
        resolve(null);
      };
      halted.done = (found) => {
        over();
        done(found);
      };
      halted.fail = (error) => {
        over();
        fail(error);
      };
    });
    this.#worker?.postMessage({ kind: "stop" });
    setTimeout(() => {
      if (this.#underWay !== halted) return;
      this.end();
      halted.done(null);
    }, patience);
  }

  /** Nothing comes back; the next job opens another worker. */
  end(): void {
    const worker = this.#worker;
    this.#worker = null;
    this.#underWay = null;
    this.#halted = null;
    if (worker === null) return;
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  }

  #open(): DeskWorker {
    const worker = this.#openWorker();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      const underWay = this.#underWay;
      this.end();
      const got = event.message === undefined || event.message === "" ? "an engine that stopped" : event.message;
      const hint = "nothing on the page is lost; ask again, or ask for less";
      underWay?.fail(new DeskDied([problem("limits", null, "engine", "a run to its end", got, hint)]));
    };
    worker.postMessage({ kind: "open", at: this.#at });
    return worker;
  }

  #hear(message: FromDesk): void {
    const underWay = this.#underWay;
    if (underWay === null || message.turn !== underWay.turn) return;
    if (message.kind === "progress") return underWay.progress?.(message.done, message.of);
    if (message.kind === "soFar") return void (underWay.soFar = message.found);
    if (message.kind === "part") return underWay.part?.(message.part);
    this.#underWay = null;
    if (message.kind === "found") underWay.done(message.found);
    else underWay.fail(new PendencyError(message.problems));
  }
}
