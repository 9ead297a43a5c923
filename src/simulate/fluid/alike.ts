// Which kinds of people go through the rest of their way alike, from a stage on: they need not be told apart there. Exact:
// kinds are together only where every share, rate, delay, line and place they can come to is the same for both.
import type { ByClass, CurveId, Program, SamplerId, StageId } from "../../compile/program.ts";

/** A way out of a stage as far as it matters here. */
interface Way {
  readonly to: StageId;
  readonly share: ByClass | null;
}

/**
 * @param isThere 1 where somebody of a kind can come; [stage × kinds + kind]
 * @param apart groups whose levels somebody asks for one by one; null for all classes
 * @returns the lowest kind of those alike, -1 where nobody can come; [stage × kinds + kind]
 */
export function findAlike(
  program: Program,
  isThere: Uint8Array,
  kinds: number,
  ways: readonly (readonly Way[])[],
  apart: readonly string[] | null,
): Int32Array {
  const curves = new SameCurves(program);
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
      blocks[at] = number(`${stage}:${ownOf(program, stage, kind, curves)}:${asked[kind % program.classCount]}`);
    }
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

/** What tells classes apart wherever they are: levels somebody asks for, and which measures count them. */
function askedOf(program: Program, caseClass: number, apart: readonly string[] | null): string {
  if (apart === null) return `${caseClass}`;
  const { groups, classLevels, measures } = program;
  const levels = groups.flatMap(({ name }, g) =>
    apart.includes(name) ? [classLevels[caseClass * groups.length + g]] : [],
  );
  return `${levels.join(",")};${measures.map(({ classes }) => classes[caseClass]).join("")}`;
}

/** What tells kinds apart by the stage itself. */
function ownOf(program: Program, stage: StageId, kind: number, same: SameCurves): string {
  const { stages, resources, holds, crossClocks, initial, groups, classLevels, classCount } = program;
  const here = stages[stage];
  const c = kind % classCount;
  const sampler = (byKind: ByClass | null): string => (byKind === null ? "" : same.sampler(byKind[kind]));
  const curve = (byKind: ByClass | null): number => (byKind === null ? -1 : same.curve(byKind[kind]));
  const held = holds.map(({ resource }) => resource[c]);
  const lines = [...here.lines.map((byClass) => byClass[c]), ...here.holds.map((hold) => held[hold])];
  const places = lines.map((resource) => {
    if (resource < 0) return "";
    const { priority, oneGroup } = resources[resource];
    return `${priority[stage * classCount + c]}/${oneGroup < 0 ? "" : classLevels[c * groups.length + oneGroup]}`;
  });
  const stock = initial
    .filter((entry) => entry.stage === stage)
    .map(({ age, elapsed }) =>
      [age[c], ...elapsed.map((one) => one.sampler[c])].map((id) => same.sampler(id)).join("+"),
    );
  return [
    sampler(here.time),
    here.next.shares.map(curve).join(","),
    here.clocks.map(({ after, rate }) => `${sampler(after)}/${curve(rate)}`).join(","),
    lines.join(","),
    places.join(","),
    held.join(","),
    crossClocks.map(({ after, rate }) => `${sampler(after)}/${curve(rate)}`).join(","),
    stock.join(","),
  ].join("|");
}

/** Curves and samplers with the same values, whatever their numbers. */
class SameCurves {
  private readonly program: Program;
  private readonly curves = new Map<CurveId, number>();
  private readonly samplers = new Map<SamplerId, string>();
  private readonly texts = new Map<string, number>();

  constructor(program: Program) {
    this.program = program;
  }

  /** One number for all curves of the same values. */
  curve(id: CurveId): number {
    if (id < 0) return -1;
    const found = this.curves.get(id);
    if (found !== undefined) return found;
    const { offsets, starts, values, slopes, periods } = this.program.curves;
    const part = (of: Float64Array): string => of.subarray(offsets[id], offsets[id + 1]).join(",");
    const text = `${part(starts)}|${part(values)}|${part(slopes)}|${periods[id]}`;
    const name = this.texts.get(text) ?? this.texts.size;
    this.texts.set(text, name);
    this.curves.set(id, name);
    return name;
  }

  sampler(id: SamplerId): string {
    if (id < 0) return "-";
    const found = this.samplers.get(id);
    if (found !== undefined) return found;
    const { family, figures, atLeast, atMost, probabilities, parts, shares } = this.program.samplers[id];
    const curves = [...figures, atLeast, atMost, ...shares].map((curve) => this.curve(curve)).join(",");
    const text = `${family}(${curves};${probabilities.join(",")};${parts.map((part) => this.sampler(part)).join("+")})`;
    this.samplers.set(id, text);
    return text;
  }
}
