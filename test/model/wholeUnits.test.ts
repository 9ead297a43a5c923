// Servers, slots, places and least persons are whole: part of one cannot be typed, and what is worked out is rounded
// down where anybody can see it.
import { expect, test } from "vitest";
import { checkDocuments } from "../../src/ask/check.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

interface Numbers {
  readonly desk?: string;
  readonly bus?: string;
  readonly least?: string;
  readonly room?: string;
  readonly beds?: string;
  readonly stock?: string;
}

const body = ({
  desk = "2",
  bus = "3",
  least = "2",
  room = "4",
  beds = "5",
  stock = "1",
}: Numbers): string => `runs: {for: 10 days}
units: [judge]
parameters:
  staff: {title: Staff, unit: judges, kind: judgement, judgedBy: me, reason: invented, value: 7 judges}
resources:
  desk: {servers: ${desk}}
  bus: {slots: ${bus}, departs: 1 per day, minimum: ${least}}
  beds: {servers: ${beds}}
holds: {bed: {of: beds, whileIn: [nap]}}
stages:
  work: {arrivals: {every: 1 day}, initial: {count: ${stock}}, service: {by: desk, time: 1 hour}, next: nap}
  nap: {dwell: 1 hour, next: stop}
  stop: {boards: bus, room: ${room}, ifFull: done, next: done}
  done: {outcome: true}
`;
const checked = (numbers: Numbers): readonly string[] =>
  checkDocuments(
    openDocuments({
      id: "office",
      asked: "office",
      documents: [{ path: "office.yaml", text: `pendency: model v1\ntitle: An office\n${body(numbers)}` }],
      targets: [],
      study: null,
    }),
  ).rounded.map(
    ({ path, from, to, when, others, at }) =>
      `${path} ${Number(from.toPrecision(10))} ${to} ${when} ${others} ${at.line}`,
  );

test.each([
  [{ desk: "1.5" }, "servers; got 1.5"],
  [{ desk: "1.5 judges" }, "servers; got 1.5 judges"],
  [{ desk: "{steps: {0 days: 2, 3 days: 2.25}}" }, "servers; got 2.25"],
  [{ desk: "{line: {0 days: 0.5, 10 days: 2}}" }, "servers; got 0.5"],
  [{ beds: "3.75" }, "servers; got 3.75"],
  [{ bus: "0.5" }, "slots; got 0.5"],
  [{ least: "2.5" }, "persons; got 2.5"],
  [{ room: "3.5" }, "places; got 3.5"],
  [{ stock: "3.5" }, "persons; got 3.5"],
] as const)("%o is refused where it stands", (numbers, message) => {
  expect(() => checked(numbers)).toThrow(new RegExp(`:\\d+:\\d+ › \\S+.*\\n {2}expected whole ${message}\\n`));
});

test.each([
  [{ desk: "staff / 2" }, "resources.desk.servers 3.5 3 0 days 0 8"],
  [{ desk: "3 / 2" }, "resources.desk.servers 1.5 1 0 days 0 8"],
  [
    { desk: "{steps: {0 days: 2, 3 days: staff * 0.3, 5 days: staff * 0.4}}" },
    "resources.desk.servers 2.1 2 3 days 1 8",
  ],
  [{ beds: "staff * 1.1" }, "resources.beds.servers 7.7 7 0 days 0 10"],
  [{ bus: "staff / 4" }, "resources.bus.slots 1.75 1 0 days 0 9"],
  [{ room: "9 / 2" }, "stages.stop.room 4.5 4 0 days 0 15"],
] as const)("%o is rounded down, and said to be", (numbers, said) => {
  expect(checked(numbers)).toEqual([said]);
});

test("whole numbers are not spoken of, nor those a billionth off, nor a line, which is rounded at every edge", () => {
  expect(checked({})).toEqual([]);
  expect(checked({ desk: "staff * 0.1 * 10", beds: "unlimited" })).toEqual([]);
  expect(checked({ desk: "{line: {0 days: 1, 10 days: 4}}" })).toEqual([]);
});
