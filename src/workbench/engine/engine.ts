// The page's side of the worker: one question under way, the newest waiting, all between forgotten; what has a first answer
// is left for whatever is newer. A worker that dies is replaced, opens the model again and is asked once more; if it dies of the same question, the page is told.
import { problem } from "../../errors.ts";
import type { LiveAnswer, Wanted } from "../../ask/live/liveModel.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { FromEngine, Heard, ToEngine } from "./messages.ts";
import { withNews } from "./news.ts";
import type { PackPlace } from "./packPlace.ts";

/** As much of a Worker as is used here. */
export interface EngineWorker {
  onmessage: ((event: { readonly data: FromEngine }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null;
  postMessage(message: ToEngine): void;
  terminate(): void;
}

interface EngineListener {
  hear(message: Heard): void;
  /** whether a question is under way */
  busy(isBusy: boolean): void;
}

interface Question {
  readonly moves: Moves;
  readonly wanted?: Wanted;
  /** of the precise answer that follows the quick one; null: none does */
  readonly stepDays: number | null;
  readonly isQuick: boolean;
}

export class Engine {
  readonly #openWorker: () => EngineWorker;
  readonly #pack: PackPlace;
  readonly #listener: EngineListener;
  #worker: EngineWorker;
  #isOpen = false;
  #turn = 0;
  #asked: Question | null = null;
  /** whether the question under way may be left for a newer one: its first answer is there */
  #mayLeave = false;
  #waiting: Question | null = null;
  #deaths = 0;
  /** what the worker tells the next one by; null: it has told none yet */
  #answer: LiveAnswer | null = null;

  /** @param pack the model's */
  constructor(openWorker: () => EngineWorker, pack: PackPlace, listener: EngineListener) {
    this.#openWorker = openWorker;
    this.#pack = pack;
    this.#listener = listener;
    this.#worker = this.#start();
  }

  /**
   * Asks for an answer to these moves, in place of whatever waits.
   *
   * @param stepDays of a precise answer that follows the quick one where nothing newer waits; null: none does
   * @param wanted   what is made beside it; left out: nothing
   */
  ask(moves: Moves, stepDays: number | null = null, wanted?: Wanted): void {
    this.#waiting = { moves, stepDays, isQuick: true, ...(wanted === undefined ? {} : { wanted }) };
    this.#next();
  }

  close(): void {
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.terminate();
  }

  #start(): EngineWorker {
    this.#answer = null;
    const worker = this.#openWorker();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#died(event.message ?? "");
    };
    worker.postMessage({ kind: "open", pack: this.#pack });
    return worker;
  }

  #hear(message: FromEngine): void {
    const { kind } = message;
    if (kind === "opened") this.#isOpen = true;
    if (kind === "answered") this.#answer = withNews(this.#answer, message.news) as LiveAnswer;
    // what was asked before the question under way is of no use any more
    if (kind !== "opened" && message.turn !== this.#turn) return;
    const isFirst = kind === "answered" && this.#answer?.isFirst === true;
    if (isFirst) this.#mayLeave = true;
    else if (kind !== "opened") this.#done(kind === "answered");
    if (kind === "answered") {
      const { news: _, ...rest } = message;
      this.#listener.hear({ ...rest, answer: this.#answer as LiveAnswer });
    } else this.#listener.hear(message);
    this.#next();
  }

  #done(isAnswered: boolean): void {
    const asked = this.#asked;
    // what was refused as a quick answer is refused as a precise one
    if (isAnswered && asked !== null && asked.isQuick && asked.stepDays !== null) {
      this.#waiting ??= { ...asked, isQuick: false };
    }
    this.#asked = null;
    this.#deaths = 0;
    this.#listener.busy(false);
  }

  #next(): void {
    if (!this.#isOpen || this.#waiting === null || (this.#asked !== null && !this.#mayLeave)) return;
    this.#asked = this.#waiting;
    this.#waiting = null;
    // a precise run is left at once for something newer
    this.#mayLeave = !this.#asked.isQuick;
    this.#turn += 1;
    this.#listener.busy(true);
    const { moves, stepDays, isQuick, wanted } = this.#asked;
    this.#worker.postMessage({
      kind: "answer",
      turn: this.#turn,
      moves,
      stepDays: isQuick ? null : stepDays,
      ...(wanted === undefined ? {} : { wanted }),
    });
  }

  #died(why: string): void {
    this.close();
    this.#isOpen = false;
    this.#deaths += 1;
    this.#waiting ??= this.#asked;
    this.#asked = null;
    const [expected, got] = ["a run to its end", why === "" ? "an engine that stopped" : why];
    if (this.#deaths > 1) {
      // the state is kept: whatever is moved next is asked of a fresh one
      this.#waiting = null;
      this.#deaths = 0;
      this.#listener.busy(false);
      const hint = "nothing on the page is lost; undo the last move, or move something else";
      const problems = [problem("limits", null, "engine", expected, got, hint)];
      this.#listener.hear({ kind: "refused", turn: this.#turn, problems });
    }
    this.#worker = this.#start();
  }
}
