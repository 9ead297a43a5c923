// Which kinds of people have the same future from a stage on, so that they need not be told apart there.
// Nothing is approximated: kinds are merged only where every share, rate, delay, line and place that they can
// come to is the same for both.
import type { ByClass, Program, StageId } from "../../compile/program.ts";

/** A way out of a stage, with the parts that matter here. */
interface Way {
  readonly to: StageId;
  readonly share: ByClass | null;
}

/**
 * @param isThere 1 where somebody of a kind can come; [stage × kinds + kind]
 * @param apart groups whose levels somebody asks for one by one; null for all classes
 * @returns in slices, the lowest equivalent kind, -1 where nobody can come; [stage × kinds + kind]
 */
export function* findAlike(
  program: Program,
  isThere: Uint8Array,
  kinds: number,
  ways: readonly (readonly Way[])[],
  apart: readonly string[] | null,
): Generator<void, Int32Array, void> {
  const first = new Int32Array(isThere.length).fill(-1);
  let blocks = new Int32Array(isThere.length).fill(-1);
  const known = new Map<string, number>();
  const number = (text: string): number => {
    const block = known.get(text) ?? known.size;
    known.set(text, block);
    return block;
  };
  const asked = Array.from({ length: program.classCount }, (_, c) => askedOf(program, c, apart));
  const stages = program.stages.map((_, stage) => stage);
  for (const stage of stages) {
    for (let kind = 0; kind < kinds; kind++) {
      const at = stage * kinds + kind;
      if (isThere[at] === 0) continue;
      blocks[at] = number(`${stage}:${ownOf(program, stage, kind)}:${asked[kind % program.classCount]}`);
    }
    yield;
  }
  for (let count = 0; count !== known.size;) {
    count = known.size;
    known.clear();
    const finer = new Int32Array(isThere.length).fill(-1);
    for (const stage of stages) {
      for (let kind = 0; kind < kinds; kind++) {
        const at = stage * kinds + kind;
        if (isThere[at] === 0) continue;
        let text = `${blocks[at]}`;
        for (const { to } of ways[stage]) text += `,${blocks[to * kinds + kind]}`;
        finer[at] = number(text);
      }
    }
    blocks = finer;
    yield;
  }
  for (const stage of stages) {
    const leader = new Map<number, number>();
    for (let kind = 0; kind < kinds; kind++) {
      const at = stage * kinds + kind;
      if (isThere[at] === 0) continue;
      if (!leader.has(blocks[at])) leader.set(blocks[at], kind);
      first[at] = leader.get(blocks[at])!;
    }
  }
  return first;
}

/**
 * A key for everything that tells classes apart in any stage: levels that somebody asks for, and measures
 * that count them.
 */
function askedOf(program: Program, caseClass: number, apart: readonly string[] | null): string {
  if (apart === null) return `${caseClass}`;
  const { groups, classLevels, measures } = program;
  const levels = groups.flatMap(({ name }, g) =>
    apart.includes(name) ? [classLevels[caseClass * groups.length + g]] : [],
  );
  return `${levels.join(",")};${measures.map(({ classes }) => classes[caseClass]).join("")}`;
}

/**
 * A key for everything that tells kinds apart in the stage itself. Equal curves, and equal samplers, have one
 * number in a Program.
 */
function ownOf(program: Program, stage: StageId, kind: number): string {
  const { stages, resources, holds, crossClocks, initial, groups, classLevels, classCount } = program;
  const here = stages[stage];
  const c = kind % classCount;
  const own: number[] = [];
  const note = (byKind: ByClass | null): void => {
    own.push(byKind === null ? -2 : byKind[kind]);
  };
  note(here.time);
  here.next.shares.forEach(note);
  for (const { after, rate } of [...here.clocks, ...crossClocks]) {
    note(after);
    note(rate);
  }
  for (const { resource } of holds) own.push(resource[c]);
  for (const byClass of here.lines) own.push(byClass[c]);
  const lines = [...here.lines.map((byClass) => byClass[c]), ...here.holds.map((hold) => holds[hold].resource[c])];
  for (const resource of lines) {
    if (resource < 0) continue;
    const { priority, oneGroup } = resources[resource];
    own.push(priority[stage * classCount + c] ?? -1, oneGroup < 0 ? -1 : classLevels[c * groups.length + oneGroup]);
  }
  for (const entry of initial) {
    if (entry.stage !== stage) continue;
    own.push(entry.age[c]);
    for (const { sampler } of entry.elapsed) own.push(sampler[c]);
  }
  return own.join(",");
}
