// Units held over a span of stages: seized on entering it, waited for at the door, set free for whoever is first there.
import { describe, expect, test } from "vitest";
import { linesOf, storyProgram, tell } from "./stories.ts";
import type { Program } from "../../src/compile/program.ts";

const house = (beds: string, stages: string, more = ""): Program =>
  storyProgram(`runs: {for: 20 days}
resources: {beds: {servers: ${beds}}${more}}
holds: {bed: {of: beds, whileIn: [ward, clinic]}}
stages:
${stages}
  done: {outcome: true}
  elsewhere: {outcome: true}
`);

describe("a unit", () => {
  test("is kept from stage to stage inside the span, and a person at the door has none and is served by nobody", () => {
    const program = house(
      "1",
      `  ward: {arrivals: {every: {steps: {0 days: 1 day, 2 days: 90 days}}}, dwell: 3 days, next: clinic}
  clinic: {service: {by: doctor, time: 2 days}, next: done}`,
      ", doctor: {servers: 1}",
    );
    // #1 from 1 to 6; the bed is given at that instant to #2, at the door since 2, whose three days begin then
    expect(linesOf(program, /begin|leave/)).toEqual([
      "4 leave ward to clinic by end #1",
      "4 begin clinic by doctor #1",
      "6 leave clinic to done by end #1",
      "6 begin ward by door #2",
      "9 leave ward to clinic by end #2",
      "9 begin clinic by doctor #2",
      "11 leave clinic to done by end #2",
    ]);
  });

  test("is free at once, for those at the door in the order of the resource's line", () => {
    const program = house(
      "1",
      "  ward: {arrivals: {every: 1 day}, dwell: 30 hours, next: done}\n  clinic: {dwell: 1 day, next: done}",
    );
    // one a day comes, and each has the bed for a day and a quarter after the one before
    expect(linesOf(program, /begin/).slice(0, 3)).toEqual([
      "2.25 begin ward by door #2",
      "3.5 begin ward by door #3",
      "4.75 begin ward by door #4",
    ]);
  });
});

test("a record that stands for one waits behind a record for ten, though a single bed is free", () => {
  const sample = { group: "kind", weights: { single: 1 }, otherwise: 10 };
  const program = storyProgram(
    `runs: {for: 30 days}
groups: {kind: [ten, single]}
resources: {beds: {servers: 10}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  hall: {initial: {count: {by: kind, ten: 10, single: 1}}, dwell: {by: kind, ten: 1 day, single: 2 days}, next: ward}
  ward: {initial: {count: {by: kind, ten: 0, single: 7}}, dwell: {by: kind, ten: 3 days, single: 20 days}, next: done}
  done: {outcome: true}
`,
    [],
    { sample },
  );
  // seven of ten beds are taken until 20; three are too few for ten, who begin with half of what they need
  expect(linesOf(program, /begin ward/)).toEqual(["20 begin ward by door #2", "23 begin ward by door #1"]);
});

describe("a unit set free and wanted again at the same instant", () => {
  const ward = (patients: number, visit: string): Program =>
    storyProgram(`runs: {for: 10 days}
resources: {beds: {servers: 1}}
holds: {bed: {of: beds, whileIn: [ward, wardAgain]}}
stages:
  home: {initial: {count: ${patients - 1}}, dwell: 1 hour, next: ward}
  ward: {initial: {count: 1}, dwell: 12 hours, next: examination}
  examination: {${visit}, next: wardAgain}
  wardAgain: {dwell: 12 hours, next: done}
  done: {outcome: true}
`);
  const inside = /begin ward|leave ward/;

  test.each(["dwell: 0 hours", "passes: true"])("goes back to who alone wants it (an examination that %s)", (visit) => {
    expect(linesOf(ward(1, visit), inside)).toEqual([
      "0.5 leave ward to examination by end #1",
      "1 leave wardAgain to done by end #1",
    ]);
  });

  test.each(["dwell: 0 hours", "passes: true"])(
    "goes to the first at the door before, one after the other (%s)",
    (visit) => {
      // one bed, three patients, half a day each time, and whoever comes back stands behind those who wait
      expect(linesOf(ward(3, visit), inside)).toEqual([
        "0.5 leave ward to examination by end #3",
        "0.5 begin ward by door #1",
        "1 leave ward to examination by end #1",
        "1 begin ward by door #2",
        "1.5 leave ward to examination by end #2",
        "1.5 begin wardAgain by door #3",
        "2 leave wardAgain to done by end #3",
        "2 begin wardAgain by door #1",
        "2.5 leave wardAgain to done by end #1",
        "2.5 begin wardAgain by door #2",
        "3 leave wardAgain to done by end #2",
      ]);
    },
  );

  test("a chain of people who need it for no time all have it at the instant at which it comes free, first come first", () => {
    const program = storyProgram(`runs: {for: 10 days}
resources: {beds: {servers: 1}}
holds: {bed: {of: beds, whileIn: [ward, check]}}
stages:
  ward: {initial: {count: 1}, dwell: 36 hours, next: done}
  hall: {arrivals: {every: {steps: {0 days: 6 hours, 1 day: 90 days}}}, passes: true, next: check}
  check: {passes: true, next: done}
  done: {outcome: true}
`);
    expect(linesOf(program, /begin|leave ward/)).toEqual([
      "1.5 leave ward to done by end #1",
      "1.5 begin check by door #2",
      "1.5 begin check by door #3",
      "1.5 begin check by door #4",
      "1.5 begin check by door #5",
    ]);
  });

  test("what they set free of another resource goes on as well: a cell opens when its prisoner gets a bed", () => {
    const program = storyProgram(`runs: {for: 10 days}
resources: {beds: {servers: 1}, cells: {servers: 1}}
holds: {bed: {of: beds, whileIn: [ward, admission, ward2]}, cell: {of: cells, whileIn: [cell, admission]}}
stages:
  ward: {initial: {count: 1}, dwell: 2 days, next: done}
  cell: {arrivals: {every: {steps: {0 days: 6 hours, 12 hours: 90 days}}}, dwell: 1 day, next: admission}
  admission: {passes: true, next: ward2}
  ward2: {dwell: 3 days, next: done}
  done: {outcome: true}
`);
    expect(linesOf(program, /begin|leave ward /)).toEqual([
      "2 leave ward to done by end #1",
      "2 begin admission by door #2",
      "2 begin cell by door #3",
      "5 begin admission by door #3",
    ]);
  });
});

describe("when units fall below those held", () => {
  test("nobody is put out, and none is given until enough are free", () => {
    const program = storyProgram(`runs: {for: 20 days}
groups: {kind: [a, b, c]}
resources: {beds: {servers: {steps: {0 days: 3, 2 days: 1}}}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {initial: {count: {by: kind, else: 1}}, dwell: {by: kind, a: 5 days, b: 7 days, c: 9 days}, next: done}
  hall: {initial: {count: {by: kind, a: 1, else: 0}}, dwell: 1 day, next: ward}
  done: {outcome: true}
`);
    // #4 comes to the ward at 1; one bed is there from 2 on, and it is free when all three have gone, at 9
    expect(linesOf(program, /begin|leave ward/)).toEqual([
      "5 leave ward to done by end #2",
      "7 leave ward to done by end #3",
      "9 leave ward to done by end #4",
      "9 begin ward by door #1",
      "14 leave ward to done by end #1",
    ]);
  });

  test("when they rise again, those at the door are let in at that edge", () => {
    const program = house(
      "{steps: {0 days: 0, 6 days: 2}}",
      "  ward: {initial: {count: 0}, arrivals: {every: 2 days}, dwell: 10 days, next: done}\n  clinic: {dwell: 1 day, next: done}",
    );
    // the next two wait until both have gone, at 16
    expect(linesOf(program, /begin/)).toEqual([
      "6 begin ward by door #1",
      "6 begin ward by door #2",
      "16 begin ward by door #3",
      "16 begin ward by door #4",
    ]);
  });
});

test("those in the span at the start hold units first; a unit never taken can be seized at any instant", () => {
  const program = house(
    "2",
    "  ward: {initial: {count: 1}, arrivals: {every: 30 hours}, dwell: 9 days, next: done}\n  clinic: {dwell: 1 day, next: done}",
  );
  const held: string[] = [];
  tell(program, { units: (time, _resource, inUse) => void held.push(`${time}: ${inUse}`) });
  // #2 seizes the second bed at 1.25; #3 and later stand at the door until #1 leaves, at 9
  expect(held.slice(0, 4)).toEqual(["0: 1", "0: 1", "1.25: 2", "9: 1"]);
  expect(linesOf(program, /begin/)[0]).toBe("9 begin ward by door #3");
});

test("a clock that ends the stay at the door takes no unit; one that ends it inside sets the unit free", () => {
  const program = house(
    "1",
    "  ward: {initial: {count: 1}, arrivals: {every: 3 days}, dwell: 9 days, clocks: {bond: {after: 4 days, to: elsewhere}}, next: done}\n  clinic: {dwell: 1 day, next: done}",
  );
  // #1 leaves at 4, and #2 has it (there since 3, out at 7), then #3 (since 6, out at 10), …
  expect(linesOf(program, /begin|leave/).slice(0, 6)).toEqual([
    "4 leave ward to elsewhere by clock #1",
    "4 begin ward by door #2",
    "7 leave ward to elsewhere by clock #2",
    "7 begin ward by door #3",
    "10 leave ward to elsewhere by clock #3",
    "10 begin ward by door #4",
  ]);
});

test("two holds are seized one after the other, and people keep the first while they stand at the second's door", () => {
  const program = storyProgram(`runs: {for: 9 days}
resources: {beds: {servers: 2}, guards: {servers: 1}}
holds: {bed: {of: beds, whileIn: [ward]}, guard: {of: guards, whileIn: [ward]}}
stages:
  ward: {arrivals: {every: {steps: {0 days: 1 day, 3 days: 90 days}}}, dwell: 3 days, next: done}
  done: {outcome: true}
`);
  const used = new Map<string, string[]>([["beds", []], ["guards", []]]); // prettier-ignore
  tell(program, { units: (time, resource, inUse) => void used.get(program.resources[resource].name)!.push(`${time}: ${inUse}`) }); // prettier-ignore
  // #1 has both from 1 to 4, #2 a bed from 2 and the guard from 4; #3 comes at 3 and has the freed bed from 4
  expect(used.get("guards")).toEqual(["0: 0", "1: 1", "4: 0", "4: 1", "7: 0", "7: 1"]);
  expect(used.get("beds")).toEqual(["0: 0", "1: 1", "2: 2", "4: 1", "4: 2", "7: 1"]);
});

test("a full stage sends people on, and on again when the next is full too", () => {
  const program = storyProgram(`runs: {for: 5 days}
stages:
  first: {arrivals: {every: 1 day}, dwell: 10 days, room: 1, ifFull: second, next: done}
  second: {dwell: 10 days, room: 2, ifFull: turnedAway, next: done}
  turnedAway: {outcome: true}
  done: {outcome: true}
`);
  expect(linesOf(program, /leave/)).toEqual([
    "2 leave first to second by full #2",
    "3 leave first to second by full #3",
    "4 leave first to second by full #4",
    "4 leave second to turnedAway by full #4",
    "5 leave first to second by full #5",
    "5 leave second to turnedAway by full #5",
  ]);
});
