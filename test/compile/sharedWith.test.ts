// Sharing changes who holds what, and no value.
import { expect, test } from "vitest";
import { sharedWith } from "../../src/compile/sharedWith.ts";

const plain = (last: number, zero: number) => ({
  list: [{ name: "a", numbers: Float64Array.of(1, 2) }, { name: "b", numbers: Float64Array.of(3, last) }],
  bytes: Uint8Array.of(1, 2, 3),
  zero,
  nothing: null,
}); // prettier-ignore

test("parts that are the same are one part, and the others are those of the later", () => {
  const [earlier, later] = [plain(4, 0), plain(5, 0)];
  const shared = sharedWith(earlier, later);
  expect(shared).toEqual(plain(5, 0));
  expect(shared.list[0]).toBe(earlier.list[0]);
  expect(shared.bytes).toBe(earlier.bytes);
  expect(shared.list[1].numbers).toBe(later.list[1].numbers);
  expect(earlier).toEqual(plain(4, 0));
});

test("what is the same throughout is the earlier itself; a zero below nothing is another number", () => {
  const earlier = plain(4, 0);
  expect(sharedWith(earlier, plain(4, 0))).toBe(earlier);
  expect(Object.is(sharedWith(earlier, plain(4, -0)).zero, -0)).toBe(true);
  expect(sharedWith({ x: Float64Array.of(0) }, { x: Float64Array.of(-0) }).x[0]).toBe(-0);
  expect(sharedWith([1, 2], [1, 2, 3])).toEqual([1, 2, 3]);
  expect(sharedWith({ a: 1, b: 2 }, { a: 1 } as object)).toEqual({ a: 1 });
});
