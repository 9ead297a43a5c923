// An event log as an OCEL 2.0 JSON document, written in pieces: events and objects grow side by side while the run goes
// on, and are put together at its end. Values of attributes are texts, as the standard's JSON schema has them.
// @source Berti et al., OCEL (Object-Centric Event Log) 2.0 Specification (2023), chapter 8; arXiv:2403.01975
import type { Program } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import type { EventName, EventRows } from "./eventRows.ts";
import { HeldUnits } from "./heldUnits.ts";

/** Where the pieces go, in order within each of the two parts. */
interface OcelParts {
  readonly events: (text: string) => void;
  readonly objects: (text: string) => void;
}

/** The document is head, then all pieces of events, then `between`, then all pieces of objects, then `tail`. */
export const between = '\n],\n"objects": [\n';
export const tail = "\n]\n}\n";

type AttributeType = "string" | "integer" | "float" | "boolean";
type Attributes = readonly (readonly [name: string, type: AttributeType])[];

/** Two words, because a group of a model may be called by any one. */
const weightName = "record weight";
/** What holds from the beginning on has the standard's earliest time. */
const always = "1970-01-01T00:00:00Z";
const dayMilliseconds = 86_400_000;
/** 9999-12-31T23:59:59.999Z: later years have no date of the standard's form */
const lastInstant = 253_402_300_799_999;

const eventAttributes = {
  arrive: [["stage", "string"], ["initial", "boolean"], ["sinceDays", "float"]],
  enter: [["from", "string"], ["waiting", "boolean"], ["sinceDays", "float"]],
  begin: [["sinceDays", "float"]],
  leave: [["to", "string"], ["cause", "string"], ["clock", "string"], ["waiting", "boolean"], ["sinceDays", "float"]],
  depart: [["offered", "integer"], ["used", "integer"], ["leftBehind", "integer"], ["cancelled", "boolean"]],
} as const satisfies Record<string, Attributes>; // prettier-ignore

export class OcelText {
  readonly #program: Program;
  readonly #parts: OcelParts;
  /** milliseconds since 1970 of the run's first instant; runs without a calendar begin in 1970 */
  readonly #start: number;
  #events = 0;
  #objects = 0;
  /** departures of each resource so far */
  readonly #departures: number[];
  /** units of each resource as they changed: [time, units] */
  readonly #units: [string, string][][];
  readonly #resourceOf: ReadonlyMap<string, number>;
  readonly #held: HeldUnits;

  /**
   * @param called what messages call the log
   * @throws PendencyError (limits) when the run goes on beyond the year 9999
   */
  constructor(program: Program, parts: OcelParts, called = "log") {
    const { time, resources } = program;
    this.#program = program;
    this.#parts = parts;
    this.#start = (time.startDays ?? 0) * dayMilliseconds;
    this.#departures = resources.map(() => 0);
    this.#units = resources.map(() => []);
    this.#resourceOf = new Map(resources.map(({ name }, index) => [name, index]));
    this.#held = new HeldUnits(program);
    if (this.#start + time.steps * time.gridDays * dayMilliseconds > lastInstant) throw tooLate(called);
    parts.events(this.#head());
  }

  rows(rows: EventRows): void {
    const pieces: string[] = [];
    for (let row = 0; row < rows.count; row++) this.#row(rows, row, pieces);
    this.#parts.events(pieces.join(""));
  }

  /** Resources with their units over time, which are known only now. */
  end(): void {
    this.#program.resources.forEach(({ title, kind }, resource) => {
      const units = this.#units[resource].map(([time, count]) => ["units", count, time] as const);
      const own = [["title", title, always] as const, ["kind", kind, always] as const];
      this.#object(this.#resourceId(resource), "resource", [...own, ...units], []);
    });
  }

  #row(rows: EventRows, row: number, pieces: string[]): void {
    const event = rows.event[row];
    const resource = rows.resource[row] === null ? -1 : this.#resourceOf.get(rows.resource[row])!;
    const time = this.#timeAt(rows.timeDays[row]);
    if (event === "units") {
      this.#held.unitsAre(resource, rows.inUse[row]!);
      return this.#unitsAre(rows.present[row], resource, time);
    }
    if (event === "arrive") this.#personComes(rows, row);
    if (event === "departure") this.#departs(resource);
    const attributes = valuesOf(rows, row).map(([name, value]) => ({ name, value: String(value) }));
    const relationships = this.#relatedTo(rows, row, resource).map(([objectId, qualifier]) => ({
      objectId,
      qualifier,
    }));
    const id = `e${this.#events}`;
    pieces.push((this.#events++ === 0 ? "" : ",\n") + JSON.stringify({ id, type: typeAt(rows, row), time, attributes, relationships })); // prettier-ignore
  }

  /** Only how many there are: how many are in use follows from who begins and leaves. Unlimited is no number. */
  #unitsAre(present: number | null, resource: number, time: string): void {
    const history = this.#units[resource];
    const units = String(present);
    if (present !== null && history.at(-1)?.[1] !== units) history.push([time, units]);
  }

  #personComes({ person, caseClass, weight }: EventRows, row: number): void {
    const { groups, classLevels } = this.#program;
    const own = groups.map(({ name, levels }, group): [string, string, string] => [
      name,
      levels[classLevels[caseClass[row] * groups.length + group]],
      always,
    ]);
    this.#object(person[row]!, "person", [...own, [weightName, String(weight[row]), always]], []);
  }

  #departs(resource: number): void {
    this.#departures[resource]++;
    this.#object(this.#departureId(resource), "departure", [], [[this.#resourceId(resource), "of"]]);
  }

  #relatedTo(rows: EventRows, row: number, resource: number): [id: string, qualifier: string][] {
    const { event, person } = rows;
    const related: [string, string][] = person[row] === null ? [] : [[person[row], "person"]];
    if (event[row] === "departure") related.push([this.#departureId(resource), "departure"]);
    else if (resource >= 0 && this.#program.resources[resource].kind === "slots") {
      related.push([this.#departureId(resource), "aboard"]);
    }
    if (resource >= 0) related.push([this.#resourceId(resource), event[row] === "departure" ? "of" : "served by"]);
    if (person[row] === null) return related;
    for (const [held, how] of this.#held.relatedTo(rows, row)) related.push([this.#resourceId(held), how]);
    return related;
  }

  #object(
    id: string,
    type: string,
    values: readonly (readonly [name: string, value: string, time: string])[],
    related: readonly (readonly [string, string])[],
  ): void {
    const attributes = values.map(([name, value, time]) => ({ name, time, value }));
    const relationships = related.map(([objectId, qualifier]) => ({ objectId, qualifier }));
    const object = { id, type, attributes, relationships };
    this.#parts.objects((this.#objects++ === 0 ? "" : ",\n") + JSON.stringify(object));
  }

  #head(): string {
    const { stages, resources, groups } = this.#program;
    const withStay = stages.filter(({ kind }) => kind !== "outcome");
    const eventTypes = [
      typeOf("arrive", eventAttributes.arrive),
      ...stages.map(({ name }) => typeOf(`enter ${name}`, eventAttributes.enter)),
      ...withStay.map(({ name }) => typeOf(`begin ${name}`, eventAttributes.begin)),
      ...withStay.map(({ name }) => typeOf(`leave ${name}`, eventAttributes.leave)),
      ...resources
        .filter(({ kind }) => kind === "slots")
        .map(({ name }) => typeOf(`depart ${name}`, eventAttributes.depart)),
    ];
    const objectTypes = [
      {
        name: "person",
        attributes: [...groups.map(({ name }) => ({ name, type: "string" })), { name: weightName, type: "integer" }],
      },
      {
        name: "resource",
        attributes: [
          { name: "title", type: "string" },
          { name: "kind", type: "string" },
          { name: "units", type: "float" },
        ],
      },
      { name: "departure", attributes: [] },
    ];
    return `{\n"eventTypes": ${JSON.stringify(eventTypes)},\n"objectTypes": ${JSON.stringify(objectTypes)},\n"events": [\n`;
  }

  #resourceId(resource: number): string {
    return `resource ${this.#program.resources[resource].name}`;
  }

  /** The resource's latest departure: those aboard are announced right after it. */
  #departureId(resource: number): string {
    return `departure ${this.#program.resources[resource].name} ${this.#departures[resource]}`;
  }

  #timeAt(days: number): string {
    return new Date(Math.floor(this.#start + days * dayMilliseconds + 0.5)).toISOString();
  }
}

/** "enter hearing": by stage, so that a process can be found in the log. */
function typeAt({ event, stage, resource }: EventRows, row: number): string {
  if (event[row] === "arrive") return "arrive";
  return event[row] === "departure" ? `depart ${resource[row]}` : `${event[row]} ${stage[row]}`;
}

const columnsOf = {
  arrive: ["stage", "initial", "sinceDays"],
  enter: ["from", "waiting", "sinceDays"],
  begin: ["sinceDays"],
  leave: ["to", "cause", "clock", "waiting", "sinceDays"],
  departure: ["offered", "used", "leftBehind", "cancelled"],
  units: [],
} as const satisfies Record<EventName, readonly (keyof EventRows)[]>;

/** What is false is left out, and so is a stay that begins at the event's own instant: most would be said twice. */
function valuesOf(rows: EventRows, row: number): (readonly [string, string | number | boolean])[] {
  const days = rows.timeDays[row];
  const found: (readonly [string, string | number | boolean])[] = [["days", days]];
  for (const name of columnsOf[rows.event[row]]) {
    const value = rows[name][row];
    if (value !== null && value !== false && !(name === "sinceDays" && value === days)) found.push([name, value]);
  }
  return found;
}

function typeOf(name: string, attributes: Attributes): object {
  return { name, attributes: [["days", "float"], ...attributes].map(([each, type]) => ({ name: each, type })) };
}

function tooLate(called: string): PendencyError {
  return new PendencyError([
    {
      kind: "limits",
      at: null,
      path: called,
      expected: "a run that ends by the year 9999, for a log with dates",
      got: "a longer one",
      hint: "write the log as .parquet, which also has days",
    },
  ]);
}
