// What the page and the worker that runs the model say to each other: plain data.
import type { LiveAnswer, Wanted } from "../../ask/live/liveModel.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { Problem } from "../../errors.ts";
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

export type FromEngine =
  | { readonly kind: "opened"; readonly face: ModelFace }
  | { readonly kind: "answered"; readonly turn: number; readonly answer: LiveAnswer; readonly milliseconds: number }
  /** what was asked cannot be had; the engine goes on */
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };
