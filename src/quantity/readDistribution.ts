// A duration, or an uncertainty, as a document writes it: a fixed value, a named shape, a mixture or quantiles.
import type { MapNode, Node } from "../reading/document.ts";
import {
  asMap,
  attempt,
  describeNode,
  dictionaryOf,
  giveUpWhen,
  record,
  refuseOtherKeys,
  required,
  together,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { distributionWords, readValue, tableOf, value } from "./readValue.ts";
import type { ValuePlace } from "./readValue.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Distribution, Figures, Value } from "./value.ts";

type Shape = Extract<Distribution, { figures: Figures }>["kind"];

/** Which figures each shape takes, and how many; `two` figures are any two of those that fix a place and a spread. */
const shapes: Readonly<Record<Shape, { figures: readonly string[]; count: number }>> = {
  exponential: { figures: ["mean", "median"], count: 1 },
  erlang: { figures: ["phases", "mean"], count: 2 },
  gamma: { figures: ["mean", "median", "sd", "cv", "shape"], count: 2 },
  lognormal: { figures: ["mean", "median", "sd", "cv"], count: 2 },
  weibull: { figures: ["mean", "median", "sd", "cv", "shape"], count: 2 },
  uniform: { figures: ["from", "to"], count: 2 },
  triangular: { figures: ["from", "peak", "to"], count: 3 },
  normal: { figures: ["mean", "median", "sd", "cv"], count: 2 },
};
const takesQuantiles: readonly string[] = ["exponential", "gamma", "lognormal", "weibull", "normal"];
/** figures that are plain numbers whatever is measured */
export const plainFigures: readonly string[] = ["cv", "shape", "phases"];

function distribution(place: ValuePlace = {}): Read<Distribution> {
  return (node, reading) => readDistribution(node, reading, place);
}

export function readDistribution(node: Node, reading: Reading, place: ValuePlace = {}): Distribution {
  if (node.kind === "text" && /^[a-z][A-Za-z0-9]*$/.test(node.text)) {
    return { kind: "parameter", at: node.at, name: node.text };
  }
  if (node.kind === "map" && node.entries.has("by") && isDistribution(node)) {
    return tableOf(node, reading, (level) => readDistribution(level, reading, place));
  }
  if (node.kind !== "map" || !isDistribution(node)) {
    const words = node.kind === "map" ? [...node.entries.keys()] : [];
    const misspelt = words.map((word) => didYouMean(word, distributionWords)).find((hint) => hint !== undefined);
    if (misspelt !== undefined && !words.includes("by")) {
      return wrong(node, reading, "a duration or a distribution", describeNode(node), misspelt);
    }
    return { kind: "fixed", at: node.at, value: readValue(node, reading, place) };
  }
  return readShape(node, reading, place);
}

/** A parameter's value: a distribution where one is written, else a value. */
export function readValueOrDistribution(node: Node, reading: Reading, place: ValuePlace): Value | Distribution {
  return isDistribution(node) ? readDistribution(node, reading, place) : readValue(node, reading, place);
}

/** Whether somewhere in a table, or at once, a named shape is written. */
function isDistribution(node: Node): boolean {
  if (node.kind !== "map") return false;
  if (!node.entries.has("by")) return distributionWords.some((word) => node.entries.has(word));
  return [...node.entries.values()].some((entry) => isDistribution(entry.value));
}

function readShape(node: MapNode, reading: Reading, place: ValuePlace): Distribution {
  const words = distributionWords.filter((word) => node.entries.has(word));
  if (words.length > 1) wrong(node, reading, "one shape of distribution", words.join(" and "));
  const kind = words[0] as Shape | "mix" | "quantiles";
  giveUpWhen(refuseOtherKeys(node, reading, "a distribution", [kind, "atLeast", "atMost"]));
  const bound = (key: string) => {
    const entry = node.entries.get(key);
    return entry === undefined ? null : readValue(entry.value, reading, place);
  };
  const inside = (node.entries.get(kind) as { value: Node }).value;
  const common = { at: node.at, atLeast: bound("atLeast"), atMost: bound("atMost") };
  if (kind === "mix") return { kind, ...common, parts: readMix(inside, reading, place) };
  if (kind === "quantiles") return { kind, ...common, ...readQuantiles(inside, reading, place) };
  return { kind, ...common, figures: readFigures(kind, inside, reading, place) };
}

function readFigures(kind: Shape, node: Node, reading: Reading, place: ValuePlace): Figures {
  const map = asMap(node, reading, `figures of ${kind}`);
  const { figures, count } = shapes[kind];
  const quantiles = takesQuantiles.includes(kind) ? [...map.entries.keys()].filter(isQuantile) : [];
  giveUpWhen(refuseOtherKeys(map, reading, kind, [...figures, ...quantiles]));
  if (map.entries.size !== count) {
    const listed = figures.join(", ") + (takesQuantiles.includes(kind) ? ", p5 … p95" : "");
    const wanted = count === figures.length ? `the figures ${listed}` : `${count === 1 ? "one" : "two"} of ${listed}`;
    wrong(map, reading, wanted, describeNode(map));
  }
  const read = [...map.entries].map(([figure, entry]) => () => {
    const here = plainFigures.includes(figure) ? { allowComputed: place.allowComputed } : place;
    return [figure, readValue(entry.value, reading, here)] as const;
  });
  return dictionaryOf(together(read));
}

/** p5 to p95 */
function isQuantile(figure: string): boolean {
  const found = /^p(\d{1,2})$/.exec(figure);
  return found !== null && Number(found[1]) >= 5 && Number(found[1]) <= 95;
}

function readMix(node: Node, reading: Reading, place: ValuePlace) {
  if (node.kind !== "list" || node.items.length === 0) {
    return wrong(node, reading, "a list of `{share: …, of: …}`", describeNode(node));
  }
  const share: Read<Value | "rest"> = (part, inner) =>
    part.kind === "text" && part.text === "rest" ? "rest" : value()(part, inner);
  const part = record<{ share: Value | "rest"; of: Distribution }>("a part of a mix", {
    share: required(share),
    of: required(distribution(place)),
  });
  const parts = together(node.items.map((item) => () => part(item, reading)));
  if (parts.filter((one) => one.share === "rest").length > 1) wrong(node, reading, "one `rest` at most", "several");
  return parts;
}

function readQuantiles(node: Node, reading: Reading, place: ValuePlace) {
  const map = asMap(node, reading, "quantiles");
  const read = together(
    [...map.entries].map(([key, entry]) => () => {
      const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(key);
      const share = percent === null ? -1 : Number(percent[1]) / 100;
      if (share < 0 || share > 1) {
        wrong({ ...entry.value, at: entry.keyAt }, reading, "a share between 0% and 100%", JSON.stringify(key));
      }
      return { share, value: attempt(() => readValue(entry.value, reading, place)), at: entry.keyAt };
    }),
  ).sort((left, right) => left.share - right.share);
  giveUpWhen(read.some((point) => point.value === undefined));
  if (read.length < 2 || read[0].share !== 0 || read[read.length - 1].share !== 1) {
    wrong(map, reading, "quantiles from 0% to 100%", describeNode(map));
  }
  if (new Set(read.map((point) => point.share)).size < read.length) wrong(map, reading, "each share once", "one twice");
  return { shares: read.map((point) => point.share), values: read.map((point) => point.value as Value) };
}
