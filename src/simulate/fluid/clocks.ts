// Clocks across stages as expected numbers need them. Clocks that differ in nothing but where they start, and of which
// nobody has two at a time, are one: people whose histories began in different places then have the same history.
import type { ByClass, CrossClockProgram, Program, StageId } from "../../compile/program.ts";

export interface FluidClock {
  /** 1 where it starts; [stage] */
  readonly startsIn: Uint8Array;
  readonly strikesIn: Uint8Array;
  readonly voidIn: Uint8Array;
  readonly to: StageId;
  readonly after: ByClass | null;
  readonly rate: ByClass | null;
}

interface FluidClocks {
  readonly clocks: readonly FluidClock[];
  /** which of them stands for a clock of the Program; [clock] */
  readonly clockOf: Int32Array;
}

export function findClocks(program: Program): FluidClocks {
  const { crossClocks } = program;
  const running = crossClocks.map((_, clock) => whereRunning(program, clock));
  const members: number[][] = [];
  const clockOf = Int32Array.from(crossClocks, (one, clock) => {
    const known = members.findIndex((group) =>
      group.every((other) => {
        const isTwice = running[clock].has(crossClocks[other].starts) || running[other].has(one.starts);
        return !isTwice && endAlike(one, crossClocks[other]) && !areBroughtTogether(program, clock, other);
      }),
    );
    if (known < 0) return members.push([clock]) - 1;
    members[known].push(clock);
    return known;
  });
  const clocks = members.map((group): FluidClock => {
    const startsIn = new Uint8Array(program.stages.length);
    for (const clock of group) startsIn[crossClocks[clock].starts] = 1;
    const { strikesIn, voidIn, to, after, rate } = crossClocks[group[0]];
    return { startsIn, strikesIn, voidIn, to, after, rate };
  });
  return { clocks, clockOf };
}

/** Stages in which somebody may be for whom the clock was running as they came. */
function whereRunning(program: Program, clock: number): Set<StageId> {
  const { stages, crossClocks, initial } = program;
  const { starts, voidIn } = crossClocks[clock];
  const found = new Set<StageId>();
  const brought = initial.filter(({ elapsed }) => elapsed.some((one) => one.clock === clock));
  const todo = [starts, ...brought.map(({ stage }) => stage)];
  for (const { stage } of brought) if (stage !== starts) found.add(stage);
  for (let stage = todo.pop(); stage !== undefined; stage = todo.pop()) {
    const { next, clocks, ifFull } = stages[stage];
    const strikes = crossClocks.filter(({ strikesIn }) => strikesIn[stage!] === 1).map(({ to }) => to);
    for (const to of [...next.to, ...clocks.map((one) => one.to), ...strikes, ifFull]) {
      if (to < 0 || found.has(to) || voidIn[to] === 1 || stages[to].kind === "outcome") continue;
      found.add(to);
      todo.push(to);
    }
  }
  return found;
}

function endAlike(one: CrossClockProgram, other: CrossClockProgram): boolean {
  return (
    one.to === other.to &&
    isSame(one.strikesIn, other.strikesIn) &&
    isSame(one.voidIn, other.voidIn) &&
    isSame(one.after, other.after) &&
    isSame(one.rate, other.rate)
  );
}

function isSame(one: Int32Array | Uint8Array | null, other: Int32Array | Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((value, i) => value === other[i]);
}

/** Whether some of those who are there at the first instant may have both. */
function areBroughtTogether({ initial }: Program, one: number, other: number): boolean {
  return initial.some(
    ({ elapsed }) => elapsed.some((at) => at.clock === one) && elapsed.some((at) => at.clock === other),
  );
}
