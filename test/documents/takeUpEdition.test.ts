import { expect, test } from "vitest";
import { takeUpEdition } from "../../src/documents/takeUpEdition.ts";

const [before, after] = ["ministry/halls-2024-11", "ministry/halls-2024-12"];
const printed = ["came.China.2024-11", "came.El Salvador.2024-11", "came.total.2024-11", "left.total.2024-11"];

const takeUp = (text: string, rowsAfter: readonly string[] = printed) =>
  takeUpEdition([{ path: "hall.yaml", text }], before, after, new Set(printed), new Set(rowsAfter));

test("a figure, a series, a pattern for all nationalities and a whole publication are taken up, and nothing else changes", () => {
  const text = [
    `{fact: ${before}#came.total.2024-11}`,
    `{counts: {facts: "${before}#came.{nationality}"}}`,
    `fact: ${before}#came.El Salvador.2024-11`,
    `facts: [${before}#came.China, '${before}#left.total.2024-11', ${before}]`,
  ].join("\n");
  const { files, taken, kept } = takeUp(text);
  expect(files[0].text).toBe(text.replaceAll(before, after));
  expect(taken.map(({ line, id }) => [line, id.slice(before.length)])).toEqual([
    [1, "#came.total.2024-11"],
    [2, "#came.{nationality}"],
    [3, "#came.El Salvador.2024-11"],
    [4, "#came.China"],
    [4, "#left.total.2024-11"],
    [4, ""],
  ]);
  expect(kept).toEqual([]);
});

test("what the newer edition does not print goes on naming the older one, with the reason", () => {
  const text = `a: {fact: ${before}#left.total.2024-11}\nb: {facts: "${before}#came.{nationality}"}\nc: ${before}#came.total\n`;
  const { files, taken, kept } = takeUp(text, ["came.China.2024-11", "came.total.2024-11"]);
  expect(files[0].text).toBe(text.replace(`${before}#came.total`, `${after}#came.total`));
  expect(taken).toHaveLength(1);
  expect(kept.map(({ line, because }) => [line, because])).toEqual([
    [1, "the newer edition does not print it"],
    [2, "the newer edition does not print 1 of its 3 figures, such as came.El Salvador.2024-11"],
  ]);
});

test("comments, paths, other publications and figures that were never there are left alone", () => {
  const text = `# from ${before}#came.total.2024-11\nx: 1 # as ${before}#came\ny: facts/${before}/table.csv\nz: ${before}-old#came\n`;
  expect(takeUp(text)).toEqual({ files: [], taken: [], kept: [] });
  expect(takeUp(`x: {fact: ${before}#never.2024-11}`).kept[0].because).toBe("the older edition has no such figure");
});
