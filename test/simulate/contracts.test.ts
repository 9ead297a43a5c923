// Host and kernel agree on places by name: the host writes in the order of the places, and so must the kernel
// read, and write what it found. Both import the names; that they are used in this order is seen here, in the
// kernel's source.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as observers from "../../src/observe/insideKernel/contract.ts";
import * as fast from "../../src/simulate/fast/contract.ts";
import * as fluid from "../../src/simulate/fluid/fast/contract.ts";
import { namesInOrder } from "../../src/simulate/places.ts";

const kernel = join(dirname(fileURLToPath(import.meta.url)), "../../kernel");

const read = (folder: string, names: string): string[] =>
  names.split(" ").map((name) => readFileSync(join(kernel, folder, `${name}.ts`), "utf8"));

/** Files in the order in which the kernels go through them. */
const sources = read(
  "assembly",
  "kernel curves sampling program departures arrivals initialStock observe digest periods measures tally series",
);
const fluidSources = read("fluid", "plan state packets");

/**
 * Fields that are records themselves, or that records follow: whoever reads those says their places, not this
 * one's.
 */
const apart: Readonly<Record<string, readonly string[]>> = {
  ImageFields: ["curves", "program", "observers", "timetables", "arrivals"],
  ObservingFields: ["observers"],
  FoundFields: ["measures", "series"],
  MeasureFound: ["tally"],
};

const records = [
  ...Object.entries(fast).map(([name, fields]) => ({ name, fields, texts: sources })),
  ...Object.entries(observers).map(([name, fields]) => ({ name, fields, texts: sources })),
  ...Object.entries(fluid).map(([name, fields]) => ({ name, fields, texts: fluidSources })),
].filter(({ name }) => /(Fields|Found)$/.test(name));

/**
 * Places that the kernel names, one after another; twice in a row is once, as with the two words of a key.
 */
function placesNamed(texts: readonly string[], record: string): string[] {
  const named = texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`\\b${record}\\.(\\w+)`, "g"))].map(([, name]) => name),
  );
  return named.filter((name, i) => name !== named[i - 1]);
}

test.each(records)("the places of $name are numbered from 0 on, without a gap", ({ fields }) => {
  expect(Object.values(fields)).toEqual(Object.keys(fields).map((_, place) => place));
});

test.each(records)("the kernel reads or writes $name in the order of its places", ({ name, fields, texts }) => {
  const expected = namesInOrder(fields as object).filter((field) => !apart[name]?.includes(field));
  expect(placesNamed(texts, name)).toEqual(expected);
});

test("every number that the kernel reads or puts says its place", () => {
  const nameless = readdirSync(join(kernel, "assembly")).flatMap((file) => {
    if (file === "image.ts" || file === "results.ts") return [];
    const lines = readFileSync(join(kernel, "assembly", file), "utf8").split("\n");
    return lines.filter(
      (line) =>
        /\b(?:real|int|word|flag|ints|words|reals|lists)\((?!(?:\w+Fields\.\w+|place)\))/.test(line) ||
        (/\bput(?:List)?\(/.test(line) && !/; \/\/ \w*Found\w*\.\w+$/.test(line)),
    );
  });
  expect(nameless).toEqual([]);
});
