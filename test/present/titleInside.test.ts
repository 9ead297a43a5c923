import { expect, test } from "vitest";
import { titleInside } from "../../src/present/titleInside.ts";

test("a title that begins with a capital stands in quotation marks inside a sentence, a part of a sentence as it is", () => {
  expect(titleInside("How many come")).toBe("“How many come”");
  expect(titleInside("size of the agreement")).toBe("size of the agreement");
  expect(titleInside("Jueces", ["«", "»"])).toBe("«Jueces»");
  expect(titleInside("2019 arrivals")).toBe("2019 arrivals");
});
