// Curves and samplers of a Program, read once a run from its image. The kernel, which AssemblyScript compiles,
// reads this very file.
import { places, type Ints, type List } from "../../quantity/machine.ts";
import { MIX } from "../../random/families.ts";
import { ShapeTables } from "../../random/shapeTable.ts";
import { CurvesFields, ImageFields, SamplerFields } from "../image/contract.ts";
import type { ImageReader } from "../image/imageReader.ts";
import { CurveReader } from "./curveReader.ts";
import { Sampler } from "./sampler.ts";
import type { RunState } from "./state.ts";

type i32 = number;

export function readCurves(image: ImageReader): CurveReader {
  const offsets = image.ints(CurvesFields.offsets);
  const starts = image.reals(CurvesFields.starts);
  const values = image.reals(CurvesFields.values);
  const slopes = image.reals(CurvesFields.slopes);
  const integrals = image.reals(CurvesFields.integrals);
  const periods = image.reals(CurvesFields.periods);
  const periodIntegrals = image.reals(CurvesFields.periodIntegrals);
  return new CurveReader(offsets, starts, values, slopes, integrals, periods, periodIntegrals);
}

export function readSamplers(run: RunState, image: ImageReader): void {
  const tables = new ShapeTables();
  const samplers = places<Sampler>(image.int(ImageFields.samplers));
  const partsOf = places<Ints>(samplers.length);
  for (let i: i32 = 0; i < samplers.length; i++) {
    const family = image.int(SamplerFields.family);
    const figures = image.ints(SamplerFields.figures);
    const atLeast = image.int(SamplerFields.atLeast);
    const atMost = image.int(SamplerFields.atMost);
    const probabilities = image.reals(SamplerFields.probabilities);
    partsOf[i] = image.ints(SamplerFields.parts);
    const shares = image.ints(SamplerFields.shares);
    const read = family === MIX ? shares : figures;
    samplers[i] = new Sampler(family, run.curves, tables, read, atLeast, atMost, probabilities, []);
  }
  for (let i: i32 = 0; i < samplers.length; i++) samplers[i].parts = partsAt(samplers, partsOf[i]);
  run.samplers = samplers;
  run.tables = tables;
  run.unitExponential = tables.unitExponential;
}

function partsAt(samplers: List<Sampler>, ids: Ints): List<Sampler> {
  const parts = places<Sampler>(ids.length);
  for (let i: i32 = 0; i < ids.length; i++) parts[i] = samplers[ids[i]];
  return parts;
}
