// Slots that leave on a timetable: cancelled, under their minimum, kept, of one group, and for records of many persons.
import { describe, expect, test } from "vitest";
import { expectShare } from "./chance.ts";
import { listener, ProgramWriter } from "./programs.ts";
import { linesOf, storyProgram, tell } from "./stories.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import type { Program } from "../../src/compile/program.ts";

const airport = (flight: string, gate: string, head = "runs: {for: 6 days}"): Program =>
  storyProgram(`${head}
resources: {flight: ${flight}}
stages:
  gate: {${gate}, boards: flight, next: away}
  away: {outcome: true}
`);

describe("cancelled departures", () => {
  test("are that share of all, each by a draw of its own, and nobody leaves with one", () => {
    const program = airport("{slots: 2, departs: 4 per day, cancelled: 30%}", "arrivals: {rate: 5 per day}", "runs: {for: 2000 days}"); // prettier-ignore
    const cancelled: boolean[] = [];
    tell(program, {
      departure: (_time, _resource, _offered, used, _left, is) => {
        if (is) expect(used).toBe(0);
        cancelled.push(is);
      },
    });
    expect(cancelled.length).toBe(8000);
    expectShare(cancelled.filter(Boolean).length, 8000, 0.3);
    // independent draws: two in a row are cancelled with probability 0.3²; pairs that do not overlap
    const pairs = cancelled.filter((is, i) => i % 2 === 0 && is && cancelled[i + 1]).length;
    expectShare(pairs, 4000, 0.09);
  });

  test("lose their own slots and leave those kept from before as they were", () => {
    const dates = "{dates: [1 day, 2 days, 3 days]}";
    const program = airport(
      `{slots: 3, departs: ${dates}, leftover: kept, cancelled: {steps: {0 days: 0%, 2 days: 100%, 3 days: 0%}}}`,
      "arrivals: {every: 50 hours}",
    );
    expect(linesOf(program, /departure/)).toEqual([
      "1 departure flight 0 of 3, 0 left",
      "2 departure flight 0 of 6, 0 left",
      "3 departure flight 1 of 6, 0 left",
    ]);
  });
});

describe("a minimum", () => {
  test("with fewer waiting the slots are gone, with nobody waiting as well", () => {
    const dates = "{dates: [1 day, 2 days, 3 days, 4 days]}";
    const program = airport(
      `{slots: 3, departs: ${dates}, leftover: kept, minimum: 2}`,
      "arrivals: {every: 36 hours}, initial: {count: 0}",
    );
    // people come at 1.5 and 3; nobody is there at 1, one at 2
    expect(linesOf(program, /departure/)).toEqual([
      "1 departure flight 0 of 3, 0 left",
      "2 departure flight 0 of 3, 1 left",
      "3 departure flight 2 of 3, 0 left",
      "4 departure flight 0 of 4, 0 left",
    ]);
  });

  test("is asked of those waiting, not of the slots: two of five leave where two slots are and three are needed", () => {
    const program = airport("{slots: 2, departs: {dates: [1 day]}, minimum: 3}", "initial: {count: 5}");
    expect(linesOf(program, /departure/)).toEqual(["1 departure flight 2 of 2, 3 left"]);
  });
});

describe("slots that are left over", () => {
  test("kept ones add up without limit, lost ones are lost", () => {
    const of = (leftover: string): string[] =>
      linesOf(airport(`{slots: 2, departs: 1 per day, leftover: ${leftover}}`, "arrivals: {every: 5 days, batch: 9}"), /departure/); // prettier-ignore
    // nine people come at 5 and leave with the departure of that instant
    expect(of("lost")[4]).toBe("5 departure flight 2 of 2, 7 left");
    expect(of("kept")[4]).toBe("5 departure flight 9 of 10, 0 left");
    expect(of("kept")[5]).toBe("6 departure flight 0 of 3, 0 left");
  });
});

test("a departure of one group carries, of the levels that make up the minimum, that of the first in line", () => {
  const program = storyProgram(`runs: {for: 4 days}
groups: {nationality: [China, India, Cuba]}
resources: {charter: {slots: 4, departs: 1 per day, minimum: 2, oneGroup: nationality}}
stages:
  gate:
    initial: {count: {by: nationality, China: 3, India: 1, Cuba: 5}, age: {by: nationality, China: 2 days, India: 9 days, Cuba: 1 day}}
    boards: charter
    next: away
  away: {outcome: true}
`);
  const carried: string[][] = [];
  tell(program, {
    departure: () => void carried.push([]),
    begin: (_time, _person, caseClass) => void carried.at(-1)!.push(program.classNames[caseClass].split("=")[1]),
  });
  // the Indian, first in line, is alone and waits for ever; then China is ahead of Cuba; one Cuban is left at the end
  expect(carried).toEqual([["China", "China", "China"], ["Cuba", "Cuba", "Cuba", "Cuba"], [], []]);
});

test("of two resources in a stage's list, whichever departs first with room takes the person", () => {
  const program = storyProgram(`runs: {for: 4 days}
resources:
  charter: {slots: 1, departs: {dates: [2 days, 3 days]}}
  seat: {slots: 1, departs: {dates: [1 day, 3 days]}}
stages:
  gate: {initial: {count: 5}, boards: [seat, charter], next: away}
  away: {outcome: true}
`);
  expect(linesOf(program, /begin/)).toEqual([
    "1 begin gate by seat #1",
    "2 begin gate by charter #2",
    "3 begin gate by charter #3",
    "3 begin gate by seat #4",
  ]);
});

describe("each level has its copy", () => {
  test("with its own slots: where a level has none its people wait, and nobody else does", () => {
    const program = storyProgram(`runs: {for: 5 days}
groups: {nationality: [China, India]}
resources: {consulate: {each: nationality, slots: {by: nationality, China: 0, India: 2}, departs: 1 per day}}
stages:
  papers: {initial: {count: {by: nationality, China: 3, India: 5}}, boards: consulate, next: away}
  away: {outcome: true}
`);
    const india = program.classNames.findIndex((name) => name.includes("India"));
    const times: number[] = [];
    tell(program, {
      begin: (time, _person, caseClass, _stage, resource) => {
        expect([caseClass, program.resources[resource].name]).toEqual([india, "consulate(India)"]);
        times.push(time);
      },
    });
    expect(times).toEqual([1, 1, 2, 2, 3]);
  });
});

describe("records of ten persons on departures of three seats", () => {
  const program = (minimum: number): Program => {
    const w = new ProgramWriter(["gate", "away"], [10]);
    w.stage("boards", { lines: [0], next: { away: 1 } }).stage("outcome");
    w.resource("flight", "slots", 3, { departures: Float64Array.from({ length: 300 }, (_, i) => i + 1), minimum });
    return w.arrivalsEvery("gate", w.sampler("fixed", 0.5)).program(300);
  };

  // each new record adds 10 persons every half day: people always wait
  test.each([1, 10, 15])(
    "take as many seats as there are, to within half a record, with a minimum of %i",
    (minimum) => {
      let [offered, used, departures] = [0, 0, 0];
      const recorder = listener({
        departure: (time, _resource, _offered, taken) => {
          departures++;
          offered += 3;
          used += taken;
          if (time > 2) expect(Math.abs(used - offered)).toBeLessThanOrEqual(5);
        },
      });
      simulate(program(minimum), { seed: 1, replication: 0, recorders: [recorder] });
      expect(departures).toBe(300);
    },
  );
});
