// Values that depend on stocks: settled at an edge from the people there, and held for the grid step.
import { describe, expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { expectMean } from "./chance.ts";
import { arrivalsIn, linesOf, stageId, storyProgram, tell } from "./stories.ts";

/** Hears everything of a run with the stock of each stage beside it, counted here from what is announced. */
function withStocks(program: Program, heard: (stock: Float64Array) => Partial<Recorder>, replication = 0): void {
  const stock = new Float64Array(program.stages.length);
  const inner = heard(stock);
  tell(
    program,
    {
      ...inner,
      enter: (_time, _person, _class, stage) => void stock[stage]++,
      leave: (_time, _person, _class, stage) => void stock[stage]--,
    },
    replication,
  );
}

describe("arrivals", () => {
  const program = storyProgram(`runs: {for: 40 days}
stages:
  inside: {arrivals: {rate: "5 per day * max(0, 1 - stock(inside))"}, waits: true, clocks: {never: {rate: 0 per day, to: gone}}}
  gone: {outcome: true}
`);

  test("a rate that is 0 once somebody is inside brings people within one grid step only", () => {
    for (let replication = 0; replication < 200; replication++) {
      const days = arrivalsIn(program, "inside", replication).map(({ time }) => Math.floor(time));
      expect(new Set(days).size).toBe(1);
    }
  });

  test("within that step the rate of its edge holds: 5 / (1 − e⁻⁵) people, as many as a day with anybody has", () => {
    const counts = Array.from({ length: 2000 }, (_, replication) => arrivalsIn(program, "inside", replication).length);
    expectMean(counts, 5 / (1 - Math.exp(-5)));
  });

  test("a rate that was divided by a stock of 0 is refused with its place, instead of no arrivals or no end of them", () => {
    const body = (rate: string): string => `runs: {for: 5 days}
stages:
  inside: {arrivals: {rate: ${rate}}, waits: true, clocks: {left: {rate: 1 per day, to: gone}}}
  gone: {outcome: true}
`;
    const said = { "1 per day / stock(inside)": "Infinity", "1 per day * stock(inside) / stock(inside)": "none" };
    for (const [rate, got] of Object.entries(said)) {
      expect(() => arrivalsIn(storyProgram(body(rate)), "inside")).toThrow(
        new RegExp(`stages\\.inside\\.arrivals\n.*expected a number.*got ${got} at grid step 0`),
      );
    }
  });
});

describe("servers", () => {
  test("of an expression with a stock follow its other parts from the very edge at which those change", () => {
    const program = storyProgram(`runs: {for: 20 days}
parameters:
  staff: {title: Staff, unit: persons, kind: judgement, judgedBy: a, reason: b, value: {steps: {0 days: 1, 5 days: 3}}}
resources: {clerks: {servers: staff + 0 * stock(counter)}}
stages:
  counter: {initial: {count: 6}, service: {by: clerks, time: 30 days}, next: done}
  done: {outcome: true}
`);
    const begun: number[] = [];
    tell(program, { begin: (time) => void begun.push(time) });
    expect(begun).toEqual([0, 5, 5]);
  });

  test("are what the expression gives at each edge, rounded down, and work in hand is finished", () => {
    const program = storyProgram(`runs: {for: 200 days}
resources: {clerks: {servers: stock(counter) / 2.5}}
stages:
  counter: {arrivals: {rate: 3 per day}, service: {by: clerks, time: {exponential: {mean: 2 days}}}, next: done}
  done: {outcome: true}
`);
    const counter = stageId(program, "counter");
    let [present, inUse, steps, over] = [0, 0, 0, 0];
    withStocks(program, (stock) => ({
      units: (_time, _resource, used, there) => void ([inUse, present] = [used, there]),
      edge: () => {
        expect(present).toBe(Math.floor(stock[counter] / 2.5));
        steps++;
        if (inUse > present) over++;
      },
    }));
    expect(steps).toBe(201);
    expect(over).toBeGreaterThan(0);
  });

  test("held units may follow a stock too, and those there at the start have theirs", () => {
    const program = storyProgram(`runs: {for: 5 days}
resources: {beds: {servers: 4 + stock(ward) - stock(ward)}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {initial: {count: 3}, arrivals: {every: 1 day}, dwell: 10 days, next: done}
  done: {outcome: true}
`);
    // #4 takes the fourth bed at 1; those who come after stand at the door
    const held: string[] = [];
    tell(program, { units: (time, _resource, inUse, present) => void held.push(`${time}: ${inUse} of ${present}`) });
    expect([held.at(-2), held.at(-1)]).toEqual(["0: 3 of 4", "1: 4 of 4"]);
    expect(linesOf(program, /begin/)).toEqual([]);
  });

  test("more people holding units at the start than the stock gives is refused", () => {
    const program = storyProgram(`runs: {for: 5 days}
resources: {beds: {servers: stock(ward) - 1}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {initial: {count: 3}, dwell: 10 days, next: done}
  done: {outcome: true}
`);
    expect(() => tell(program, {})).toThrow(/all 3 people who hold one at the first instant; got 2/);
  });
});

describe("departures", () => {
  test("offer as many slots as the expression gave at the last edge", () => {
    const program = storyProgram(`runs: {for: 60 days}
resources: {flight: {slots: stock(gate) / 2, departs: 0.7 per day}}
stages:
  gate: {arrivals: {rate: 4 per day}, boards: flight, next: away}
  away: {outcome: true}
`);
    const gate = stageId(program, "gate");
    let [atEdge, departures] = [0, 0];
    withStocks(program, (stock) => ({
      edge: () => void (atEdge = stock[gate]),
      departure: (_time, _resource, offered) => {
        expect(offered).toBe(Math.floor(atEdge / 2));
        departures++;
      },
    }));
    expect(departures).toBe(42);
  });

  test("leave where the rate, settled at edges, has added up to 1, 2, 3", () => {
    // one more at the gate each day, seen at the edge after: 0 on day 0 and 1, then a quarter, a half, three quarters, 1
    const program = storyProgram(`runs: {for: 8 days}
resources: {flight: {slots: 0, departs: "1 per day * min(1, stock(gate) / 4)"}}
stages:
  gate: {arrivals: {every: 1 day}, boards: flight, next: away}
  away: {outcome: true}
`);
    const times: number[] = [];
    tell(program, { departure: (time) => void times.push(time) });
    // by day 5 it has added up to 1/4 + 2/4 + 3/4
    expect(times.map((time) => Number(time.toFixed(9)))).toEqual([4.333333333, 5.5, 6.5, 7.5]);
  });

  test("a departure that is due at an edge leaves there, even where the rate falls to 0", () => {
    // the gate is empty from day 2 on, when the rate has added up to 0.5 · 2
    const program = storyProgram(`runs: {for: 8 days}
resources: {flight: {slots: 0, departs: "0.5 per day * min(1, stock(gate))"}}
stages:
  gate: {initial: {count: 1}, boards: flight, next: away, clocks: {left: {after: 1 day, to: away}}}
  away: {outcome: true}
`);
    const times: number[] = [];
    tell(program, { departure: (time) => void times.push(time) });
    // stock 1 at edges 0 and 1 (the clock strikes at 1, after the edge): due at 2
    expect(times).toEqual([2]);
  });
});
