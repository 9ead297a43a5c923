// What to measure next: people who come to an office from two sides, of whom the variance is known by hand.
import { expect, test } from "vitest";
import { askInforms } from "../../src/ask/informs.ts";
import type { Informs } from "../../src/ask/informs/informed.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { informsText } from "../../src/present/informsText.ts";
import { informsSection, informsTables } from "../../src/present/informsSection.ts";
import { inventedInput } from "../present/fixture.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const times = (sd: number): string => `uncertainty: {times: {normal: {mean: 1, sd: ${sd}}}}`;
const text = `pendency: model v1
title: A gate
runs: {from: 2025-01-01, through: 2025-12-31}
parameters:
  mornings: {title: Mornings, unit: per day, ${judged}, value: 100 per day, ${times(0.08)}}
  evenings: {title: Evenings, unit: per day, ${judged}, value: 100 per day, ${times(0.04)}}
  nights: {title: Nights, unit: per day, ${judged}, value: 10 per day, uncertainty: {plus: {normal: {mean: 0 per day, sd: 1 per day}}}}
  idle: {title: Read by nobody, unit: per day, ${judged}, value: 50 per day, ${times(0.5)}}
stages:
  east: {arrivals: {rate: mornings}, passes: true, next: in}
  west: {arrivals: {rate: evenings}, passes: true, next: yard}
  south: {arrivals: {rate: 10 per day}, passes: true, next: in}
  yard: {dwell: 1 day, next: in}
  elsewhere: {arrivals: {rate: nights}, passes: true, next: out}
  in: {outcome: true}
  out: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
`;
const documents = openTexts("gate", { "gate.yaml": text });
const asked = { measure: "came", draws: 400, stepDays: 1 } as const;
const told = ({ answers: [answer] }: Informs, name: string) => answer.told.find(({ figure }) => figure === name);

test("of a sum of two flows each takes off its part of the variance, less what its error hides; others nothing", async () => {
  const found = await askInforms(documents, asked);
  const names = found.figures.map(({ name }) => name);
  // people held for a day, and the parameters themselves, go with the flows in every draw; of the rest nothing varies
  expect(names).toEqual(["entries:east", "entries:west", "entries:elsewhere", "entries:in"]);
  expect(found.figures.map(({ alike }) => alike)).toEqual([
    ["parameter:mornings"],
    ["stock:yard", "entries:yard", "parameter:evenings"],
    ["entries:out"],
    [],
  ]);
  expect(found.still).toBe(1);
  const [east, west, all] = [8, 4, Math.sqrt(80)];
  // a figure off by 2 % of a hundred keeps 1 / (1 + 2² / 8²) of what it would take off without error; the sum of 210 is off
  // by 4.2. Four standard errors of a squared correlation of 400 draws
  const known = (part: number, sd: number, error: number): number => (part * sd * sd) / (sd * sd + error * error);
  const near = (share: number): number => (8 * Math.sqrt(share) * (1 - share)) / Math.sqrt(400);
  for (const [name, share] of [
    ["entries:east", known(0.8, east, 2)],
    ["entries:west", known(0.2, west, 2)],
    ["entries:in", known(1, all, 4.2)],
  ] as const) {
    expect(Math.abs((told(found, name)?.share ?? 0) - share)).toBeLessThan(near(share));
  }
  // who goes elsewhere tells nothing: odds of one in twenty that any would seem to
  expect(told(found, "entries:elsewhere")).toBeUndefined();
  const [answer] = found.answers;
  expect(answer.others).toBe(1);
  // the three figures together: two flows and their sum, each with its error; variance left by the precisions of the first
  // two, and what the third adds to that
  const flows = [east, west].map((sd) => 1 / (1 / (sd * sd) + 1 / 4));
  const left = 1 / (1 / (flows[0] + flows[1]) + 1 / (4.2 * 4.2));
  expect(answer.together.map(({ figure }) => figure).sort()).toEqual(["entries:east", "entries:in", "entries:west"]);
  expect(Math.abs((answer.together.at(-1)?.share ?? 0) - (1 - left / 80))).toBeLessThan(0.02);
  expect(answer.together.at(-1)?.width ?? 0).toBeGreaterThan(0.65);
});

test("an error that is asked for, an amount that is added, and figures asked for by name", async () => {
  const one = await askInforms(documents, { ...asked, draws: 200, error: 0.2, figures: ["entries:in"] });
  expect(one.figures.map(({ name, error, errorBy }) => ({ name, error, errorBy }))).toEqual([{ name: "entries:in", error: 0.2, errorBy: "asked" }]); // prettier-ignore
  // 8.9 of 210 behind an error of 42
  expect(told(one, "entries:in")?.share ?? 0).toBeLessThan(0.2);
  const other = await askInforms(
    openTexts("gate", { "gate.yaml": text.replace("entries: in}", "entries: out}") }),
    asked,
  );
  expect(told(other, "entries:elsewhere")?.share ?? 0).toBeGreaterThan(0.9);
  expect(other.answers[0].together).toHaveLength(1);
});

test("the same draws tell the same, and the steps are held against finer ones", async () => {
  const { measure } = asked;
  const one = await askInforms(documents, { measure, draws: 60 });
  expect(await askInforms(documents, { measure, draws: 60 })).toEqual(one);
  expect(one.finer).toEqual({ stepDays: one.stepDays / 2, draws: 12 });
  expect(one.answers[0].agreement).toBe(1);
  expect(one).toMatchObject({ day: "2025-07-02", since: "2025-01-01", error: 0.02 });
});

test("series that forecasts are scored on come with their publisher, and with the error that the calibration document says", async () => {
  const found = await askInforms(openModel("permit-office"), { draws: 60, stepDays: 14 });
  const named = new Map(found.figures.map((figure) => [figure.name, figure]));
  expect(named.get("series:decided")).toMatchObject({ error: 0.01, errorBy: "calibration", published: { by: "observed.csv", how: "this" } }); // prettier-ignore
  expect(named.get("series:pending")).toMatchObject({ error: 0.02, errorBy: "usual", counted: "on the day", alike: ["stock:review"] }); // prettier-ignore
  expect(named.get("entries:granted")?.published).toMatchObject({ how: "within", title: "Applications decided" });
  expect(named.get("wait:review")?.published).toBeNull();
  const said = informsText(found).replace(/\s+/g, " ");
  expect(said).toMatch(/Applications filed \d+ % .* observed.csv/);
  expect(said).toContain("A figure is known with an error of 2 %, which is a judgement, unless a calibration document says another."); // prettier-ignore
  expect(said).toContain("the chance that single persons make is left out");
});

test("a question is told by the number that answers and by the difference that decides it, both sides of one draw", async () => {
  const found = await askInforms(openModel("border-rule"), { draws: 60 });
  expect(found.answers.map(({ kind, name }) => [kind, name])).toEqual([["number", "answer"], ["difference", "question"]]); // prettier-ignore
  expect(found.day).toBe("2025-03-15");
  const input = { ...inventedInput(), informs: found };
  const section = informsSection(input);
  expect(section).toContain("What decides the question: Would a law");
  expect(section.match(/<svg/g)?.length).toBe(4);
  expect(informsTables(input)).toHaveLength(2);
  expect(informsSection(inventedInput())).toBe("");
});

test("what cannot be asked is refused with what can", async () => {
  const fixed = openTexts("gate", { "gate.yaml": text.replace(/, uncertainty: \{(times|plus): \{normal: \{[^}]*\}\}\}/g, "") }); // prettier-ignore
  await expect(askInforms(fixed)).rejects.toThrow("something is uncertain");
  await expect(askInforms(documents, { measure: "come" })).rejects.toThrow('did you mean "came"');
  await expect(askInforms(documents, { draws: 39 })).rejects.toThrow("a whole number from 40");
  for (const error of [0, -0.02, 1, NaN])
    await expect(askInforms(documents, { error })).rejects.toThrow("a share above 0");
  await expect(askInforms(documents, { ...asked, figures: ["entries:est"] })).rejects.toThrow('did you mean "entries:east"'); // prettier-ignore
  await expect(askInforms(documents, { ...asked, draws: 40, figures: ["entries:south"] })).rejects.toThrow("a figure that differs between draws"); // prettier-ignore
  await expect(askInforms(documents, { ...asked, day: "2026-06-01" })).rejects.toThrow("would come after the answer");
  await expect(askInforms(documents, { ...asked, day: "5 days" })).rejects.toThrow("a day such as 2025-07-02");
});

test("draws that cannot be run are counted, and where all have the same number nothing is told", async () => {
  const broken = text.replace("sd: 0.08", "sd: 0.8");
  const found = await askInforms(openTexts("gate", { "gate.yaml": broken }), { ...asked, draws: 100 });
  expect(found.failed.length).toBeGreaterThan(2);
  expect(found.draws + found.failed.length).toBe(100);
  expect(informsText(found)).toContain("draws could not be run");
  const still = openTexts("gate", { "gate.yaml": text.replace("entries: in}", "entries: south}") });
  const same = await askInforms(still, { ...asked, draws: 40 });
  expect(same.answers[0].byChance).toBeNull();
  expect(informsText(same).replace(/\s+/g, " ")).toContain("Nothing is told: 40 draws with a value are too few, or all have the same."); // prettier-ignore
});
