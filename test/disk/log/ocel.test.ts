// The log as OCEL 2.0: it has the standard's form, everything it names is there, and it counts as the ledger does.
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import { openLog } from "../../../src/disk/log/openLog.ts";
import type { Program } from "../../../src/compile/program.ts";
import { PendencyError } from "../../../src/errors.ts";
import type { Observation } from "../../../src/observe/observation.ts";
import { observeRun } from "../../../src/observe/observeRun.ts";
import { hearEverything, type Heard } from "./hearEverything.ts";
import { ocelSchema } from "./ocelSchema.ts";
import { storyProgram } from "../../simulate/stories.ts";
import { counterProgram, portProgram } from "./systems.ts";

interface Named {
  readonly name: string;
  readonly value: string;
  /** of objects: from when on */
  readonly time?: string;
}
interface Thing {
  readonly id: string;
  readonly type: string;
  readonly attributes: readonly Named[];
  readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[];
}
interface Ocel {
  readonly eventTypes: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[];
  readonly objectTypes: Ocel["eventTypes"];
  readonly events: readonly (Thing & { readonly time: string })[];
  readonly objects: readonly Thing[];
}

interface Written {
  readonly program: Program;
  readonly document: Ocel;
  readonly observation: Observation;
  /** announced before the run's last instant, which belongs to the day that begins with it */
  readonly heard: readonly Heard[];
  readonly atTheEnd: readonly Heard[];
}

function write(program: Program): Written {
  const folder = mkdtempSync(join(tmpdir(), "pendency-ocel-"));
  const path = join(folder, "events.json");
  const run = { seed: 5, replication: 0 };
  const log = openLog({ path, mostBytes: 1e9 }, run);
  const all = hearEverything();
  const options = { seriesGroup: "", seriesLevels: [], series: false, waits: false };
  const observation = observeRun(program, { ...run, recorders: [log.recorder, all.recorder] }, options);
  log.keep();
  expect(readdirSync(folder)).toEqual(["events.json"]);
  const [heard, atTheEnd] = [true, false].map((isBefore) =>
    all.heard.filter(({ time }) => time < program.time.steps === isBefore),
  );
  return { program, document: JSON.parse(readFileSync(path, "utf8")) as Ocel, observation, heard, atTheEnd };
}

const valueOf = (thing: Thing, name: string): string | undefined =>
  thing.attributes.find((each) => each.name === name)?.value;
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe.each([
  ["a port with a calendar", portProgram],
  ["a counter without one", counterProgram],
])("the OCEL log of %s", (_, make) => {
  let written: Written;
  beforeAll(() => {
    written = write(make());
  });

  test("has the form that the standard's JSON schema asks for", () => {
    const validate = new Ajv({ allErrors: true }).compile(ocelSchema);
    expect(validate(written.document)).toBe(true);
    const [event] = written.document.events;
    const numbers = { ...event, attributes: [{ name: "days", value: 1 }] };
    expect(validate({ ...written.document, events: [numbers] })).toBe(false);
  });

  test("declares every type and attribute it uses, names no object that is not there, and no id twice", () => {
    const { eventTypes, objectTypes, events, objects } = written.document;
    const declared = (types: Ocel["eventTypes"]): Set<string> =>
      new Set(types.flatMap(({ name, attributes }) => ["", ...attributes.map((each) => each.name)].map((a) => `${name}|${a}`))); // prettier-ignore
    const used = (things: readonly Thing[]): Set<string> =>
      new Set(things.flatMap(({ type, attributes }) => ["", ...attributes.map(({ name }) => name)].map((a) => `${type}|${a}`))); // prettier-ignore
    expect([...used(events)].filter((each) => !declared(eventTypes).has(each))).toEqual([]);
    expect([...used(objects)].filter((each) => !declared(objectTypes).has(each))).toEqual([]);
    const ids = new Set(objects.map(({ id }) => id));
    expect(ids.size).toBe(objects.length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    const related = [...events, ...objects].flatMap(({ relationships }) => relationships);
    expect(related.filter(({ objectId }) => !ids.has(objectId))).toEqual([]);
  });

  test("counts people as the ledger does: who came, who was there at the start, who has left", () => {
    const { document, observation, program, atTheEnd } = written;
    const weights = new Map(
      document.objects
        .filter(({ type }) => type === "person")
        .map((person) => [person.id, Number(valueOf(person, "record weight"))]),
    );
    const personsIn = (wanted: (event: Thing) => boolean): number =>
      sum(document.events.filter(wanted).map(({ relationships }) => weights.get(relationships[0].objectId)!));
    const { initial, arrived, exited } = observation.ledger;
    expect(sum(weights.values())).toBe(sum(initial) + sum(arrived));
    const isInitial = (event: Thing): boolean => valueOf(event, "initial") === "true";
    expect(personsIn((event) => event.type === "arrive" && isInitial(event))).toBe(sum(initial));
    expect(personsIn((event) => event.type === "arrive" && !isInitial(event))).toBe(sum(arrived));
    const outcomes = program.stages.filter(({ kind }) => kind === "outcome").map(({ name }) => `enter ${name}`);
    const gone = ({ call, more }: Heard): boolean =>
      call === "enter" && program.stages[Number(more["stage"])].kind === "outcome";
    const goneAtTheEnd = sum(atTheEnd.filter(gone).map(({ weight }) => weight!));
    expect(personsIn(({ type }) => outcomes.includes(type))).toBe(sum(exited) - goneAtTheEnd);
  });

  test("has one event for each announcement but those of units, in their order and at their time", () => {
    const { document, heard, program } = written;
    const told = heard.filter(({ call }) => call !== "units");
    expect(document.events.map((event) => Number(valueOf(event, "days")))).toEqual(
      told.map(({ time }) => time * program.time.gridDays),
    );
    const kinds = document.events.map(({ type }) => type.split(" ")[0].replace("depart", "departure"));
    expect(kinds).toEqual(told.map(({ call }) => call));
    const { startDays } = program.time;
    const off = document.events.map(({ time }, at) => {
      const days = (startDays ?? 0) + told[at].time * program.time.gridDays;
      return Math.abs(Date.parse(time) - days * 86_400_000);
    });
    // dates are written to the millisecond
    expect(Math.max(...off)).toBeLessThanOrEqual(0.5 + 1e-3);
  });
});

test("a departure is an object, and those aboard are told with it", () => {
  const { document, heard } = write(portProgram());
  const departures = document.objects.filter(({ type }) => type === "departure");
  const announced = heard.filter(({ call }) => call === "departure");
  expect(departures).toHaveLength(announced.length);
  const aboard = departures.map(
    ({ id }) =>
      document.events.filter((event) =>
        event.relationships.some(({ objectId, qualifier }) => objectId === id && qualifier === "aboard"),
      ).length,
  );
  expect(aboard).toEqual(announced.map(({ more }) => more["used"]));
  expect(Math.max(...aboard)).toBeGreaterThan(1);
});

test("the last month has as many entries in the log as in the measure, though a boat leaves at the very end of the run", () => {
  const program = storyProgram(`runs: {from: 2024-09-01, through: 2024-09-30}
resources: {flight: {slots: 1, departs: 1 per day}}
stages:
  wait: {initial: {count: 5000}, boards: flight, next: gone}
  gone: {outcome: true}
quantities:
  september: {entries: gone, window: 2024-09}
`);
  const { document, observation, atTheEnd } = write(program);
  const gone = document.events.filter(({ type }) => type === "enter gone");
  expect(gone).toHaveLength(29);
  expect(observation.measures[0].value).toBe(29);
  expect(atTheEnd.filter(({ call }) => call === "departure")).toHaveLength(1);
  expect(document.events.every(({ time }) => time < "2024-10-01")).toBe(true);
});

describe("held units", () => {
  const program = storyProgram(`runs: {from: 2024-02-26, through: 2024-03-15}
resources:
  desk: {servers: 2}
  boat: {slots: 3, departs: 1 per day}
  beds: {servers: 2}
  guards: {servers: 1}
holds:
  bed: {of: beds, whileIn: [held, seen, wing]}
  guard: {of: guards, whileIn: [seen]}
stages:
  intake: {arrivals: {rate: 9 per day}, service: {by: desk, time: {exponential: {mean: 1 hour}}}, next: {held: 60%, wing: rest}}
  wing: {initial: {count: 1}, dwell: 6 hours, ifFull: quay, next: done}
  held: {dwell: {exponential: {mean: 4 hours}}, clocks: {bond: {rate: 20% per day, to: done}}, next: seen}
  seen: {service: {by: desk, time: 3 hours}, next: quay}
  quay: {boards: boat, next: done}
  done: {outcome: true}
`);
  const { document, heard } = write(program);
  const withHow = (id: string, how: string): Ocel["events"] =>
    document.events.filter(({ relationships }) =>
      relationships.some(({ objectId, qualifier }) => objectId === id && qualifier === how),
    );

  test("every object is named by some event", () => {
    const named = new Set(
      document.events.flatMap(({ relationships }) => relationships.map(({ objectId }) => objectId)),
    );
    expect(document.objects.filter(({ id }) => !named.has(id))).toEqual([]);
  });

  test.each(["beds", "guards"])("%s are taken and set free by as many events as units were announced to be", (name) => {
    const resource = program.resources.findIndex((one) => one.name === name);
    let [before, taken, freed] = [0, 0, 0];
    for (const { call, more } of heard) {
      if (call !== "units" || more.resource !== resource) continue;
      const inUse = more.inUse as number;
      taken += inUse > before ? 1 : 0;
      freed += inUse < before ? 1 : 0;
      before = inUse;
    }
    const held = withHow(`resource ${name}`, "held by");
    expect(taken).toBeGreaterThan(10);
    expect(held.filter(({ type }) => !type.startsWith("leave")).length).toBe(taken);
    expect(held.filter(({ type }) => type.startsWith("leave")).length).toBe(freed);
  });

  test("whoever stands at a door waits for the unit, and is held by it when let in", () => {
    const waits = withHow("resource guards", "waits for").filter(({ type }) => type === "enter seen");
    const letIn = withHow("resource guards", "held by").filter(({ type }) => type === "begin seen");
    const stillThere = waits.length - letIn.length;
    expect(waits.length).toBeGreaterThan(3);
    expect(stillThere === 0 || stillThere === 1).toBe(true);
  });
});

test("a resource has its units over time", () => {
  const { document } = write(portProgram());
  const officers = document.objects.find(({ id }) => id === "resource officers")!;
  const units = officers.attributes.filter(({ name }) => name === "units").map(({ time, value }) => [time, value]);
  expect(units).toEqual([
    ["2025-01-15T00:00:00.000Z", "2"],
    ["2025-03-01T00:00:00.000Z", "3"],
  ]);
});

test("a run beyond the year 9999, which no date of the standard reaches, is refused", () => {
  const program = counterProgram();
  const late = { ...program, time: { ...program.time, startDays: 2_932_860 } };
  expect(() => write(late)).toThrow(PendencyError);
  expect(() => write(late)).toThrow("ends by the year 9999");
});
