// What a run will need, estimated from its program before it starts: expected numbers of people through all
// stages, from the fluid engine with a coarse step, and the memory that the fast engine needs for them.
import { BLOCK_BITS } from "../simulate/image/contract.ts";
import type { Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import { markSlots } from "../observe/insideKernel/markSlots.ts";
import { simulateFluid } from "../simulate/fluid/run.ts";
import { estimateRecords } from "./estimateRecords.ts";

export interface RunEstimate {
  /** records (sampled persons) the run follows, the initial stock included */
  readonly records: number;
  /** most of them inside at one time */
  readonly mostInside: number;
  /** events as the engines count them: arrivals, ends of stays, departures */
  readonly events: number;
  /** memory for one run */
  readonly bytes: number;
}

/**
 * Events one thread of a present-day machine makes in a second, with everything observed: between 0.5 and 3.5
 * million on the examples and the flagship (two cores of a shared server).
 */
export const eventsPerSecond = 1_000_000;

/** Steps of the coarse run: enough to find the largest stock within a few per cent. */
const coarseSteps = 64;

/** Events of a person where the coarse run cannot be made; about as many as in the examples. */
const usualEvents = 4;

export function estimateRun(program: Program): RunEstimate {
  const flow = expectedFlow(program);
  return { records: flow.records, mostInside: flow.mostInside, events: flow.events, bytes: bytesOf(program, flow) };
}

/**
 * Most bytes that so many records may need, all of them inside at once: quick to work out, and enough for
 * most models. Rates that depend on stocks are not known before the run; for those use `estimateRun`.
 */
export function mostBytes(program: Program, records: number): number {
  return bytesOf(program, { records, mostInside: records, mostWaiting: records, events: 0 });
}

interface ExpectedFlow extends Omit<RunEstimate, "bytes"> {
  readonly mostWaiting: number;
}

function expectedFlow(program: Program): ExpectedFlow {
  const tally = new FlowTally(program);
  try {
    simulateFluid(program, { step: program.time.steps / coarseSteps, listeners: [tally] });
    return tally.result();
  } catch {
    // the run itself reports what is wrong with the model; here only a number is needed
    const records = estimateRecords(program);
    return { records, mostInside: records, mostWaiting: records, events: records * usualEvents };
  }
}

/** Persons of the fluid run divided by the persons that a record of their class stands for. */
class FlowTally {
  readonly #program: Program;
  #atStart = 0;
  #mostInside = 0;
  #mostWaiting = 0;
  #departures = 0;
  #last: FluidView | null = null;

  constructor(program: Program) {
    this.#program = program;
  }

  start(run: FluidView): void {
    this.#atStart = this.#inside(run, () => true);
    this.#look(run);
  }

  before(): void {}

  after(run: FluidView): void {
    this.#last = run;
    this.#look(run);
    for (const departures of run.departures) this.#departures += departures;
  }

  result(): ExpectedFlow {
    const run = this.#last!;
    const { weights, stages } = this.#program;
    const { classOf, stageOf } = run.plan.layout;
    const arrived = run.arrived.reduce((sum, persons, caseClass) => sum + persons / weights[caseClass], 0);
    const takesTime = stages.map(({ kind }) => kind !== "passes" && kind !== "outcome");
    let stays = this.#atStart;
    run.entered.forEach((persons, cell) => {
      if (takesTime[stageOf[cell]]) stays += persons / weights[classOf[cell]];
    });
    const ended = stays - this.#inside(run, (stage) => takesTime[stage]);
    return {
      records: this.#atStart + arrived,
      mostInside: this.#mostInside,
      mostWaiting: this.#mostWaiting,
      events: arrived + ended + this.#departures,
    };
  }

  #look(run: FluidView): void {
    const isInside = (stage: number): boolean => this.#program.stages[stage].kind !== "outcome";
    this.#mostInside = Math.max(this.#mostInside, this.#inside(run, isInside));
    let waiting = 0;
    run.waiting.forEach((persons, cell) => {
      waiting += persons / this.#program.weights[run.plan.layout.classOf[cell]];
    });
    this.#mostWaiting = Math.max(this.#mostWaiting, waiting);
  }

  #inside(run: FluidView, isCounted: (stage: number) => boolean): number {
    const { classOf, stageOf } = run.plan.layout;
    let records = 0;
    for (let cell = 0; cell < run.content.length; cell++) {
      if (isCounted(stageOf[cell])) records += run.content[cell] / this.#program.weights[classOf[cell]];
    }
    return records;
  }
}

/**
 * Sizes as in kernel/assembly: rows come in blocks; entries of the calendar and of queues lie in chunks that
 * are reused.
 */
const rowBytes = 35;
const rowsOfBlock = 1 << BLOCK_BITS;
const queueEntryBytes = 16;
/**
 * a line that is neither first come nor last come first is a heap, which doubles when it is full and leaves
 * the old one behind
 */
const heapEntryBytes = 32;
const calendarEntryBytes = 16;
/** pending events lie in chunks: for each of the next 128 steps, and then for every 64 steps */
const calendarChunkBytes = 1024;
const nearSteps = 128;
const stepsOfBlock = 64;
/** rows of people who have left, kept for reuse */
const freedRowBytes = 4;
/** what the engine needs before anybody comes; where something listens, a sheet of announcements too */
const fixedBytes = 200_000;

const whole8 = (bytes: number): number => 8 * Math.ceil(bytes / 8);

function bytesOf(program: Program, { mostInside, mostWaiting }: ExpectedFlow): number {
  const { stages, crossClocks, measures, resources, time } = program;
  const revisited = stages.filter((stage) => stage.revisited).length;
  const marks = 8 * markSlots(measures).count + measures.filter(({ kind }) => kind === "share").length;
  const arrival = resources.some(({ discipline }) => discipline === "longest in system") ? 8 : 0;
  const row = whole8(whole8(rowBytes + Math.ceil(revisited / 2)) + 8 * crossClocks.length + arrival + marks);
  const rows = Math.ceil((mostInside + 1) / rowsOfBlock) * rowsOfBlock * (row + 3 * freedRowBytes);
  const areQueues = resources.every(({ discipline }) => discipline === "first come" || discipline === "last come");
  // sorting the initial stock needs as much room as a queue again
  const lines = mostWaiting * (areQueues ? 2 * queueEntryBytes : 3 * heapEntryBytes);
  const chunks = Math.min(nearSteps + time.steps / stepsOfBlock, mostInside);
  const calendar = mostInside * calendarEntryBytes * 2 + chunks * calendarChunkBytes;
  return fixedBytes + rows + lines + calendar + seriesBytes(program);
}

/**
 * Bytes for observed series: by stage, recording period and kept level; a histogram for each stage and year.
 */
function seriesBytes({ stages, time, resources }: Program): number {
  const periods = time.periodEdges.length;
  return 8 * periods * (12 * stages.length + 5 * resources.length);
}
