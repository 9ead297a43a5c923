// What observers keep in each person's row, and who the person is.
import { marksAt, NO_STAGE, PersonRows, row, rowCount, rowNumber, STAGE, WAITED } from "./people.ts";

/** bytes of marks a person's row needs: instants, 8 each, and behind them the small numbers */
export let markBytes: usize = 0;
let smallAt: usize = 0;

/** There are the rows of one run in a kernel. */
// @unmanaged
export class Rows extends PersonRows {
  get count(): i32 {
    return rowCount();
  }

  reserve(instants: i32, marks: i32): void {
    smallAt = 8 * <usize>instants;
    markBytes = smallAt + <usize>marks;
  }

  // The engine says in the row where everybody is.

  // @inline
  enter(_person: i32, _caseClass: i32, _stage: i32, _since: f64, _isOutcome: boolean): void {}

  // @inline
  leave(_person: i32): void {}

  // @inline
  isInLine(person: i32): boolean {
    return load<u8>(row(person), WAITED) == 1;
  }

  // @inline
  setInLine(person: i32, isInLine: boolean): void {
    store<u8>(row(person), isInLine ? 1 : 0, WAITED);
  }

  // @inline
  instant(person: i32, place: i32): f64 {
    return load<f64>(row(person) + marksAt + ((<usize>place) << 3));
  }

  // @inline
  setInstant(person: i32, place: i32, time: f64): void {
    store<f64>(row(person) + marksAt + ((<usize>place) << 3), time);
  }

  // @inline
  mark(person: i32, place: i32): i32 {
    return load<u8>(row(person) + marksAt + smallAt + <usize>place);
  }

  // @inline
  setMark(person: i32, place: i32, mark: i32): void {
    store<u8>(row(person) + marksAt + smallAt + <usize>place, mark);
  }

  nth(n: i32): i32 {
    return <i32>rowNumber(n);
  }

  isInside(person: i32): boolean {
    return load<u16>(row(person), STAGE) != NO_STAGE;
  }
}

export const ROWS = changetype<Rows>(0);
