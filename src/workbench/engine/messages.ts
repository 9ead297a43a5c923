// What the page and the worker that runs the model say to each other: plain data.
import type { LiveAnswer, Wanted } from "../../ask/live/liveModel.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { Problem } from "../../errors.ts";
import type { News } from "./news.ts";
import type { PackPlace } from "./packPlace.ts";

export type ToEngine =
  /** the model to run from now on */
  | { readonly kind: "open"; readonly pack: PackPlace }
  /**
   * @property turn     comes back with the answer
   * @property stepDays of its run; null: a quick one
   * @property wanted   left out: nothing beside it
   */
  | {
      readonly kind: "answer";
      readonly turn: number;
      readonly moves: Moves;
      readonly stepDays: number | null;
      readonly wanted?: Wanted;
    };

type Opened = { readonly kind: "opened"; readonly face: ModelFace };
/** what was asked cannot be had; the engine goes on */
type Refused = { readonly kind: "refused"; readonly turn: number; readonly problems: readonly Problem[] };
type Answered = { readonly kind: "answered"; readonly turn: number; readonly milliseconds: number };

/**
 * What comes from the worker. A quick question may be answered twice, at first by what the run will nearly come to; whoever
 * asks something else after that hears no more of it. Of an answer it is what differs from the one before.
 */
export type FromEngine = Opened | Refused | (Answered & { readonly news: News });

/** The same, with whole answers. */
export type Heard = Opened | Refused | (Answered & { readonly answer: LiveAnswer });
