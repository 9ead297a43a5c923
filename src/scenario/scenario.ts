// A scenario: dated changes to parameters and regimes. Scenarios stack, and their order never matters.
import type { Position } from "../errors.ts";
import type { Mention, Name } from "../reading/name.ts";
import type { Distribution, Instant, Value } from "../quantity/value.ts";
import type { Where } from "../model/measure.ts";

export interface Change {
  readonly at: Position;
  /** acts from 00:00 of this instant … */
  readonly from: Instant;
  /** … to this one, not included; null means the end of the run */
  readonly to: Instant | null;
  readonly target:
    | { readonly kind: "parameter"; readonly name: string }
    | { readonly kind: "regime"; readonly name: string };
  readonly where: Where;
  readonly action:
    | { readonly kind: "set"; readonly value: Value | Distribution }
    | { readonly kind: "add" | "multiply"; readonly value: Value }
    | { readonly kind: "state"; readonly state: string };
  readonly appliesTo: "everyone" | "new arrivals";
  /** the parameter, a duration, by which both instants are later; null: they are as written */
  readonly delayedBy: Name | null;
  /** the parameter, a share, that says in how many runs the change happens at all; null: in all */
  readonly chance: Name | null;
  /** from when on its figures could be supposed; null or left out: as its scenario says */
  readonly knownFrom?: Instant | null;
  /** what would have been supposed before, the earliest first; left out: nothing */
  readonly earlier?: readonly EarlierAction[];
  /** every name it uses, where a document says it; left out where no document does */
  readonly mentions?: readonly Mention[];
}

export interface EarlierAction {
  readonly knownFrom: Instant;
  readonly action: Change["action"];
  readonly reason: string;
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** what the scenario stands for, in plain words; may be empty */
  readonly description: string;
  /** scenarios this one builds on, stacked with it; empty when none */
  readonly on: readonly string[];
  readonly changes: readonly Change[];
  /** from when on somebody could have written it, by itself or by its document; null or left out: nobody says */
  readonly knownFrom?: Instant | null;
  /** the scenarios of `on`, where a document says so; left out where no document does */
  readonly mentions?: readonly Mention[];
  readonly at: Position;
}

/** Parameters that changes name as their chance, each once, in alphabetical order. */
export function chancesIn(scenarios: readonly Pick<Scenario, "changes">[]): readonly string[] {
  const named = scenarios.flatMap(({ changes }) => changes.flatMap(({ chance }) => chance?.text ?? []));
  return [...new Set(named)].toSorted();
}
