// The Program's samplers, read once from its image, and the tables they draw from.
import { MIX } from "../../src/random/families.ts";
import { ShapeTable, ShapeTables } from "../../src/random/shapeTable.ts";
import { ImageFields, SamplerFields } from "../../src/simulate/fast/contract.ts";
import { Sampler } from "../../src/simulate/individual/sampler.ts";
import { curves } from "./curves.ts";
import { int, ints, reals } from "./image.ts";

const tables: ShapeTables = new ShapeTables();

/** For rates that add up and for gaps: −log(1 − u), as a table. */
export const unitExponential: ShapeTable = tables.unitExponential;

export let samplers: StaticArray<Sampler> = [];

export function readSamplers(): void {
  const count = int(ImageFields.samplers);
  samplers = new StaticArray<Sampler>(count);
  const partsOf = new StaticArray<StaticArray<i32>>(count);
  for (let i = 0; i < count; i++) {
    const family = int(SamplerFields.family);
    const figures = ints(SamplerFields.figures);
    const atLeast = int(SamplerFields.atLeast);
    const atMost = int(SamplerFields.atMost);
    const probabilities = reals(SamplerFields.probabilities);
    partsOf[i] = ints(SamplerFields.parts);
    const shares = ints(SamplerFields.shares);
    const read = family == MIX ? shares : figures;
    samplers[i] = new Sampler(family, curves, tables, read, atLeast, atMost, probabilities, []);
  }
  for (let i = 0; i < count; i++) samplers[i].parts = partsAt(partsOf[i]);
}

function partsAt(ids: StaticArray<i32>): StaticArray<Sampler> {
  const parts = new StaticArray<Sampler>(ids.length);
  for (let i = 0; i < ids.length; i++) parts[i] = samplers[ids[i]];
  return parts;
}

/** Whether any table's line was drawn in this run. */
export function areShapesDrawn(): bool {
  for (let i = 0; i < tables.all.length; i++) if (tables.all[i].isDrawn) return true;
  return false;
}

export function shapeCount(): i32 {
  return tables.all.length;
}

/** Where a table's lines lie: the host may have some of an earlier run. */
export function shapeLines(nth: i32): usize {
  return changetype<usize>(tables.all[nth].lines);
}
