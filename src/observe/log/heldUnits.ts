// Whose units are held from one event of a log to another. Taking and setting free are announced for the resource alone;
// who did it follows from the order of announcements and from the stages that each hold spans.
import type { Program, ResourceId, StageId } from "../../compile/program.ts";
import type { EventRows } from "./eventRows.ts";

/** A resource of which an event takes a unit or sets it free, or before which somebody stands at a door. */
type HeldRelation = readonly [resource: ResourceId, how: "held by" | "waits for"];

export class HeldUnits {
  readonly #program: Program;
  readonly #stageOf: ReadonlyMap<string, StageId>;
  /** units in use as announced last; [resource] */
  readonly #inUse: Float64Array;
  /** resources of which a unit has been taken since the latest event of a person */
  readonly #taken = new Set<ResourceId>();
  /** holds of the present stage that people have no unit of, by the person's name: most have all or are in no span */
  readonly #missing = new Map<string, readonly number[]>();
  /** the latest event told that somebody is there at the start: such people have their units before they take them */
  #isInitial = false;

  constructor(program: Program) {
    this.#program = program;
    this.#stageOf = new Map(program.stages.map(({ name }, stage) => [name, stage]));
    this.#inUse = new Float64Array(program.resources.length);
  }

  unitsAre(resource: ResourceId, inUse: number): void {
    if (inUse > this.#inUse[resource]) this.#taken.add(resource);
    this.#inUse[resource] = inUse;
  }

  /** Of a person's event, in the order of the log. */
  relatedTo(rows: EventRows, row: number): HeldRelation[] {
    if (this.#program.holds.length === 0) return [];
    const person = rows.person[row]!;
    const resourceOf = (hold: number): ResourceId => this.#program.holds[hold].resource[rows.caseClass[row]];
    const found = this.#relations(rows, row, person, resourceOf);
    this.#taken.clear();
    this.#isInitial = rows.event[row] === "arrive" && rows.initial[row] === true;
    return found;
  }

  #relations(rows: EventRows, row: number, person: string, resourceOf: (hold: number) => ResourceId): HeldRelation[] {
    const missing = this.#missing.get(person) ?? [];
    const as = (how: HeldRelation[1], holds: readonly number[]): HeldRelation[] =>
      holds.map((hold) => [resourceOf(hold), how]);
    switch (rows.event[row]) {
      case "enter": {
        const from = rows.from[row];
        const before = from === null ? [] : this.#spanning(from).filter((hold) => !missing.includes(hold));
        const wanted = this.#spanning(rows.stage[row]!).filter(
          (hold) => resourceOf(hold) >= 0 && !before.includes(hold),
        );
        const isTaken = (hold: number): boolean => this.#isInitial || this.#taken.has(resourceOf(hold));
        const lacking = wanted.filter((hold) => !isTaken(hold));
        if (lacking.length > 0) this.#missing.set(person, lacking);
        else this.#missing.delete(person);
        return [
          ...as("held by", wanted.filter(isTaken)),
          ...as("waits for", rows.waiting[row] === true ? lacking : []),
        ];
      }
      case "begin":
        if (rows.resource[row] !== null) return [];
        this.#missing.delete(person);
        return as("held by", missing);
      case "leave": {
        const after = this.#spanning(rows.to[row]!);
        const freed = this.#spanning(rows.stage[row]!).filter((hold) => !after.includes(hold) && resourceOf(hold) >= 0);
        if (after.length === 0) this.#missing.delete(person);
        return as("held by", freed.filter((hold) => !missing.includes(hold))); // prettier-ignore
      }
      default:
        return [];
    }
  }

  #spanning(stage: string): number[] {
    const id = this.#stageOf.get(stage)!;
    return this.#program.holds.flatMap(({ span }, hold) => (span[id] === 1 ? [hold] : []));
  }
}
