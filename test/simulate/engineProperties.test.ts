import fc from "fast-check";
import { expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { EventCalendar } from "../../src/simulate/individual/eventCalendar.ts";
import { PeopleStore } from "../../src/simulate/individual/peopleStore.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { listener, ProgramWriter, diary } from "./programs.ts";
import { ROW64, column64 } from "../../src/simulate/people.ts";

test("the calendar gives events in the order of a plain sort, whatever is moved or taken out on the way", () => {
  const event = fc.record({ time: fc.integer({ min: 0, max: 79 }), again: fc.option(fc.integer({ min: 0, max: 79 })) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const people = new PeopleStore(0, 0);
      const calendar = new EventCalendar(people, 20);
      const expected: [number, number][] = [];
      events.forEach(({ time, again }, i) => {
        const person = people.take(0, 0, 0, 0, 0, 0, 0);
        people.wide[person * ROW64 + column64.order] = (i * 7919) % 1009;
        calendar.schedule(person, time / 4, 1);
        if (again !== null) calendar.schedule(person, again / 4, 1);
        if (i % 5 === 4) calendar.cancel(person);
        else expected.push([(again ?? time) / 4, person]);
      });
      expected.sort(
        (a, b) =>
          a[0] - b[0] || people.wide[a[1] * ROW64 + column64.order] - people.wide[b[1] * ROW64 + column64.order],
      );
      const got: [number, number][] = [];
      for (let step = 0; step <= 20; step++) {
        calendar.open(step);
        for (let time = calendar.nextTime(); time < Infinity; time = calendar.nextTime())
          got.push([time, calendar.pop()]);
      }
      expect(got).toEqual(expected);
    }),
    { seed: 5, numRuns: 200 },
  );
});

/** A small network with everything in it: servers, a hold, slots, room, both kinds of clock, a way back. */
function network(rate: number, servers: number, beds: number, room: number, weights: number[]): Program {
  const w = new ProgramWriter(["hearing", "custody", "gate", "inactive", "away", "gone"], weights);
  const limit = w.sampler("fixed", 4);
  w.stage("service", {
    time: w.sampler("gamma", 2, 1),
    lines: [0],
    room,
    ifFull: "inactive",
    clocks: [{ name: "gaveUp", to: "gone", after: w.sampler("exponential", 3), whileWaiting: true }],
    next: { custody: 0.5, inactive: 0.2, gone: null },
    revisited: true,
  });
  w.stage("dwell", { time: w.sampler("lognormal", 0, 0.7), next: { gate: 0.9, gone: null }, revisited: true });
  w.stage("boards", {
    lines: [2],
    next: { away: 1 },
    clocks: [{ name: "died", to: "gone", rate: 0.01 }],
    revisited: true,
  });
  w.stage("waits", { clocks: [{ name: "back", to: "hearing", after: w.sampler("uniform", 1, 6) }], revisited: true });
  w.stage("outcome").stage("outcome");
  w.resource("judges", "servers", [
    [0, servers],
    [10, Math.max(0, servers - 1)],
    [15, servers + 1],
  ]);
  w.resource("beds", "held", beds);
  w.resource("seats", "slots", 2, { departures: Float64Array.from({ length: 30 }, (_, i) => i + 0.5), minimum: 2 });
  w.hold("bed", 1, "custody", "gate").crossClock("limit", "custody", ["custody", "gate"], limit, "gone");
  w.arrivalsAtRate("hearing", ...weights.map((weight) => rate / weight)).stock("inactive", 3, w.sampler("fixed", 2));
  return w.program(30);
}

const networks = fc.record({
  rate: fc.double({ min: 0.5, max: 6, noNaN: true }),
  servers: fc.integer({ min: 1, max: 4 }),
  beds: fc.integer({ min: 1, max: 5 }),
  room: fc.integer({ min: 2, max: 20 }),
  seed: fc.nat(),
});

test("nobody is lost and nobody is made: arrivals and initial stock are inside or gone, and units are never overdrawn", () => {
  fc.assert(
    fc.property(networks, ({ rate, servers, beds, room, seed }) => {
      const program = network(rate, servers, beds, room, [1, 1]);
      const stock = new Float64Array(program.stages.length);
      let arrived = 0;
      const recorder = listener({
        arrive: () => void arrived++,
        enter: (_t, _p, _c, stage) => void stock[stage]++,
        leave: (_t, _p, _c, stage) => void stock[stage]--,
        units(_time, resource, inUse, present) {
          expect(inUse).toBeGreaterThanOrEqual(0);
          if (resource === 1) expect(inUse).toBeLessThanOrEqual(present);
        },
        edge() {
          for (const persons of stock) expect(persons).toBeGreaterThanOrEqual(0);
          expect(stock[0]).toBeLessThanOrEqual(room);
          expect(stock.reduce((a, b) => a + b)).toBe(arrived);
        },
      });
      simulate(program, { seed, replication: 0, recorders: [recorder] });
      expect(stock.reduce((a, b) => a + b)).toBe(arrived);
    }),
    { seed: 6, numRuns: 100 },
  );
});

test("a listener more changes nothing, and the same names give the same life", () => {
  const program = network(3, 2, 3, 10, [1, 1]);
  const alone = diary(program);
  const watched = diary(program);
  simulate(program, { seed: 3, replication: 1, recorders: [alone.recorder] });
  simulate(program, { seed: 3, replication: 1, recorders: [listener({}), watched.recorder, listener({})] });
  expect(watched.lines).toEqual(alone.lines);
  expect(alone.lines.length).toBeGreaterThan(100);
});

test.each([1, 2, 4, 6, 7, 8, 12])(
  "with %i servers and people waiting, records of five persons use all of them on average",
  (servers) => {
    const w = new ProgramWriter(["counter", "done"], [5]);
    w.stage("service", { time: w.sampler("fixed", 1), lines: [0], next: { done: 1 } }).stage("outcome");
    w.resource("clerks", "servers", servers).arrivalsEvery("counter", w.sampler("fixed", 0.25));
    let [integral, since, used] = [0, 0, 0];
    const recorder = listener({
      units: (time, _resource, inUse) => {
        integral += used * (time - since);
        [since, used] = [time, inUse];
      },
    });
    simulate(w.program(400), { seed: 1, replication: 0, recorders: [recorder] });
    // the account is settled at most one record's service late: 5 server days at either end of 400 days
    expect(Math.abs(integral / since - servers)).toBeLessThan((2 * 5) / 400 + 0.05);
  },
);
