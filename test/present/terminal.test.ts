// Text for the command line: aligned, no wider than the terminal, and plain ASCII where that is asked for.
import { expect, test } from "vitest";
import { compareText } from "../../src/present/compareText.ts";
import { measuresText } from "../../src/present/runText.ts";
import * as terminal from "../../src/present/terminal.ts";
import { textTable } from "../../src/present/textTable.ts";
import type { SetValue } from "../../src/scenario/point.ts";
import type { StudySpec } from "../../src/study/study.ts";
import { inventedInput } from "./fixture.ts";

const input = inventedInput();
const narrow = { ...terminal.plainStyle, width: 80 };
const ascii = { ...narrow, unicode: false };

const texts = (style: terminal.TerminalStyle): readonly string[] => [
  measuresText(input, style),
  compareText(input, style),
  terminal.targetsText(input, style),
  terminal.verdictsText(input.verdicts, style),
  terminal.answerText(input, style),
];

test("no line is wider than the terminal", () => {
  for (const text of texts(narrow)) {
    for (const line of text.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
  }
});

test("marks, dashes and quotes fall back to ASCII", () => {
  for (const text of texts(ascii)) expect(text).toMatch(/^[\n -~]*$/);
  expect(terminal.verdictsText(input.verdicts, ascii)).toContain(
    "[+] supported, in 46 of 48 runs (95 % interval 86 to 100 %)",
  );
});

test("means stand with their standard errors, right-aligned under one heading", () => {
  const table = textTable(
    ["what", "n"],
    [
      ["a", "1,234"],
      ["b", "7"],
    ],
    [1],
    narrow,
  );
  expect(table).toBe("what      n\na     1,234\nb         7\n");
  expect(measuresText(input)).toMatch(/people of Arcadia .* ± .* persons/);
});

test("a comparison has a column for every stack", () => {
  const [head] = compareText(input, { ...narrow, width: 200 }).split("\n");
  for (const title of ["The model as it stands", "Deal, 250 a month", "Deal, 1,000 a month"])
    expect(head).toContain(title);
});

test("colour comes only from what is handed in", () => {
  const style = {
    ...terminal.plainStyle,
    good: (text: string) => `<g>${text}</g>`,
    bad: (text: string) => `<b>${text}</b>`,
  };
  expect(terminal.targetsText(input, style)).toMatch(/<g>met *<\/g>/);
  expect(terminal.verdictsText(input.verdicts, style)).toContain("<b>✗ contradicted</b>");
});

test("a title cannot steer the terminal", () => {
  const hostile = { ...input, targets: [{ ...input.targets[0], title: "x\u001b[31m\ny" }] };
  expect(terminal.targetsText(hostile)).not.toContain("\u001b");
});

test("what was set from outside stands in the titles of all it was set for", () => {
  const at = { file: "", line: 1, column: 1 };
  const from = { days: 0, calendar: true, text: input.study.startDate };
  const value = { parameter: "flights", from, value: {} as SetValue["value"], text: "90 per month", at };
  const point = { draws: {}, sources: {}, set: [value] };
  const withSettings = (settings: StudySpec["settings"]) => ({
    ...input,
    study: { ...input.study, spec: { ...input.study.spec, settings } },
  });
  const everywhere = withSettings(input.study.stacks.map(() => point));
  const wide = { ...terminal.plainStyle, width: 300 };
  const head = compareText(everywhere, wide).split("\n")[0];
  expect(head).toContain("The model with flights = 90 per month");
  expect(head).toContain("Deal, 250 a month, with flights = 90 per month");
  expect(terminal.answerText(everywhere, wide)).toContain("in the model with flights = 90 per month.");
  // set in one stack alone, it is told of that one alone
  const once = compareText(withSettings(input.study.stacks.map((_, i) => (i === 1 ? point : null))), wide);
  expect(once.split("\n")[0]).toMatch(/The model as it stands +Deal, 250 a month, with flights = 90 per month +Deal/);
});
