// Reads what the kernel wrote down and hands it on, record by record, as the straight engine would have announced it.
import type { Program } from "../../compile/program.ts";
import type { People } from "../people.ts";
import type { LeaveCause, Recorder } from "../recorder.ts";
import type { Memory } from "./webAssembly.ts";

/** As in kernel/assembly/announce.ts. */
const kinds = { edge: 0, arrive: 1, enter: 2, begin: 3, leave: 4, units: 5, departure: 6 } as const;
export const everyKind = 0x7f;

/** A record: 40 bytes, as five 64-bit or ten 32-bit numbers. */
const RECORD64 = 5;
const RECORD32 = 10;

export class Announcements {
  private readonly recorder: Recorder;
  private readonly weights: Uint32Array;
  private readonly memory: Memory;
  private wide = new Float64Array(0);
  private narrow = new Int32Array(0);
  /** where records begin, bytes; set once the kernel has made room */
  sheet = 0;

  constructor(program: Program, recorder: Recorder, memory: Memory) {
    this.recorder = recorder;
    this.weights = program.weights;
    this.memory = memory;
  }

  /** Hands on the first `count` records of the sheet. */
  read(count: number): void {
    this.lookAgain();
    const { recorder, wide, narrow, weights } = this;
    let at = this.sheet / 8;
    let at32 = this.sheet / 4;
    for (let i = 0; i < count; i++, at += RECORD64, at32 += RECORD32) {
      const time = wide[at];
      const person = narrow[at32 + 4];
      const packed = narrow[at32 + 5];
      const flags = (packed >> 8) & 0xff;
      const caseClass = packed >>> 16;
      const place = narrow[at32 + 6] & 0xffff;
      const other = narrow[at32 + 6] >> 16;
      switch (packed & 0xff) {
        case kinds.edge:
          recorder.edge(time);
          break;
        case kinds.arrive:
          recorder.arrive(time, person, caseClass, place, weights[caseClass], flags === 1, wide[at + 1]);
          break;
        case kinds.enter:
          recorder.enter(time, person, caseClass, place, other, weights[caseClass], flags === 1, wide[at + 1]);
          break;
        case kinds.begin:
          recorder.begin(time, person, caseClass, place, other, weights[caseClass], wide[at + 1]);
          break;
        case kinds.leave: {
          const cause = (flags >> 1) as LeaveCause;
          const clock = narrow[at32 + 7];
          const waiting = (flags & 1) === 1;
          const weight = weights[caseClass];
          recorder.leave(time, person, caseClass, place, other, cause, clock, weight, waiting, wide[at + 1]);
          break;
        }
        case kinds.units:
          recorder.units(time, place, wide[at + 1], wide[at + 4]);
          break;
        default:
          recorder.departure(time, place, wide[at + 1], person, wide[at + 4], flags === 1);
      }
    }
  }

  /** The kernel's memory moves when it grows. */
  private lookAgain(): void {
    if (this.wide.buffer === this.memory.buffer) return;
    this.wide = new Float64Array(this.memory.buffer);
    this.narrow = new Int32Array(this.memory.buffer);
  }
}

/** Places in a row, in 32-bit words, as in kernel/assembly/people.ts; rows lie in blocks. */
const INDEX = 0;
const RANK = 1;
const BLOCK_BITS = 16;
const BLOCK_MASK = 0xffff;

/** Where the kernel keeps people's names, bytes. */
interface NameTables {
  /** address of the table of addresses of blocks of rows */
  readonly rowBlocks: number;
  readonly rowBytes: number;
  /** address of the table of cohorts' keys, two words a rank */
  readonly cohorts: number;
}

/** The names of people, read where the kernel keeps them. */
export class KernelPeople implements People {
  private readonly memory: Memory;
  private readonly tables: NameTables;
  private words = new Int32Array(0);

  constructor(memory: Memory, tables: NameTables) {
    this.memory = memory;
    this.tables = tables;
  }

  cohortHigh(person: number): number {
    return this.cohortWord(person, 0);
  }

  cohortLow(person: number): number {
    return this.cohortWord(person, 1);
  }

  indexOf(person: number): number {
    return this.word(person, INDEX);
  }

  private cohortWord(person: number, place: number): number {
    const rank = this.word(person, RANK);
    return this.words[this.tables.cohorts / 4 + 2 * rank + place];
  }

  private word(person: number, place: number): number {
    if (this.words.buffer !== this.memory.buffer) this.words = new Int32Array(this.memory.buffer);
    const { rowBlocks, rowBytes } = this.tables;
    const block = this.words[rowBlocks / 4 + (person >> BLOCK_BITS)] >>> 2;
    return this.words[block + ((person & BLOCK_MASK) * rowBytes) / 4 + place];
  }
}
