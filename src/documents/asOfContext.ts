// What the reader of parameters as of a day knows, and what is noted on the way.
import type { FactLibrary } from "../facts/fact.ts";
import type { AsOf, StandingFact } from "../facts/libraryAsOf.ts";
import type { Known } from "../model/known.ts";
import type { Model } from "../model/model.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { GoingOn, JudgedLater, StandIn } from "./asOfAccount.ts";
import type { Standpoint } from "./knownWhen.ts";

export interface Context {
  /**
   * dates after it are cut. It is the day, or the start of a run that begins later, which needs a state to
   * begin in
   */
  readonly lastDay: number;
  readonly asOf: AsOf;
  readonly known: Known;
  readonly library: FactLibrary;
  readonly standings: ReadonlyMap<string, StandingFact>;
  readonly facts: FactLibrary;
  readonly standpoint: Standpoint;
  readonly model: Model;
  /** as a reader would read who is not strict; null where this one is not */
  readonly loose:
    | (Pick<Context, "standings" | "facts" | "asOf"> & { readonly parameters: ReadonlyMap<string, Parameter> })
    | null;
  // noted on the way
  readonly standIns: StandIn[];
  readonly goOn: GoingOn[];
  readonly judgedToday: Set<string>;
  readonly judgedLater: JudgedLater[];
  /** figures that a strict reader would have to reconstruct, because nothing else is left */
  readonly wanted: Set<string>;
}
