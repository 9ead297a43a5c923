// Two texts of one name: every number is counted, and what differs is told with its place.
import { expect, test } from "vitest";
import { compareTexts } from "../../src/ask/frozen/compareTexts.ts";
import { verify } from "../../src/ask/frozen/verification.ts";

test("of JSON every number counts once, and the largest change is told as a share of the larger number", () => {
  const found = compareTexts("a.json", '{"a":[1,2,{"b":4}],"c":"5"}', '{"a":[1,2.5,{"b":8}],"c":"5"}');
  expect(found).toEqual({
    numbers: 3,
    different: 2,
    largest: { at: "a.2.b", left: 4, right: 8, share: 0.5 },
    words: null,
  });
});

test("a number against nothing differs, and is told only where no two numbers do", () => {
  const missing = compareTexts("a.json", '{"a":1,"b":null}', '{"a":1,"b":3}');
  expect(missing).toMatchObject({ numbers: 2, different: 1, largest: { at: "b", left: null, right: 3, share: null } });
  const both = compareTexts("a.json", '{"a":1,"b":null}', '{"a":2,"b":3}');
  expect(both).toMatchObject({ different: 2, largest: { at: "a", share: 0.5 } });
});

test("of CSV cells are numbers or words, quoted ones and empty ones too", () => {
  const found = compareTexts("a.csv", 'name,value\n"x, y",1e-3\nz,\n', 'name,value\n"x, y",2e-3\nw,\n');
  expect(found).toEqual({
    numbers: 1,
    different: 1,
    largest: { at: "row 2, value", left: 1e-3, right: 2e-3, share: 0.5 },
    words: "row 3, name",
  });
  expect(compareTexts("a.csv", "a\n1\n2\n", "a\n1\n")).toMatchObject({ different: 0, words: "row 3" });
});

test("a text that is cut off is no text to compare, and other files are their bytes", () => {
  expect(compareTexts("a.json", '{"a":1', '{"a":1}')).toBeNull();
  expect(compareTexts("a.parquet", "PAR1x", "PAR1y")).toMatchObject({ numbers: null, words: "its bytes" });
});

test("nothing is called the same where something could not be checked or differs", () => {
  const file = (bytes: string | null) => ({ name: "a.csv", bytes, isChanged: false });
  const resultOf = (left: string | null, right: string | null) => verify([file(left)], [file(right)]).result;
  expect(resultOf("a\n1\n", "a\n1\n")).toBe("same");
  expect(resultOf("a\n1\n", "a\n1.0\n")).toBe("different");
  expect(resultOf(null, "a\n1\n")).toBe("not checked");
});
