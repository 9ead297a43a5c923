// Which edition of a figure somebody standing on a day would have had. The toy: editions of 5 March and 5 June 2024.
import { describe, expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { libraryAsOf, publishedBy, usualLag, whyLeftOut } from "../../src/facts/libraryAsOf.ts";
import { periodDays } from "../../src/facts/periodDays.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { isoDate } from "../../src/quantity/date.ts";
import { day, toyFactFiles, toyFacts } from "../documents/toyVintages.ts";

const on = (date: string, strict = false) => libraryAsOf(toyFacts, day(date), { date, strict });
const january = "ministry/june#came.2024-01";

test("before the revision was published, the figure as first printed stands, under the id the documents name", () => {
  const { library, standings } = on("2024-06-04");
  expect(library.facts.get(january)).toMatchObject({ id: january, value: 100 });
  expect(standings.get(january)).toMatchObject({ standing: "published", edition: { id: "ministry/march" } });
});

test("on the day of its publication the revised figure stands", () => {
  const { library, standings } = on("2024-06-05");
  expect(library.facts.get(january)?.value).toBe(110);
  expect(standings.get(january)).toMatchObject({ standing: "published", edition: { id: "ministry/june" } });
});

test("a month no edition at hand printed in time is reconstructed from exactly the usual lag after its end", () => {
  // February 2024 ended on the 29th; thirty days later is 30 March
  const february = "ministry/june#came.2024-02";
  expect(on("2024-03-29").standings.get(february)?.standing).toBe("left out");
  expect(on("2024-03-30").standings.get(february)?.standing).toBe("reconstructed");
  expect(on("2024-03-30").library.facts.get(february)?.value).toBe(200);
});

test("before its first edition January is reconstructed from the earliest edition at hand, not from the revision", () => {
  const { library, standings } = on("2024-03-02");
  expect(standings.get(january)?.standing).toBe("reconstructed");
  expect(library.facts.get(january)?.value).toBe(100);
});

test("a strict reader reconstructs nothing, and loses nothing that was published", () => {
  const { standings } = on("2024-04-06", true);
  const count = (standing: string) => [...standings.values()].filter((one) => one.standing === standing).length;
  expect(standings.get("ministry/june#came.2024-02")?.standing).toBe("left out");
  expect(standings.get(january)?.standing).toBe("published");
  expect(count("reconstructed")).toBe(0);
});

test("where nobody said a lag, a figure is used from its publication on; a month means its last day", () => {
  const posts = "ministry/judges#posts.2023";
  expect(isoDate(publishedBy(toyFacts.facts.get(posts)!.publication))).toBe("2024-12-31");
  expect(on("2024-12-30").standings.get(posts)?.standing).toBe("left out");
  expect(on("2024-12-31").standings.get(posts)?.standing).toBe("published");
});

test("whoever names a figure that was not there is told when it came out", () => {
  const why = whyLeftOut(on("2024-04-06").library, "ministry/judges#posts.2024")!;
  expect(why.expected).toBe("figures published by 2024-04-06");
  expect(why.got).toContain("published 2024-12");
  expect(why.hint).toContain("lags.yaml");
  expect(whyLeftOut(toyFacts, "ministry/judges#posts.2024")).toBeNull();
});

test("an edition without a lag of its own has that of the edition before it", () => {
  const files = toyFactFiles.map((file) =>
    file.path === "facts/lags.yaml"
      ? { ...file, text: "lags:\n  - {publication: ministry/march, days: 30, basis: judged}\n" }
      : file,
  );
  const library = readFacts(files);
  expect(usualLag(library, library.publications.get("ministry/june")!)).toEqual({ days: 30, basis: "judged" });
  expect(usualLag(library, library.publications.get("ministry/judges")!)).toBeNull();
});

describe("lags.yaml is refused where it is wrong", () => {
  const read = (text: string) => () =>
    readFacts([...toyFactFiles.filter(({ path }) => !path.endsWith("lags.yaml")), { path: "facts/lags.yaml", text }]);
  test.each([
    ["lags:\n  - {publication: ministry/july, days: 30, basis: judged}\n", "ministry/july"],
    ["lags:\n  - {publication: ministry/june, days: a month, basis: judged}\n", "a whole number of days"],
    ["lags:\n  - {publication: ministry/june, days: 30}\n", "basis"],
  ])("%s", (text, told) => {
    expect(read(text)).toThrow(PendencyError);
    expect(read(text)).toThrow(told);
  });
});

test.each([
  ["2023-12", "2023-12-01", "2023-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2024-11-24", "2024-11-24", "2024-11-24"],
  ["2023", "2023-01-01", "2023-12-31"],
  ["FY2024", "2023-10-01", "2024-09-30"],
  ["FY2024YTD", "2023-10-01", "2024-09-30"],
  ["FY2023 Q2", "2023-01-01", "2023-03-31"],
  ["FY2020H1", "2019-10-01", "2020-03-31"],
  ["2008/2018", "2008-01-01", "2018-12-31"],
  ["FY2011/FY2020", "2010-10-01", "2020-09-30"],
  ["end FY2018", "2018-09-30", "2018-09-30"],
])("the period %s runs from %s through %s", (period, first, last) => {
  const days = periodDays(period)!;
  expect([isoDate(days.first), isoDate(days.last)]).toEqual([first, last]);
});

test.each(["ICE Air", "", "2024-13", "2018/2008", "end", "until spent", "2024-06-28/30"])(
  "%j names no days",
  (text) => {
    expect(periodDays(text)).toBeNull();
  },
);
