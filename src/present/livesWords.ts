// What pictures and tables of the same person's two lives say, in English.
import type { LifeStay, LivesFound, PairedLife } from "../ask/live/livesFound.ts";
import { lifeDay } from "../ask/live/lifeDay.ts";
import { counted } from "../quantity/numberWords.ts";
import { clockOf, livesTable } from "./livesChart.ts";
import type { LifeWords } from "./livesChart.ts";
import { figures, words } from "./table.ts";
import type { Table } from "./table.ts";
import { waitTime } from "./tailWords.ts";

const heads = {
  caption: "Both lives, day by day",
  policy: "policy",
  stage: "stage",
  from: "from",
  served: "wait over",
  until: "until",
  days: "days",
};

export function lifeWords([base, now = ""]: readonly string[]): LifeWords {
  return { base, now, still: "still here at the end", time: waitTime, waits: (time) => `waits ${time}` };
}

/** "as it stands: served, 2026-04-03; one more officer: served, 2026-03-01." */
export function lifeSentence(life: PairedLife, found: LivesFound, names: readonly string[]): string {
  if (life.now !== null && !life.differs) return "This life is the same under both policies.";
  const clock = clockOf(life, found);
  const end = (stays: readonly LifeStay[], name: string): string => {
    const last = stays[stays.length - 1];
    return `${name}: ${last.title}, ${last.kind === "outcome" ? lifeDay(last.entered, clock) : "still here at the end"}`;
  };
  return `${[end(life.base, names[0]), ...(life.now === null ? [] : [end(life.now, names[1])])].join("; ")}.`;
}

/** "3 of 120 lives differ; 12 came in one run alone" */
export function livesCount({ lives, unpaired }: LivesFound): string {
  const differing = lives.filter(({ differs }) => differs).length;
  const compared =
    lives.at(0)?.now === null
      ? `${counted(lives.length, "person", "people")}; nothing is changed, so that there is one life of each`
      : `${differing} of ${counted(lives.length, "life", "lives")} differ`;
  return unpaired === 0 ? compared : `${compared}; ${counted(unpaired, "person", "people")} came in one run alone`;
}

export function englishLivesTable(life: PairedLife, found: LivesFound, names: readonly string[], nth = 0): Table {
  const table = livesTable(life, clockOf(life, found), lifeWords(names), heads);
  return { ...table, name: nth === 0 ? table.name : `${table.name}-${nth + 1}` };
}

/** All of them in one table, with who they are. */
export function allLivesTable(found: LivesFound, names: readonly string[]): Table {
  const tables = found.lives.map((life) => englishLivesTable(life, found, names));
  const groups = Object.keys(found.lives.at(0)?.groups ?? {});
  return {
    name: "lives",
    caption: heads.caption,
    columns: [figures("person"), ...groups.map((group) => words(group)), ...(tables.at(0)?.columns ?? [])],
    rows: tables.flatMap(({ rows }, nth) =>
      rows.map((row) => [nth + 1, ...groups.map((group) => found.lives[nth].groups[group]), ...row]),
    ),
  };
}
