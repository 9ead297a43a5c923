// Host and kernel agree on places by name: the host writes in the order of the places, and so must the kernel
// read, and write what it found. Both import the names; that they are used in this order is seen here, in what
// the kernel is made of.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as observers from "../../src/observe/insideKernel/contract.ts";
import * as image from "../../src/simulate/image/contract.ts";
import * as fluid from "../../src/simulate/fluid/fast/contract.ts";
import { namesInOrder } from "../../src/simulate/places.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const counting = "src/observe/counting";

const read = (folder: string, names: string): string[] =>
  names.split(" ").map((name) => readFileSync(join(root, folder, `${name}.ts`), "utf8"));

/** Files in the order in which the kernels go through them. */
const sources = [
  ...read("src/simulate/individual", "readSamplers readRun known"),
  ...read("kernel/assembly", "kernel observers"),
  ...read(counting, "observing digest measures measure durationTally series moves resources waits"),
];
/** What the fluid engine's kernel reads a table as: records whose fields lie in the order in which they are listed. */
const overlays: Readonly<Record<string, readonly [file: string, record: string]>> = {
  PlanFields: ["known", "Known"],
  StateFields: ["state", "FluidRun"],
  PacketsFields: ["packetRows", "Packets"],
};

/**
 * Fields that are records themselves, or that records follow: whoever reads those says their places, not this
 * one's.
 */
const apart: Readonly<Record<string, readonly string[]>> = {
  ImageFields: ["curves", "program", "arrivals", "observers"],
  ObservingFields: ["observers"],
  FoundFields: ["measures", "series"],
  MeasureFound: ["tally"],
};

/** Fields behind those that host and kernel share. */
const ownFields: Readonly<Record<string, number>> = { StateFields: 4, PacketsFields: 1 };

const records = [
  ...Object.entries(image).map(([name, fields]) => ({ name, fields, texts: sources })),
  ...Object.entries(observers).map(([name, fields]) => ({ name, fields, texts: sources })),
  ...Object.entries(fluid).map(([name, fields]) => ({ name, fields, texts: [] })),
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

/** Fields of a record of the fluid engine's kernel, in order; each is four bytes long but for those of the kernel alone. */
function fieldsOf(file: string, record: string): string[] {
  const text = readFileSync(join(root, `kernel/fluid/${file}.ts`), "utf8");
  const body = text.split(`export class ${record} {\n`)[1].split(/^ {2}\/\/ @inline|^\}/m)[0];
  return [...body.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name);
}

test.each(records)("the places of $name are numbered from 0 on, without a gap", ({ fields }) => {
  expect(Object.values(fields)).toEqual(Object.keys(fields).map((_, place) => place));
});

test.each(records)("the kernel reads or writes $name in the order of its places", ({ name, fields, texts }) => {
  const expected = namesInOrder(fields as object).filter((field) => !apart[name]?.includes(field));
  const listed = overlays[name] === undefined ? placesNamed(texts, name) : fieldsOf(...overlays[name]);
  expect(listed.slice(0, expected.length)).toEqual(expected);
  // what is behind these is the kernel's alone
  expect(listed.length - expected.length).toBe(ownFields[name] ?? 0);
});

test("every number that the kernel reads or puts says its place", () => {
  const files = ["kernel/assembly", "src/simulate/individual", counting].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const nameless = files.flatMap((file) => {
    if (/\/(?:imageReader|answer|eventCalendar|line)\.ts$/.test(file)) return [];
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    const reads = /\b(?:asked|image|IMAGE)\.\w+\((?!(?:\w+Fields\.\w+|place)\))/;
    return lines.filter(
      (line) => reads.test(line) || (/\bput(?:List)?\(/.test(line) && !/; \/\/ \w*Found\w*\.\w+$/.test(line)),
    );
  });
  expect(nameless).toEqual([]);
});
