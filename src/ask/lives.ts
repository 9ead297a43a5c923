// The lives of a few people, as plain data with dates.
import type { Program } from "../compile/program.ts";
import { isoDate } from "../quantity/date.ts";
import type { Run } from "../study/runReplication.ts";

/** Where one person was, and since when. */
interface Stop {
  readonly stage: string;
  readonly days: number;
  /** null without a calendar */
  readonly date: string | null;
}

export interface Life {
  /** group > level */
  readonly groups: Readonly<Record<string, string>>;
  readonly stops: readonly Stop[];
}

/** The first so many people of each class to arrive in the first replication, with every stage they entered. */
export function livesOf(runs: readonly Run[], { time, groups, classLevels, stages }: Program): readonly Life[] {
  const first = runs.find(({ task }) => task.replication === 0);
  return (first?.observation.timelines ?? []).map(({ caseClass, instants, stages: entered }) => ({
    groups: Object.fromEntries(
      groups.map(({ name, levels }, group) => [name, levels[classLevels[caseClass * groups.length + group]]]),
    ),
    stops: Array.from(entered, (stage, place) => {
      const days = instants[place] * time.gridDays;
      return {
        stage: stages[stage].name,
        days,
        date: time.startDays === null ? null : isoDate(Math.floor(time.startDays + days)),
      };
    }),
  }));
}
