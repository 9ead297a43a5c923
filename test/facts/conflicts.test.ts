import { expect, test } from "vitest";
import { otherEditions } from "../../src/facts/editions.ts";
import { listConflicts, nobodySaid } from "../../src/facts/listConflicts.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { undeclaredConflicts } from "../../src/facts/undeclaredConflicts.ts";

interface Printed {
  readonly value: number;
  readonly row?: string;
  readonly publishedOn?: string;
  /** lines of source.yaml */
  readonly more?: string;
}

/** Two or more publications of one ministry, each with one figure of June 2024. */
function libraryOf(printed: Readonly<Record<string, Printed>>, conflicts = "") {
  const files = Object.entries(printed).flatMap(
    ([id, { value, row = "came.2024-06", publishedOn = "2024-08-01", more = "" }]) => [
      {
        path: `facts/ministry/${id}/source.yaml`,
        text: `publisher: Ministry\ntitle: ${id}\npublishedOn: ${publishedOn}\nretrievedOn: 2025-01-01\nlicence: public domain\nfoundIn: a library\n${more}`,
      },
      {
        path: `facts/ministry/${id}/table.csv`,
        text: `row,title,value,unit,scope,period,address,confidence,note\n${row},Came,${value},persons,all,2024-06,B2,A,\n`,
      },
    ],
  );
  return readFacts(conflicts === "" ? files : [...files, { path: "facts/conflicts.yaml", text: conflicts }]);
}

const named = (library: ReturnType<typeof libraryOf>) =>
  undeclaredConflicts(library).map((each) => each.map(({ id }) => id));

test("two publications that print one month differently are a conflict nobody has explained", () => {
  const library = libraryOf({ a: { value: 100 }, b: { value: 103 } });
  expect(named(library)).toEqual([["ministry/a#came.2024-06", "ministry/b#came.2024-06"]]);
  const [view] = listConflicts(library, "ministry/b#came.2024-06");
  expect([view.conflict.why, view.facts.length]).toEqual([nobodySaid, 2]);
});

test("equal figures, figures of other names, and what both publishers' rounding allows are none", () => {
  expect(named(libraryOf({ a: { value: 100 }, b: { value: 100 } }))).toEqual([]);
  expect(named(libraryOf({ a: { value: 100 }, b: { value: 103, row: "left.2024-06" } }))).toEqual([]);
  expect(named(libraryOf({ a: { value: 100, more: "roundedTo: 10\n" }, b: { value: 105 } }))).toEqual([]);
  expect(named(libraryOf({ a: { value: 100, more: "roundedTo: 10\n" }, b: { value: 106 } }))).toHaveLength(1);
});

test("a conflict that conflicts.yaml explains is told once, with its reason", () => {
  const declared = `conflicts:\n  - id: june\n    title: June\n    facts: ["ministry/a#came.2024-06", "ministry/b#came.2024-06"]\n    why: doors counted apart\n`;
  const library = libraryOf({ a: { value: 100 }, b: { value: 103 } }, declared);
  expect(named(library)).toEqual([]);
  expect(listConflicts(library).map(({ conflict }) => conflict.why)).toEqual(["doors counted apart"]);
});

test("a figure revised by a later edition is an edition and no conflict, and takes over the conflicts of the row it follows", () => {
  const declared = `conflicts:\n  - id: june\n    title: June\n    facts: ["ministry/a#came.2024-06", "ministry/b#came.2024-06"]\n    why: doors counted apart\n`;
  const library = libraryOf(
    {
      a: { value: 100 },
      b: { value: 103 },
      "a-later": { value: 101, publishedOn: "2024-12-01", more: "vintageOf: ministry/a\n" },
    },
    declared,
  );
  const later = "ministry/a-later#came.2024-06";
  expect(named(library)).toEqual([]);
  expect(listConflicts(library, later).map(({ conflict }) => conflict.why)).toEqual(["doors counted apart"]);
  expect(otherEditions(library, later).map(({ id, value }) => [id, value])).toEqual([["ministry/a#came.2024-06", 100]]);
});
