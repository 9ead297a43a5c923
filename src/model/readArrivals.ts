// People entering a stage from outside, and those in it at the first instant (docs/reference/language.md,
// section 5).
import type { Node } from "../reading/document.ts";
import { keysAt } from "../reading/name.ts";
import { readDistribution } from "../quantity/readDistribution.ts";
import {
  asMap, describeNode, dictionary, dictionaryOf, optional, record, required, text, together, wholeNumber, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { readValue, tableOf, value } from "../quantity/readValue.ts";
import { shareIn } from "../parameters/readAlternatives.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { Arrivals, Initial, Split } from "./model.ts";

/** A share, or what the others leave. */
export const shareOrRest: Read<Value | "rest"> = (node, reading) =>
  node.kind === "text" && node.text === "rest" ? "rest" : readValue(node, reading);

const splits: Read<Record<string, Split>> = (node, reading) => {
  const groups = dictionary("shares by group", (group, shares, inner) => [group, readSplit(shares, inner)] as const);
  return dictionaryOf(groups(node, reading));
};

export const readArrivals: Read<Arrivals> = (node, reading) => {
  const read = record<Omit<Arrivals, "at" | "splitNames"> & { title: string }>("arrivals", {
    title: optional(text, ""),
    rate: optional<Value | null>(value({ allowStock: true }), null),
    counts: optional<Value | null>(readCountsOf, null),
    every: optional<Distribution | null>((gap, inner) => readDistribution(gap, inner), null),
    split: optional<Readonly<Record<string, Split>>>(splits, {}),
    chance: optional<Arrivals["chance"]>(readChance, { kind: "poisson" }),
    batch: optional<Arrivals["batch"]>(readBatch, [{ size: 1, share: 1 }]),
  })(node, reading);
  const ways = [read.rate, read.counts, read.every].filter((way) => way !== null);
  if (ways.length !== 1)
    wrong(node, reading, "arrivals with one of `rate:`, `counts:`, `every:`", `${ways.length} of them`);
  if (read.every !== null && read.chance.kind !== "poisson") {
    const hint = "`every:` says what its gaps are; whole counts and a factor a month belong to `rate:` and `counts:`";
    wrong(under(node, "chance") ?? node, reading, "no `chance:` beside `every:`", "one", hint);
  }
  const { title: _title, ...arrivals } = read;
  return { ...arrivals, splitNames: keysAt(under(node, "split")), at: node.at };
};

/** `counts: encounters`, or `counts: {2023-11: 4780}` without saying counts twice, or tables of `{counts: …}`. */
function readCountsOf(node: Node, reading: Reading): Value {
  const place = { allowCounts: true };
  const written = node.kind === "map" && ["by", "counts", "fact"].some((key) => node.entries.has(key));
  if (node.kind !== "map" || written) return readValue(node, reading, place);
  const wrapped = new Map([["counts", { keyAt: node.at, value: node }]]);
  return readValue({ ...node, entries: wrapped }, reading, place);
}

export const readInitial: Read<Initial> = (node, reading) => {
  const elapsed = dictionary(
    "time run by clock",
    (clock, time, inner) => [clock, readDistribution(time, inner)] as const,
  );
  const read = record<Omit<Initial, "at" | "splitNames" | "elapsedNames">>("an initial stock", {
    count: required(value()),
    split: optional<Readonly<Record<string, Split>>>(splits, {}),
    age: optional<Distribution | null>((age, inner) => readDistribution(age, inner), null),
    elapsed: optional<Readonly<Record<string, Distribution>>>(
      (times, inner) => dictionaryOf(elapsed(times, inner)),
      {},
    ),
  });
  return {
    ...read(node, reading),
    splitNames: keysAt(under(node, "split")),
    elapsedNames: keysAt(under(node, "elapsed")),
    at: node.at,
  };
};

function under(node: Node, key: string): Node | undefined {
  return node.kind === "map" ? node.entries.get(key)?.value : undefined;
}

function readSplit(node: Node, reading: Reading): Split {
  const map = asMap(node, reading, "shares of levels");
  if (map.entries.has("by")) return tableOf(map, reading, (level) => readSplit(level, reading));
  const read = together(
    [...map.entries].map(
      ([level, entry]) =>
        () =>
          [level, shareOrRest(entry.value, reading)] as const,
    ),
  );
  if (read.filter(([, share]) => share === "rest").length > 1) wrong(map, reading, "one `rest` at most", "several");
  return { kind: "shares", at: map.at, shares: dictionaryOf(read), levelNames: keysAt(map) };
}

function readChance(node: Node, reading: Reading): Arrivals["chance"] {
  if (node.kind === "map") {
    return {
      kind: "monthly",
      cv: record("a chance", { "monthly cv": required(value()) })(node, reading)["monthly cv"],
    };
  }
  if (node.kind === "text" && (node.text === "poisson" || node.text === "exact")) return { kind: node.text };
  return wrong(node, reading, "poisson, exact or {monthly cv: 20%}", describeNode(node));
}

/** A number, or sizes with their shares. */
function readBatch(node: Node, reading: Reading): Arrivals["batch"] {
  if (node.kind !== "map") return [{ size: wholeNumber(1)(node, reading), share: 1 }];
  const read = together(
    [...node.entries].map(([size, entry]) => () => {
      const whole = /^[1-9]\d{0,5}$/.test(size);
      if (!whole) wrong({ ...entry.value, at: entry.keyAt }, reading, "a whole number of people", JSON.stringify(size));
      const rest = entry.value.kind === "text" && entry.value.text === "rest";
      return { size: Number(size), share: rest ? ("rest" as const) : shareIn(entry.value, reading) };
    }),
  );
  const sum = read.reduce((total, { share }) => total + (share === "rest" ? 0 : share), 0);
  const rests = read.filter(({ share }) => share === "rest").length;
  const fits = rests === 1 ? sum <= 1 + 1e-9 : rests === 0 && Math.abs(sum - 1) <= 1e-9;
  if (!fits) wrong(node, reading, "shares that sum to 100 %", `${sum * 100} %`);
  // sizes in rising order, so that the order of keys never matters
  return read
    .map(({ size, share }) => ({ size, share: share === "rest" ? Math.max(0, 1 - sum) : share }))
    .sort((left, right) => left.size - right.size);
}
