import { expect, test } from "vitest";
import { stacksOfClaims } from "../../src/ask/claims.ts";
import { claimOf } from "../judge/fixture.ts";

const lever = claimOf({ kind: ["lever"], scenarios: ["deal"] });
const documents = { scenarios: [{ name: "deal" }] } as unknown as Parameters<typeof stacksOfClaims>[1];

test("a lever is run where claims are asked for, and a study that says what it runs is not made to run it", () => {
  expect(stacksOfClaims([lever], documents)).toEqual([["deal"]]);
  expect(stacksOfClaims([lever], documents, [["calm"], []])).toEqual([[]]);
});
