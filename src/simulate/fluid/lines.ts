// The people in each line: the members of each rank of priority, and families of timetables whose lines have
// people in common.
import type { Program, ResourceId, StageId } from "../../compile/program.ts";
import type { Layout } from "./layout.ts";
import type { Work } from "./order.ts";

/** The cells of one rank of a resource's line; rank 0 is served first. */
export interface RankOf {
  readonly rank: number;
  readonly cells: Int32Array;
  /** level of the group that a departure carries alone, by member; all 0 for any mixture */
  readonly levels: Int32Array;
}

/** Slot resources that share people, directly or through others. */
export interface DepartFamily {
  readonly resources: readonly ResourceId[];
  /** resources without a minimum that share people with the resource; by place in `resources` */
  readonly rivals: readonly (readonly ResourceId[])[];
  /** resources with a minimum that share people with one without; by place in `resources` */
  readonly collectors: readonly (readonly ResourceId[])[];
  readonly stages: readonly StageId[];
}

interface Lines {
  /** [resource] */
  readonly ranks: readonly (readonly RankOf[])[];
  readonly families: readonly DepartFamily[];
  /** works of a step other than entering and leaving */
  readonly works: readonly { readonly work: Work; readonly stages: readonly StageId[] }[];
}

export function planLines(program: Program, layout: Layout): Lines {
  const members = program.resources.map((): number[] => []);
  for (let cell = 0; cell < layout.cells; cell++) {
    for (const resource of resourcesOf(program, layout, cell)) {
      if (!members[resource].includes(cell)) members[resource].push(cell);
    }
  }
  const ranks = program.resources.map((_, resource) => ranksOf(program, layout, resource, members[resource]));
  const families = familiesOf(program, layout, members);
  const stagesOf = (cells: Iterable<number>): StageId[] => [...new Set([...cells].map((cell) => layout.stageOf[cell]))];
  const works: { work: Work; stages: StageId[] }[] = [];
  program.resources.forEach(({ kind }, resource) => {
    if (kind === "servers") {
      ranks[resource].forEach(({ cells }, rank) =>
        works.push({ work: { kind: "serve", resource, rank }, stages: stagesOf(cells) }),
      );
    }
  });
  families.forEach((family, index) =>
    works.push({ work: { kind: "depart", family: index }, stages: [...family.stages] }),
  );
  return { ranks, families, works };
}

/**
 * Resources in whose lines the people of a cell stand: for service or boarding, or for the units they wait
 * for at the door.
 */
function resourcesOf(program: Program, layout: Layout, cell: number): ResourceId[] {
  const stage = program.stages[layout.stageOf[cell]];
  const caseClass = layout.classOf[cell];
  const own = stage.lines.map((byClass) => byClass[caseClass]);
  const door = layout.hasDoor[layout.stageOf[cell]] ? stage.holds : [];
  return [...own, ...door.map((hold) => program.holds[hold].resource[caseClass])].filter((resource) => resource >= 0);
}

function ranksOf(program: Program, layout: Layout, resource: ResourceId, members: readonly number[]): RankOf[] {
  const { priority, oneGroup } = program.resources[resource];
  const rankOf = (cell: number): number =>
    priority[layout.stageOf[cell] * program.classCount + layout.classOf[cell]] ?? 0;
  const ranks = [...new Set(members.map(rankOf))].sort((a, b) => a - b);
  return ranks.map((rank) => {
    const cells = members.filter((cell) => rankOf(cell) === rank);
    const levels = cells.map((cell) =>
      oneGroup < 0 ? 0 : program.classLevels[layout.classOf[cell] * program.groups.length + oneGroup],
    );
    return { rank, cells: Int32Array.from(cells), levels: Int32Array.from(levels) };
  });
}

function familiesOf(program: Program, layout: Layout, members: readonly (readonly number[])[]): DepartFamily[] {
  const slots = program.resources.flatMap(({ kind }, resource) =>
    kind === "slots" && members[resource].length > 0 ? [resource] : [],
  );
  const byCell = new Map<number, ResourceId[]>();
  for (const resource of slots) {
    for (const cell of members[resource]) byCell.set(cell, [...(byCell.get(cell) ?? []), resource]);
  }
  const neighbours = new Map(slots.map((resource) => [resource, new Set<ResourceId>()]));
  for (const resources of byCell.values()) {
    for (const one of resources) for (const other of resources) neighbours.get(one)!.add(other);
  }
  const seen = new Set<ResourceId>();
  const families: DepartFamily[] = [];
  for (const first of slots) {
    if (seen.has(first)) continue;
    const family = new Set<ResourceId>([first]);
    for (const resource of family) for (const other of neighbours.get(resource)!) family.add(other);
    for (const resource of family) seen.add(resource);
    // resources without a minimum come first: they depart before enough people have gathered for the others
    const resources = [...family].sort(
      (a, b) => Number(program.resources[a].minimum >= 0) - Number(program.resources[b].minimum >= 0) || a - b,
    );
    families.push({
      resources,
      rivals: resources.map((resource) =>
        [...neighbours.get(resource)!].filter((other) => other !== resource && program.resources[other].minimum < 0),
      ),
      collectors: resources.map((resource) =>
        program.resources[resource].minimum >= 0
          ? []
          : [...neighbours.get(resource)!].filter((other) => program.resources[other].minimum >= 0),
      ),
      stages: [...new Set(resources.flatMap((r) => members[r].map((cell) => layout.stageOf[cell])))],
    });
  }
  return families;
}
