// What compiling makes of single constructs: exact counts, records of several persons, changes for some levels only, and
// what is refused because an engine could not run it.
import { describe, expect, test } from "vitest";
import type { Program, Sampler } from "../../src/compile/program.ts";
import { largestRemainder, wholeRecords } from "../../src/compile/rounding.ts";
import { change, compileText, day, plainNumber, scenario } from "./examples.ts";

const body = (arrivals: string, more = ""): string => `pendency: model v1
title: An office
runs: {from: 2024-01-01, through: 2024-12-31}
groups: {land: [China, India]}
${more}stages:
  here: {arrivals: ${arrivals}, dwell: 1 day, next: gone}
  gone: {outcome: true}
`;

const periodsOf = (program: Program): number[][] => {
  const { counts, from } = program.arrivals[0].periods;
  return [...from].map((_, period) => [...counts.subarray(2 * period, 2 * period + 2)]);
};

describe("`chance: exact`", () => {
  test("has the counts' own periods where they are given, and months for a rate", () => {
    const counted = compileText(body("{counts: {counts: {2024-01 to 2024-06: 91, 2024-07 to 2024-12: 92}}, split: {land: {China: 2/3, India: rest}}, chance: exact}")); // prettier-ignore
    expect(periodsOf(counted)).toEqual([[61, 30], [61, 31]]); // prettier-ignore
    const rated = compileText(body("{rate: {by: land, China: 2 per day, India: 0.1 per day}, chance: exact}"));
    expect([...rated.arrivals[0].periods.from].slice(0, 3)).toEqual([0, 31, 60]);
    expect(periodsOf(rated)[0]).toEqual([62, 3]);
    expect(periodsOf(rated)[1]).toEqual([58, 3]);
  });

  test("follows a rate that steps inside a month: a period ends where the rate changes", () => {
    const program = compileText(body("{rate: {by: land, China: {steps: {2024-01-01: 2 per day, 2024-01-11: 4 per day}}, India: 0 per day}, chance: exact}")); // prettier-ignore
    expect([...program.arrivals[0].periods.from].slice(0, 3)).toEqual([0, 10, 31]);
    expect(periodsOf(program).slice(0, 2)).toEqual([[20, 0], [84, 0]]); // prettier-ignore
  });

  test("in a sample, records stand for everybody over the year, though no month has a whole one", () => {
    const rate = "{rate: {by: land, China: 10 per month, India: 40 per month}, chance: exact}";
    const sample = { group: "land", weights: { China: 1 }, otherwise: 100 };
    const program = compileText(body(rate), { sample });
    const months = periodsOf(program);
    // 366 days are 12.02 months of a twelfth of 365.25 days: 481 Indians
    expect(months.reduce((sum, [, india]) => sum + india, 0)).toBe(5);
    expect(months.every(([china]) => china === 10)).toBe(true);
    let due = 0;
    for (const [, india] of months) {
      due += 0.4 - india;
      expect(Math.abs(due)).toBeLessThan(0.6);
    }
  });

  test("a rate that depends on stocks is refused, because no count is known in advance", () => {
    expect(() => compileText(body('{rate: {by: land, else: "1 per day * stock(here)"}, chance: exact}'))).toThrow(
      /a rate known in advance with `chance: exact`/,
    );
  });
});

describe("rounding", () => {
  test("shares a total out by largest remainder, the first of equal ones first", () => {
    expect(largestRemainder([3.5, 3.5, 3])).toEqual([4, 3, 3]);
    expect(largestRemainder([0.2, 0.2, 0.2], 1)).toEqual([1, 0, 0]);
  });

  test("over periods no class, nor all together, drift from the exact sum by a record and a half, whatever the amounts", () => {
    const exact = Array.from({ length: 200 }, (_, period) => [0.4, 0.07 * (period % 7), 2.9].map((x) => x * 0.77));
    const records = wholeRecords(exact, [10, 10, 10]);
    const drift = [0, 0, 0];
    for (const [period, amounts] of exact.entries()) {
      amounts.forEach((amount, c) => (drift[c] += amount - records[period][c]));
      expect(records[period].every((count) => count >= 0)).toBe(true);
      for (const one of [...drift, drift[0] + drift[1] + drift[2]]) expect(Math.abs(one)).toBeLessThan(1.5);
    }
  });
});

describe("records of several persons", () => {
  const sample = { group: "land", weights: { China: 1 }, otherwise: 10 };

  test("arrive a tenth as often, and rates that depend on stocks as well", () => {
    const plain = compileText(body("{rate: {by: land, else: 20 per day}}"), { sample });
    const rates = [...plain.arrivals[0].rates].map((id) => plain.curves.values[plain.curves.offsets[id]]);
    expect(plain.classNames).toEqual(["land=China", "land=India"]);
    expect(rates).toEqual([20, 2]);
    const fed = compileText(body('{rate: {by: land, else: "20 per day + 0 per day * stock(here)"}}'), { sample });
    const constants = fed.arrivals[0].feedback!.map((feedback) => [...feedback!.constants]);
    // times a tenth, at the end of the calculation
    expect([constants[0].includes(0.1), constants[1].includes(0.1)]).toEqual([false, true]);
  });

  test("are as many at the start as the people they stand for", () => {
    const more = body("{rate: {by: land, else: 1 per day}}").replace("here: {", "here: {initial: {count: {by: land, China: 33, India: 1234}}, "); // prettier-ignore
    const program = compileText(more, { sample });
    expect([...program.initial[0].counts]).toEqual([33, 123]);
    expect([...program.weights]).toEqual([1, 10]);
  });

  test("cannot come at gaps, because ten persons at once are no longer one at a time", () => {
    expect(() => compileText(body("{every: {by: land, else: 1 day}}"), { sample })).toThrow(/a rate or counts/);
  });
});

describe("a change for some levels of a group, of a parameter that is a distribution", () => {
  const more = `parameters:
  stay: {title: Stay, unit: days, kind: judgement, judgedBy: a, reason: b, value: {lognormal: {mean: 10 days, cv: 0.5}}}
`;
  const text = body("{rate: {by: land, else: 1 per day}}", more).replace("dwell: 1 day", "dwell: stay");
  const samplers = (program: Program): Sampler[] => {
    const here = program.stages.find(({ name }) => name === "here")!;
    return [...here.time!].map((id) => program.samplers[id]);
  };
  const steps = (program: Program, curve: number): number[][] => {
    const [first, end] = [program.curves.offsets[curve], program.curves.offsets[curve + 1]];
    return Array.from({ length: end - first }, (_, i) => [program.curves.starts[first + i], program.curves.values[first + i]]); // prettier-ignore
  };
  const changed = (action: Parameters<typeof change>[0]["action"]): Program => {
    const one = scenario(
      "slower",
      change({
        from: day("2024-03-01"),
        to: day("2024-05-01"),
        target: { kind: "parameter", name: "stay" },
        where: { land: ["India"] },
        action,
      }),
    );
    return compileText(text, { stack: ["slower"] }, [one]);
  };
  const base = samplers(compileText(text));

  test("multiplies the length for those levels and those dates, and leaves its shape", () => {
    const program = changed({ kind: "multiply", value: plainNumber(2) });
    const [china, india] = samplers(program);
    expect([china.family, india.family]).toEqual(["lognormal", "lognormal"]);
    const [mu] = steps(compileText(text), base[0].figures[0])[0].slice(1);
    expect(steps(program, china.figures[0])).toEqual([[0, mu]]);
    // twice as long: the mean of the logarithm rises by log 2 from day 60 to day 121
    const found = steps(program, india.figures[0]);
    expect(found.map(([start]) => start)).toEqual([0, 60, 121]);
    expect(found[1][1] - mu).toBeCloseTo(Math.log(2), 12);
    expect([found[0][1], found[2][1]]).toEqual([mu, mu]);
    expect(steps(program, india.figures[1])).toEqual(steps(program, china.figures[1]));
  });

  test("set to another family, makes a mixture of which one part holds at a time", () => {
    const fixed = { kind: "set", value: plainNumber(4) } as const;
    const program = changed(fixed);
    const [china, india] = samplers(program);
    expect(china.family).toBe("lognormal");
    expect(india.family).toBe("mix");
    const live = (time: number): string[] =>
      india.parts.flatMap((part, i) => {
        const pieces = steps(program, india.shares[i]).filter(([start]) => start <= time);
        return pieces.at(-1)![1] === 1 ? [program.samplers[part].family] : [];
      });
    expect([0, 59, 60, 120, 121, 300].map(live)).toEqual([["lognormal"], ["lognormal"], ["fixed"], ["fixed"], ["lognormal"], ["lognormal"]]); // prettier-ignore
  });

  test("cannot be added to a distribution that a time cannot be added to", () => {
    expect(() => changed({ kind: "add", value: plainNumber(3) })).toThrow(/can be moved by a time; got lognormal/);
  });
});

describe("what no engine could run is refused before", () => {
  const holds = (count: number): string => {
    const named = Array.from({ length: count }, (_, i) => `  hold${i}: {of: beds, whileIn: [here]}`).join("\n");
    return body("{rate: {by: land, else: 1 per day}}", `resources: {beds: {servers: 99}}\nholds:\n${named}\n`);
  };

  test("32 holds are as many as a person can have; more are one clear error, at the first too many", () => {
    expect(compileText(holds(32)).holds.length).toBe(32);
    // five lines before the holds, and the 33rd of them
    expect(() => compileText(holds(33))).toThrow(
      /^court\.yaml:39:.* › holds\n  expected at most 32 holds; got 33\n  hint:/,
    );
  });

  test("255 days from which changes hold for new arrivals only are as many as can be told apart", () => {
    const stay = body("{rate: {by: land, else: 1 per day}}", "parameters: {stay: {title: Stay, unit: days, kind: judgement, judgedBy: test, reason: invented, value: 3}}\n").replace("dwell: 1 day", "dwell: stay"); // prettier-ignore
    const halves = (count: number) =>
      scenario(
        "often",
        ...Array.from({ length: count }, (_, i) =>
          change({
            target: { kind: "parameter", name: "stay" },
            from: day(new Date(Date.UTC(2024, 1, 1 + i)).toISOString().slice(0, 10)),
            appliesTo: "new arrivals",
            action: { kind: "multiply", value: plainNumber(0.99) },
          }),
        ),
      );
    const { eras } = compileText(stay, { stack: ["often"] }, [halves(255)]);
    expect(eras.length).toBe(255);
    expect(() => compileText(stay, { stack: ["often"] }, [halves(256)])).toThrow(
      /^scenarios\n {2}expected changes for new arrivals that begin on at most 255 different days; got 256 days\n {2}hint:/,
    );
  });

  test("gaps of no time, which would bring people for ever at one instant, whatever way they are written", () => {
    const gaps = ["0 days", "{uniform: {from: 0 days, to: 0 days}}", "{mix: [{share: 50%, of: 0 days}, {share: rest, of: 0 hours}]}", "{exponential: {mean: 2 days}, atMost: 0 days}"]; // prettier-ignore
    for (const gap of gaps) expect(() => compileText(body(`{every: {by: land, else: ${gap}}}`))).toThrow(/gaps that take time/); // prettier-ignore
    for (const gap of [
      "{mix: [{share: 50%, of: 0 days}, {share: rest, of: 1 day}]}",
      "{normal: {mean: 1 day, sd: 1 day}, atLeast: 0 days}",
    ]) {
      expect(compileText(body(`{every: {by: land, else: ${gap}}}`)).arrivals[0].kind).toBe("every");
    }
  });
});
