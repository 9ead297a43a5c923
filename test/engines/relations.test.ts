// Metamorphic relations: how a run must change, or must not, when the model is changed. No expected number is needed.
// Those that hold on every path are asked to the last bit; the two that hold in distribution say so.
import { describe, expect, test } from "vitest";
import { engines } from "./engines.ts";
import { historyOf, measuresOf, programOf, type Happening, type History } from "./histories.ts";

/** The shortest time between two instants, in grid steps. */
const tick = 2 ** -32;

const line = (servers: string, more = "", time = "{exponential: {mean: 1 day}}"): string => `
runs: {for: 200 days}
resources:
  clerk: {servers: ${servers}}
stages:
  counter:
    arrivals: {rate: 1.8 per day}
    service: {by: clerk, time: ${time}}
${more}    next: done
  done: {outcome: true}
quantities:
  meanWait: {wait: counter, statistic: mean, among: everyone}
  inside: {stock: counter}
`;

/** Everything in one small model; each section with a mark, so that relations can change it. */
const busyModel = {
  groups: ["  kind: [plain, special]", "  age: [young, old]"],
  resources: [
    "  judges: {servers: {steps: {0 days: 2, 20 days: 3, 40 days: 1}}, priority: [{kind: special}, rest]}",
    "  beds: {servers: 6}",
    "  flight: {slots: 3, departs: 0.5 per day, cancelled: 20%}",
  ],
  stages: [
    "  intake:\n    arrivals: {rate: {by: kind, plain: 1.5 per day, special: 0.5 per day}, split: {age: {young: 60%, old: rest}}}\n    passes: true\n    next: {hearing: 70%, custody: rest}",
    "  hearing:\n    service: {by: judges, time: {by: age, young: {exponential: {mean: 1 day}}, old: {gamma: {mean: 1 day, cv: 0.5}}}}\n    clocks: {gaveUp: {after: {uniform: {from: 1 day, to: 9 days}}, while: waiting, to: gone}}\n    next: {custody: 40%, free: rest}",
    "  custody:\n    initial: {count: 4, age: {uniform: {from: 0 days, to: 3 days}}, split: {kind: {plain: 50%, special: rest}, age: {young: 50%, old: rest}}}\n    dwell: {lognormal: {mean: 2 days, cv: 1}}\n    next: {gate: 70%, hearing: rest}",
    "  gate:\n    boards: flight\n    clocks: {died: {rate: 1% per day, to: gone}}\n    next: away",
    "  away: {outcome: true}",
    "  free: {outcome: true}",
    "  gone: {outcome: true}",
  ],
};

function busy({ groups, resources, stages }: typeof busyModel, more = ""): string {
  return `runs: {for: 60 days}
groups:
${groups.join("\n")}
resources:
${resources.join("\n")}
stages:
${stages.join("\n")}
holds:
  bed: {of: beds, whileIn: [custody, gate]}
clocks:
  limit: {starts: custody, strikesIn: [gate], after: 12 days, to: free}
${more}quantities:
  removed: {entries: away}
  waiting: {waiting: hearing}
`;
}

/** Who is in both runs, and what happened to each in stages that both have. */
function bothLives(one: History, other: History): [readonly Happening[], readonly Happening[]][] {
  return [...one.people].flatMap(([name, life]) => {
    const twin = other.people.get(name);
    return twin === undefined ? [] : [[life, twin]];
  });
}

const instant = (life: readonly Happening[], kind: string, stage: string): number =>
  life.find((one) => one.kind === kind && one.stage === stage)?.time ?? Infinity;

describe.each(engines)("$name engine", (engine) => {
  const run = (body: string, replication = 0): History => historyOf(programOf(body), engine, replication);

  describe("changes no bit", () => {
    const asIs = run(busy(busyModel));

    test("the model is busy: people are served, fly, give up and are struck", () => {
      expect(asIs.people.size).toBeGreaterThan(80);
      expect(asIs.measures["removed"]).toBeGreaterThan(10);
    });

    test("another order of stages, resources, groups and levels", () => {
      const turned = run(
        busy({
          groups: ["  age: [old, young]", "  kind: [special, plain]"],
          resources: busyModel.resources.toReversed(),
          stages: busyModel.stages.toReversed(),
        }),
      );
      expect(turned.digest).toBe(asIs.digest);
      expect(turned.measures).toEqual(asIs.measures);
    });

    test("a stage nobody can reach, and a resource nobody uses", () => {
      const more = run(
        busy({
          ...busyModel,
          resources: [...busyModel.resources, "  attic: {servers: 2}"],
          stages: ["  attics:\n    service: {by: attic, time: 1 day}\n    next: gone", ...busyModel.stages],
        }),
      );
      expect(more.digest).toBe(asIs.digest);
    });

    test("another entry beside it, with people, a server and a clock of its own: nobody here notices", () => {
      const more = run(
        busy({
          ...busyModel,
          resources: [...busyModel.resources, "  attic: {servers: 1}"],
          stages: [
            "  attics:\n    arrivals: {rate: 3 per day, split: {kind: {plain: 50%, special: rest}, age: {young: 50%, old: rest}}}\n    service: {by: attic, time: 0.4 days}\n    clocks: {gaveUp: {after: 2 days, while: waiting, to: gone}}\n    next: free",
            ...busyModel.stages,
          ],
        }),
      );
      expect(more.people.size).toBeGreaterThan(asIs.people.size + 100);
      for (const [name, life] of asIs.people) expect(more.people.get(name)).toEqual(life);
    });

    test.each([
      ["a clock that never strikes", "    clocks: {never: {rate: 0 per day, to: done}}\n"],
      ["a clock longer than the run", "    clocks: {never: {after: 300 days, to: done}}\n"],
      ["room for more than ever come", "    room: 5000\n    ifFull: done\n"],
    ])("%s", (_, more) => {
      expect(run(line("2", more)).digest).toBe(run(line("2")).digest);
    });

    test("a hold with a unit for everybody", () => {
      const held = line("2").replace("clerk: {servers: 2}", "clerk: {servers: 2}\n  chair: {servers: 5000}");
      const hold = "holds:\n  chair: {of: chair, whileIn: [counter]}\nquantities:";
      expect(run(held.replace("quantities:", hold)).digest).toBe(run(line("2")).digest);
    });

    test("a schedule that always says the same", () => {
      expect(run(line("{steps: {0 days: 2, 50 days: 2, 120 days: 2}}")).digest).toBe(run(line("2")).digest);
    });

    test("batches of one", () => {
      const body = line("2").replace("1.8 per day}", "1.8 per day, batch: {1: 100%}}");
      expect(run(body).digest).toBe(run(line("2")).digest);
    });

    test("a policy for the special only, where they share nothing with the plain", () => {
      const apart = (time: string): string => `
runs: {for: 100 days}
groups:
  kind: [plain, special]
resources:
  clerk: {each: kind, servers: 1}
stages:
  counter:
    arrivals: {rate: {by: kind, else: 0.8 per day}}
    service: {by: clerk, time: {by: kind, plain: {exponential: {mean: 1 day}}, special: ${time}}}
    next: done
  done: {outcome: true}
quantities:
  plainWait: {wait: counter, where: {kind: plain}, statistic: mean}
  specialWait: {wait: counter, where: {kind: special}, statistic: mean}
`;
      const [before, after] = [run(apart("1 day")), run(apart("0.5 days"))];
      expect(after.measures["plainWait"]).toBe(before.measures["plainWait"]);
      expect(after.measures["specialWait"]).toBeLessThan(before.measures["specialWait"]!);
    });
  });

  describe("changes only what it should", () => {
    test("hours instead of days: the same events on the same grid, and every duration a 24th", () => {
      const days = run(line("2"));
      const hours = run(
        line("2")
          .replaceAll("days}", "hours}\ngrid: 1 hour")
          .replaceAll("1 day", "1 hour")
          .replaceAll("per day", "per hour"),
      );
      expect(hours.digest).toBe(days.digest);
      expect(hours.measures["inside"]).toBe(days.measures["inside"]);
      expect(hours.measures["meanWait"]! * 24).toBeCloseTo(days.measures["meanWait"]!, 12);
    });

    test("a finer grid moves nobody where nothing is read at edges", () => {
      const [coarse, fine] = [run(line("2")), run(line("2").replace("days}", "days}\ngrid: 3 hours"))];
      const lives = bothLives(coarse, fine);
      expect(lives.length).toBe(coarse.people.size);
      for (const [life, twin] of lives) {
        life.forEach(({ time }, i) => expect(Math.abs(twin[i].time / 8 - time)).toBeLessThan(1e-7));
      }
    });

    test("a fork with one way, put in between, is passed in no time", () => {
      const more = line("2").replace("next: done", "next: between\n  between: {passes: true, next: done}");
      const [plain, longer] = [run(line("2")), run(more)];
      for (const [life, twin] of bothLives(plain, longer)) {
        expect(instant(twin, "leave", "counter")).toBe(instant(life, "leave", "counter"));
        expect(instant(twin, "enter", "done")).toBe(instant(life, "enter", "done"));
      }
    });

    test("servers without limit are a dwell: nobody waits, and every stay is the person's own time", () => {
      const dwell = line("2")
        .replace(/service: .*/, "dwell: {exponential: {mean: 1 day}}")
        .replace(/ {2}meanWait.*\n/, "");
      const [served, dwelt] = [run(line("unlimited")), run(dwell)];
      expect(served.measures["meanWait"]).toBe(0);
      expect(dwelt.people.size).toBeGreaterThan(300);
      for (const [life, twin] of bothLives(served, dwelt)) {
        expect(instant(life, "leave", "counter")).toBe(instant(twin, "leave", "counter"));
      }
    });

    test("a hazard that never changes is an exponential duration, to a tick", () => {
      const waits = (clock: string): string => `
runs: {for: 100 days}
stages:
  inside: {initial: {count: 300}, waits: true, clocks: {out: {${clock}, to: gone}}}
  gone: {outcome: true}
`;
      const lives = bothLives(run(waits("rate: 0.05 per day")), run(waits("after: {exponential: {mean: 20 days}}")));
      expect(lives.length).toBe(300);
      for (const [life, twin] of lives) {
        const [one, other] = [instant(life, "leave", "inside"), instant(twin, "leave", "inside")];
        if (one !== other) expect(Math.abs(one - other)).toBeLessThanOrEqual(tick);
      }
    });

    test("who goes first changes nothing about when the server works (work is conserved)", () => {
      const idleFrom = (discipline: string): number[] => {
        const body = line(`1, discipline: ${discipline}`).replace("1.8 per day", "0.8 per day");
        return run(body)
          .units.filter(({ inUse }) => inUse === 0)
          .map(({ time }) => time)
          .filter((time, i, all) => all.indexOf(time) === i);
      };
      // between two services of a busy period the server is announced free and taken again at one instant: as many
      // instants as services; idle times end in the same places whatever the order
      const busyEnds = (discipline: string): number[] => {
        const body = line(`1, discipline: ${discipline}`).replace("1.8 per day", "0.8 per day");
        const { units } = run(body);
        return units.filter(({ inUse, time }, i) => inUse === 0 && units[i + 1]?.time !== time).map(({ time }) => time);
      };
      const first = busyEnds("first come");
      expect(first.length).toBeGreaterThan(20);
      expect(idleFrom("first come").length).toBeGreaterThan(first.length);
      for (const discipline of ["last come", "random", "longest in system"])
        expect(busyEnds(discipline)).toEqual(first);
    });

    test("more arrivals in January rename nobody in February, and give them no other chances", () => {
      const winter = (january: number): string => `
runs: {from: 2024-01-01, through: 2024-03-31}
stages:
  ward:
    arrivals: {rate: {steps: {2024-01: ${january} per day, 2024-02: 4 per day}}, batch: {1: 50%, 2: rest}}
    dwell: {exponential: {mean: 3 days}}
    next: {home: 50%, elsewhere: rest}
  home: {outcome: true}
  elsewhere: {outcome: true}
`;
      const february = (history: History): [string, readonly Happening[]][] =>
        [...history.people].filter(([, life]) => life[0].time >= 31);
      const [few, many] = [run(winter(2)), run(winter(9))];
      expect(many.people.size).toBeGreaterThan(few.people.size + 100);
      expect(february(few).length).toBeGreaterThan(200);
      expect(new Map(february(many))).toEqual(new Map(february(few)));
    });

    test("people of a whole count are numbered in the order in which they come", () => {
      const { people } = run(`
runs: {for: 30 days}
stages:
  ward:
    arrivals: {counts: {0 days to 15 days: 90, 15 days to 30 days: 40}, chance: exact}
    dwell: {uniform: {from: 0 days, to: 3 days}}
    next: home
  home: {outcome: true}
`);
      const numbered = [...people].map(([name, life]) => ({ index: Number(name.split("|")[2]), time: life[0].time }));
      const inOrder = numbered.toSorted((a, b) => a.index - b.index).map(({ time }) => time);
      expect(inOrder.length).toBe(130);
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    });

    test("after the last arrival stocks only fall", () => {
      const body = line("2").replace("1.8 per day", "{steps: {0 days: 4 per day, 60 days: 0 per day}}");
      const lives = [...run(body).people.values()];
      const inside = (at: number): number =>
        lives.filter((life) => instant(life, "enter", "counter") <= at && instant(life, "leave", "counter") > at)
          .length;
      const stocks = Array.from({ length: 30 }, (_, i) => inside(60 + i * 4));
      expect(stocks[0]).toBeGreaterThan(50);
      expect(stocks).toEqual(stocks.toSorted((a, b) => b - a));
      expect(stocks.at(-1)).toBe(0);
    });
  });

  describe("under common random numbers nobody is later", () => {
    const better: [string, string, string][] = [
      ["with one more server", line("2"), line("3")],
      ["with one more server from the 50th day on", line("2"), line("{steps: {0 days: 2, 50 days: 3}}")],
      ["when services are a tenth shorter", line("2"), line("2", "", "{exponential: {mean: 0.9 days}}")],
      [
        "when services of a long tail are a tenth shorter",
        line("2", "", "{lognormal: {mean: 1 day, cv: 2}}"),
        line("2", "", "{lognormal: {mean: 0.9 days, cv: 2}}"),
      ],
    ];

    test.each(better)("%s", (_, before, after) => {
      let sooner = 0;
      for (let replication = 0; replication < 5; replication++) {
        const lives = bothLives(run(before, replication), run(after, replication));
        expect(lives.length).toBeGreaterThan(250);
        for (const [life, twin] of lives) {
          expect(instant(twin, "begin", "counter")).toBeLessThanOrEqual(instant(life, "begin", "counter"));
          if (instant(twin, "begin", "counter") < instant(life, "begin", "counter")) sooner++;
        }
      }
      expect(sooner).toBeGreaterThan(100);
    });

    test("with one more seat on every flight", () => {
      const gate = (slots: number): string => `
runs: {for: 100 days}
resources:
  flight: {slots: ${slots}, departs: 0.5 per day}
stages:
  gate:
    arrivals: {rate: 2 per day}
    boards: flight
    next: away
  away: {outcome: true}
`;
      const lives = bothLives(run(gate(4)), run(gate(5)));
      let sooner = 0;
      for (const [life, twin] of lives) {
        expect(instant(twin, "begin", "gate")).toBeLessThanOrEqual(instant(life, "begin", "gate"));
        if (instant(twin, "begin", "gate") < instant(life, "begin", "gate")) sooner++;
      }
      expect(sooner).toBeGreaterThan(50);
    });
  });

  describe("in distribution", () => {
    /** Two means of independent runs, standard errors apart. */
    function apart(one: string, factor: number, other: string, replications: number): number {
      const means = [one, other].map((body, which) => {
        const program = programOf(body);
        // replications that the other model does not use, so that the two samples are independent
        const values = Array.from({ length: replications }, (_, i) => {
          const value = measuresOf(program, engine, which * 10_000 + i)["inside"]!;
          return which === 0 ? value * factor : value;
        });
        const mean = values.reduce((a, b) => a + b) / replications;
        return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (replications - 1) };
      });
      return (means[1].mean - means[0].mean) / Math.sqrt((means[0].variance + means[1].variance) / replications);
    }

    // each z beyond 6 by chance in one run of 500 million, and 7 for the estimated spread of 100 runs
    test("two classes alike are one class of twice the rate", () => {
      const two = line("2")
        .replace("resources:", "groups:\n  half: [left, right]\nresources:")
        .replace("rate: 1.8 per day", "rate: {by: half, else: 0.9 per day}");
      expect(Math.abs(apart(line("2"), 1, two, 100))).toBeLessThan(7);
    });

    test("without a limit of servers, twice the arrivals are twice the people inside", () => {
      const twice = line("unlimited").replace("1.8 per day", "3.6 per day");
      expect(Math.abs(apart(line("unlimited"), 2, twice, 100))).toBeLessThan(7);
    });

    test("two forks in a row are one fork with the products of the shares", () => {
      const forks = (next: string): string => `
runs: {for: 100 days}
stages:
  first: {arrivals: {rate: 3 per day}, passes: true, next: ${next}
  here: {dwell: 2 days, next: gone}
  gone: {outcome: true}
quantities:
  inside: {stock: here}
`;
      const two = forks("{second: 60%, gone: rest}}\n  second: {passes: true, next: {here: 50%, gone: rest}}");
      expect(Math.abs(apart(forks("{here: 30%, gone: rest}}"), 1, two, 100))).toBeLessThan(7);
    });
  });
});
