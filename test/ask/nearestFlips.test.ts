// Which single figure turns a statement: where it does is known by hand, and every place is confirmed by runs beside it.
import { expect, test } from "vitest";
import { askNearestFlips } from "../../src/ask/nearestFlips.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";
const model = `pendency: model v1
title: A line
entities: [persons]
runs: {from: 2024-01-01, through: 2024-12-31}
units: [clerk]
parameters:
  coming: {title: People who come, unit: per day, ${judged}, value: 100 per day, uncertainty: {times: {triangular: {from: 0.7, peak: 1, to: 1.3}}}}
  onDuty: {title: Clerks, unit: clerks, ${judged}, value: 110 clerks, uncertainty: {is: {uniform: {from: 95 clerks, to: 125 clerks}}}}
  chatter: {title: Chatter, unit: share, ${judged}, value: 50%, uncertainty: {is: {uniform: {from: 10%, to: 90%}}}}
  elsewhere: {title: Somewhere else, unit: days, ${judged}, value: 5 days, uncertainty: {times: {uniform: {from: 0.1, to: 9}}}}
  mood: {title: Mood, unit: share, ${judged}, value: 40%}
resources: {desk: {servers: onDuty}}
stages:
  line: {initial: {count: 2000}, arrivals: {rate: coming}, service: {by: desk, time: {exponential: {mean: 1 day}}}, next: {pleased: mood * chatter, served: rest}}
  pleased: {outcome: true}
  served: {outcome: true}
  hall: {arrivals: {rate: 1 per day}, dwell: {exponential: {mean: elsewhere}}, next: gone}
  gone: {outcome: true}
`;
const said = "said: {by: a test, date: 2024-01, source: invented}, kind: prediction";
const claims = `pendency: claims v1
for: line
claims:
  it-shrinks: {words: The line shrinks., ${said}, measure: {stock: line, at: 2024-12-01}, against: {at: 2024-02-01}, compare: ratio, holdsIf: less than 1}
  it-vanishes: {words: The line outgrows mankind., ${said}, measure: {stock: line, at: 2024-12-01}, compare: value, holdsIf: more than 10000000000 persons}
  in-parts:
    words: Somebody came, and some are pleased.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {part: somebody came, byConstruction: people come every day, measure: {entries: line}, compare: value, holdsIf: more than 0 persons}
      - {part: some are pleased, measure: {entries: pleased}, against: {entries: [pleased, served]}, compare: ratio, holdsIf: more than 0.1}
  it-rained: {words: It rained., said: {by: a test, date: 2024-01, source: invented}, kind: outOfScope, reason: no weather here}
`;
const documents = openTexts("line", { "line.yaml": model, "claims.yaml": claims });
const only = (...ids: readonly string[]) => documents.claims.filter(({ id }) => ids.includes(id));

test("a line that shrinks would grow were ten of a hundred more to come, which is 0.8 spreads of what may come", async () => {
  const [turning, ...others] = await askNearestFlips(documents, { claims: only("it-shrinks") });
  expect(others).toEqual([]);
  // what is elsewhere does not reach the line
  expect(turning).toMatchObject({ claim: "it-shrinks", part: "", holds: true, tried: 3 });
  // a triangle of a half-width of 0.3 has a standard deviation of 0.3 / sqrt 6
  const { nearest } = turning;
  expect(nearest).toMatchObject({ parameter: "coming", kind: "judgement", how: "times", unit: "", own: 1, isSettled: true }); // prettier-ignore
  expect(nearest?.at).toBeGreaterThan(1.09);
  expect(nearest?.at).toBeLessThan(1.12);
  expect(nearest?.spreads).toBeCloseTo(((nearest?.at ?? 0) - 1) / (0.3 / Math.sqrt(6)), 2);
  expect(nearest?.bracket[0]).toBeLessThanOrEqual(nearest?.at ?? 0);
  // two runs person by person a quarter of a spread below, and two above it
  expect(nearest?.confirmed.map(({ holds, runs }) => [holds, runs])).toEqual([
    [2, 2],
    [0, 2],
  ]);
  const [below, above] = nearest?.confirmed ?? [];
  expect(below.value).toBeLessThan(nearest?.at ?? 0);
  expect(above.value).toBeGreaterThan(nearest?.at ?? 0);
});

test("figures that turn it are told nearest first, with what becomes of the verdict where one is held at its end", async () => {
  const [{ deciding, verdict }] = await askNearestFlips(documents, { claims: only("it-shrinks"), draws: 15 });
  expect(verdict).not.toBeNull();
  expect(deciding.map(({ parameter }) => parameter)).toEqual(["coming", "onDuty"]);
  // with three in ten more who come no number of clerks in range is enough
  expect(deciding[0]).toMatchObject({ effect: verdict === "contradicted" ? "leaves" : "reverses", verdict: "contradicted" }); // prettier-ignore
  expect(deciding[0].end).toBeGreaterThan(1.25);
  expect(deciding[1].end).toBeGreaterThanOrEqual(95);
  expect(deciding[1].end).toBeLessThan(96);
  expect(deciding[1].unit).toBe("clerks");
});

test("what no figure turns within its range is said to be so", async () => {
  const [turning] = await askNearestFlips(documents, { claims: only("it-vanishes") });
  expect(turning).toMatchObject({ holds: false, nearest: null, deciding: [], verdict: null, tried: 3 });
});

test("of a claim in parts those that could fail are turned, and a share of shares is in its own unit", async () => {
  const found = await askNearestFlips(documents, { claims: only("in-parts", "it-rained"), confirm: 0 });
  expect(found.map(({ claim, part }) => [claim, part])).toEqual([["in-parts", "some are pleased"]]);
  // pleased are 40 % of those who chatter, so a tenth where a quarter does
  const { nearest } = found[0];
  expect(nearest).toMatchObject({ parameter: "chatter", how: "is", confirmed: [], isSettled: true });
  const inShares = (nearest?.at ?? 0) / (nearest?.unit === "%" ? 100 : 1);
  expect(inShares).toBeGreaterThan(0.24);
  expect(inShares).toBeLessThan(0.26);
});

test("what is found is plain data, and the same again", async () => {
  const asked = { claims: only("in-parts"), confirm: 1 };
  const found = await askNearestFlips(documents, asked);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  expect(await askNearestFlips(documents, asked)).toEqual(found);
});
