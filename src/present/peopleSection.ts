// People under two policies on a page: one person's two lives, and waits by group and by when people joined a line.
import type { FollowedPeople } from "../ask/followedPeople.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { figure, paragraph, section } from "./html.ts";
import { clockOf, livesChart } from "./livesChart.ts";
import { allLivesTable, englishLivesTable, lifeSentence, lifeWords, livesCount } from "./livesWords.ts";
import { shortTitles } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";
import { tailChart } from "./tailChart.ts";
import { englishTails, englishTailTable, tailNote } from "./tailWords.ts";
import type { ToldChart } from "./toldChart.ts";

const oneRun =
  "By one run person by person for each policy, with the same chances, every uncertain figure at its own value.";

export function livesSection(input: ReportInput): string {
  const { people } = input;
  const life = people?.lives.lives.at(0);
  if (people === undefined || life === undefined) return "";
  const { lives } = people;
  const names = namesOf(input, people);
  const title = "The same person, with the same chances";
  const description = lifeSentence(life, lives, names);
  const [clock, words] = [clockOf(life, lives), lifeWords(names)];
  const picture = responsive(
    (width, suffix) => livesChart(life, clock, { id: `life-${suffix}`, width, title, description, words }),
    760,
  );
  const who = Object.values(life.groups).join(", ");
  const note = `${who === "" ? "" : `${who}. `}${livesCount(lives)}; nobody in it is real. ${oneRun}`;
  const after = paragraph(description) + foldedTable({ ...englishLivesTable(life, lives, names), name: "life" });
  return section("lives", "Lives under two policies", "One simulated person with and without what changes", figure(title, note, picture, after)); // prettier-ignore
}

export function tailSection(input: ReportInput): string {
  const { people } = input;
  const told = toldOf(input, 880, "");
  if (people === undefined || told === null) return "";
  const note = `Half of the waits are over within the thick bar, 9 in 10 within the thin one, 99 in 100 by the ring. ${tailNote} ${oneRun}`;
  const picture = responsive((width, suffix) => toldOf(input, width, suffix)?.picture ?? "");
  const body = figure(told.title, note, picture, paragraph(told.sentence) + foldedTable(told.table));
  return section("tails", "Waits by group and by when people joined", "Half, 90 % and 99 % of waits, and the share still waiting", body); // prettier-ignore
}

export function peopleTables(input: ReportInput): readonly Table[] {
  const { people } = input;
  if (people === undefined) return [];
  const names = namesOf(input, people);
  const lives = people.lives.lives.length === 0 ? [] : [allLivesTable(people.lives, names)];
  return [...lives, englishTailTable(people.waits.sides, names)];
}

function toldOf(input: ReportInput, width: number, suffix: string): ToldChart | null {
  const { people } = input;
  if (people === undefined) return null;
  const shown = { titleOf: (_: string, title: string) => title, levelOf: (level: string) => level };
  const options = { id: `tails-${suffix}`, width, names: namesOf(input, people), words: englishTails, ...shown };
  return tailChart(people.waits.sides, options);
}

function namesOf(input: ReportInput, { stacks }: FollowedPeople): readonly string[] {
  return shortTitles(input, stacks);
}
