// What a worker does: opens a model's pack and answers states of the page, one after the other, each in expected numbers.
import { LiveModel } from "../../ask/live/liveModel.ts";
import { modelFace } from "../../ask/live/modelFace.ts";
import type { EachScenario } from "../../ask/live/liveEach.ts";
import type { LiveAnswer, Wanted } from "../../ask/live/liveModel.ts";
import { PendencyError } from "../../errors.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { Documents } from "../../documents/documents.ts";
import type { FromEngine, ToEngine } from "./messages.ts";
import { newsOf, ownNews } from "./news.ts";
import { openPack, placed } from "./openPack.ts";
import type { PackPlace } from "./packPlace.ts";

/** As much as is used of a worker's global scope, or of a port to somebody in the same thread. */
export interface MovesHeard {
  onmessage: ((event: { readonly data: ToEngine }) => void) | null;
  postMessage(message: FromEngine, given?: readonly ArrayBuffer[]): void;
}

/** The model that is open, with what the page asks of it. */
interface Opened {
  readonly live: LiveModel;
  readonly documents: Documents;
  readonly gates: ModelGates;
  /** null: nobody has asked for it yet */
  each: EachScenario | null;
  /** the answer that the page has; null: none yet */
  told: LiveAnswer | null;
  /** milliseconds of the last quick run; 0: there was none */
  runTime: number;
  /** whether a move was answered by its run because nothing was ready for first numbers */
  wasEarly: boolean;
}

type Question = Extract<ToEngine, { readonly kind: "answer" }>;

/** Runs that take longer than this, in milliseconds, are told of before they are made. */
const longRun = 25;
/** Time for whoever moves on at once, and for which a run is worth its own turn. */
const untilRun = 40;
const turnTime = 6;

/** @param raise what is done with a fault, so that the page hears of it and opens another worker */
export function answerMoves(scope: MovesHeard, raise: (fault: unknown) => void): void {
  const moves = new MovesAnswered(scope);
  scope.onmessage = ({ data }) => void moves.hear(data).catch(raise);
}

class MovesAnswered {
  readonly #scope: MovesHeard;
  #opened: Opened | null = null;
  /** the question that was asked last: others are left where they are */
  #lastTurn = 0;

  constructor(scope: MovesHeard) {
    this.#scope = scope;
  }

  async hear(asked: ToEngine): Promise<void> {
    try {
      if (asked.kind === "open") return await this.#open(asked.pack);
      this.#lastTurn = asked.turn;
      if (this.#opened !== null) await this.#answer(asked, this.#opened);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      const turn = asked.kind === "answer" ? asked.turn : 0;
      this.#scope.postMessage({ kind: "refused", turn, problems: error.problems.map(placed) });
    }
  }

  async #answer(asked: Question, of: Opened): Promise<void> {
    const isLeft = (): boolean => asked.turn !== this.#lastTurn;
    const start = performance.now();
    if (asked.stepDays === null && of.runTime > longRun && (await isReady(of, isLeft))) {
      const first = of.live.first(asked.moves);
      if (first !== null) {
        await this.#tell(first, asked, of, performance.now() - start);
        if (!first.isFirst) return;
        await new Promise((resolve) => setTimeout(resolve, untilRun));
        if (isLeft()) return;
      }
    }
    const run = await inTurns(of.live.inSlices(asked.moves, asked.stepDays), isLeft);
    if (run === null) return;
    if (asked.stepDays === null) of.runTime = run.milliseconds;
    await this.#tell(run.found, asked, of, run.milliseconds);
    await turn();
    if (!isLeft() && of.runTime > longRun) await inTurns(of.live.settleInSlices(), isLeft);
  }

  async #tell(answer: LiveAnswer, asked: Question, of: Opened, milliseconds: number): Promise<void> {
    const found = asked.wanted === undefined ? answer : await withMore(answer, of, asked.wanted);
    const { news, memory } = ownNews(newsOf(of.told, found));
    of.told = found;
    this.#scope.postMessage({ kind: "answered", turn: asked.turn, news, milliseconds }, memory);
  }

  async #open(pack: PackPlace): Promise<void> {
    const { documents, gates, figures, holds } = await openPack(pack);
    this.#opened = {
      live: new LiveModel(documents, gates, holds),
      documents,
      gates,
      each: null,
      told: null,
      runTime: 0,
      wasEarly: false,
    };
    this.#scope.postMessage({ kind: "opened", face: modelFace(documents, figures) });
  }
}

/**
 * Whether first numbers can be had. One move that comes before they can is answered by its run; whoever then moves on would
 * wait for run after run, and it would never be made ready.
 */
async function isReady(of: Opened, isLeft: () => boolean): Promise<boolean> {
  if (!of.live.isSettled && of.wasEarly) await inTurns(of.live.readyInSlices(), isLeft);
  of.wasEarly ||= !of.live.isSettled;
  return of.live.isSettled;
}

/** @returns null: somebody asked something else meanwhile. Milliseconds are those of the slices alone */
async function inTurns<T>(slices: Generator<void, T, void>, isLeft: () => boolean) {
  let milliseconds = 0;
  for (;;) {
    const start = performance.now();
    let slice = slices.next();
    while (slice.done !== true && performance.now() - start < turnTime) slice = slices.next();
    milliseconds += performance.now() - start;
    if (slice.done === true) return { found: slice.value, milliseconds };
    await turn();
    if (!isLeft()) continue;
    slices.return(undefined as never);
    return null;
  }
}

/** Whatever was asked meanwhile is heard first. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port2.onmessage = () => {
      port1.close();
      resolve();
    };
    port1.postMessage(null);
  });
}

/** Fetched with the first picture that shows it. */
async function withMore(quick: LiveAnswer, of: Opened, { more, each }: Wanted): Promise<LiveAnswer> {
  const makeMore = more ? (await import("../../ask/live/liveMore.ts")).liveMore : null;
  if (each) of.each ??= new (await import("../../ask/live/liveEach.ts")).EachScenario(of.live);
  return {
    ...quick,
    ...(makeMore === null ? {} : { more: makeMore(of.documents, of.gates, of.live.answered.wholeStudy()) }),
    ...(of.each === null || !each ? {} : { each: of.each.of() }),
  };
}
