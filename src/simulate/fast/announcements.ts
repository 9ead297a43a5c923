// Reads what the kernel wrote down and hands it on, record by record, as the straight engine would have
// announced it.
import type { Program } from "../../compile/program.ts";
import type { People } from "../people.ts";
import type { LeaveCause, Recorder } from "../recorder.ts";
import {
  Announcement,
  ARRIVE,
  BEGIN,
  BLOCK_BITS,
  DEPARTURE,
  EDGE,
  ENTER,
  INDEX,
  LEAVE,
  RANK,
  UNITS,
} from "../image/contract.ts";
import type { Memory } from "./webAssembly.ts";

/** a bit for each kind */
export const everyKind = (1 << (DEPARTURE + 1)) - 1;

/** Places in a record, in numbers of 64 and of 32 bits. */
const RECORD64 = Announcement.bytes / 8;
const SECOND = Announcement.second / 8;
const MORE = Announcement.more / 8;
const RECORD32 = Announcement.bytes / 4;
const PERSON = Announcement.person / 4;
const PACKED = Announcement.packed / 4;
const PLACES = Announcement.places / 4;
const CLOCK = Announcement.clock / 4;

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
      const person = narrow[at32 + PERSON];
      const packed = narrow[at32 + PACKED];
      const flags = (packed >> 8) & 0xff;
      const caseClass = packed >>> 16;
      const place = narrow[at32 + PLACES] & 0xffff;
      const other = narrow[at32 + PLACES] >> 16;
      switch (packed & 0xff) {
        case EDGE:
          recorder.edge(time);
          break;
        case ARRIVE:
          recorder.arrive(time, person, caseClass, place, weights[caseClass], flags === 1, wide[at + SECOND]);
          break;
        case ENTER:
          recorder.enter(time, person, caseClass, place, other, weights[caseClass], flags === 1, wide[at + SECOND]);
          break;
        case BEGIN:
          recorder.begin(time, person, caseClass, place, other, weights[caseClass], wide[at + SECOND]);
          break;
        case LEAVE: {
          const cause = (flags >> 1) as LeaveCause;
          const clock = narrow[at32 + CLOCK];
          const waiting = (flags & 1) === 1;
          const weight = weights[caseClass];
          recorder.leave(time, person, caseClass, place, other, cause, clock, weight, waiting, wide[at + SECOND]);
          break;
        }
        case UNITS:
          recorder.units(time, place, wide[at + SECOND], wide[at + MORE]);
          break;
        default:
          recorder.departure(
            time,
            place,
            wide[at + SECOND],
            person,
            wide[at + MORE],
            flags === 1,
            narrow[at32 + CLOCK],
          );
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

const BLOCK_MASK = (1 << BLOCK_BITS) - 1;

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
    return this.word(person, INDEX / 4);
  }

  private cohortWord(person: number, place: number): number {
    const rank = this.word(person, RANK / 4);
    return this.words[this.tables.cohorts / 4 + 2 * rank + place];
  }

  private word(person: number, place: number): number {
    if (this.words.buffer !== this.memory.buffer) this.words = new Int32Array(this.memory.buffer);
    const { rowBlocks, rowBytes } = this.tables;
    const block = this.words[rowBlocks / 4 + (person >> BLOCK_BITS)] >>> 2;
    return this.words[block + ((person & BLOCK_MASK) * rowBytes) / 4 + place];
  }
}
