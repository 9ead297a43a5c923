// A workbench's answer to a move is the study that the command line would make of the same stack and setting.
import { expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { modelFace } from "../../src/ask/live/modelFace.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { askRun } from "../../src/ask/run.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import { noGates } from "../../src/judge/verdictGate.ts";
import { answerSentence } from "../../src/present/answerSentence.ts";

test("what a lever comes to is what a run with that setting and that step gives, to the bit", async () => {
  const documents = openModel("county-court");
  const live = new LiveModel(documents, noGates);
  const { measures, stepDays } = live.answer({ stack: [], levers: [["judgesInPost", 7]] });
  const setting = readSettings(documents, [["judgesInPost", "7 judges"]]);
  const own = await askRun(documents, { engine: "fluid", stepDays, setting });
  const without = await askRun(documents, { engine: "fluid", stepDays });
  const means = ({ study }: typeof own) => study.stacks[0].measures.map(({ mean }) => mean);
  expect(measures.map(({ now }) => now)).toEqual(means(own));
  expect(measures.map(({ base }) => base)).toEqual(means(without));
  expect(measures[0].now).not.toBe(measures[0].base);
});

test("a model opened from its pack gives the same answer, before and after other moves", () => {
  const documents = openModel("passport-office");
  const packed = unpackModel(packModel(documents));
  const [own, other] = [new LiveModel(documents, noGates), new LiveModel(packed.documents, packed.gates)];
  const asked = { stack: ["oneMore", "rush"], levers: [] };
  const first = own.answer(asked);
  other.answer({ stack: [], levers: [["applicants", 20]] });
  expect(other.answer(asked)).toEqual(first);
});

test("the question is answered in its own words, and in others once something is moved", () => {
  const live = new LiveModel(openModel("border-rule"), noGates);
  const said = (levers: readonly (readonly [string, number])[]) =>
    answerSentence(live.answer({ stack: ["law"], levers }).plain as never);
  expect(said([])).toMatch(/^No, as far as expected numbers show: .* with the law; the law alone lowers/);
  expect(said([["level", 400]])).toMatch(/with what was moved; what was moved alone raises/);
});

test("where nothing is moved there is one line, and moved twice the same way there are two that lie on each other", () => {
  const live = new LiveModel(openModel("county-court"), noGates);
  const bands = (levers: readonly (readonly [string, number])[]) => live.answer({ stack: [], levers }).panels[0].bands;
  expect(bands([])).toHaveLength(1);
  expect(bands([["judgesInPost", 7]])).toHaveLength(2);
});

test("two changes of one parameter are told with their places, and the model goes on answering", () => {
  const { documents, gates } = unpackModel(packModel(openModel("passport-office")));
  const live = new LiveModel(documents, gates);
  expect(() => live.answer({ stack: ["rush"], levers: [["applicants", 30]] })).toThrow(
    /of scenario rush[\s\S]*scenarios\.yaml:\d+/,
  );
  expect(live.answer({ stack: ["rush"], levers: [] }).plain).not.toBeNull();
});

test("a model without a lever of its own lets every plain number be moved, from nothing to twice of it", () => {
  const { levers } = modelFace(openModel("permit-office"));
  for (const { value, from, to } of levers) expect([from, to]).toEqual([0, 2 * (value ?? 0)]);
  expect(levers.length).toBeGreaterThan(0);
});
