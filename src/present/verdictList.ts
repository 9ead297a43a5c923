// Claims and what they came to: the words, who said them, the verdict, how sure, and the numbers behind it.
import type { TestResult, Verdict } from "../judge/verdict.ts";
import { anchor, capital, dated, escape, paragraph, section } from "./html.ts";
import { counted, number, percent, percentRange } from "../quantity/numberWords.ts";
import { liveLine } from "./liveLink.ts";
import { factsOf } from "./parameterTable.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { label, px, svg } from "./svg.ts";
import type { Table } from "./table.ts";
import { lineOf } from "./testLine.ts";
import { turnedByOwnDraws, turningSentences } from "./turningSentences.ts";
import { figures, foldedTable, words } from "./table.ts";
import {
  gateWords,
  heldWords,
  partsWords,
  saidVerdict,
  settledWords,
  undefinedWords,
  verdictMarks,
} from "./verdictWords.ts";

export function verdictSection(input: ReportInput): string {
  if (input.verdicts.length === 0) return "";
  const aside = input.areTurnedByOwnDraws === true ? ` ${turnedByOwnDraws}` : "";
  const note =
    "Each statement is given in short words of its own; the source says where it was made. Where runs decide, the number " +
    "of runs in which it holds stands beside the verdict, with the 95 % interval that comes from so many runs. In part: its " +
    "parts have different verdicts. By construction: an input was set from the figure, so the test could not have failed. " +
    "In the model; untested: so the model says, and too few of its forecasts of this kind have met what was published, n " +
    `independent ones.${aside}`;
  const known = new Set(factsOf(input).map((fact) => fact.id));
  const cards = input.verdicts
    .map((verdict) => card(verdict, known, turnsOn(input, verdict.id), liveLine(input, [], { statement: verdict.id })))
    .join("");
  const tables = verdictTables(input).map(foldedTable).join("");
  return section(
    "claims",
    "Statements, judged",
    tallyWords(input),
    `${tally(input)}${paragraph(note, "note")}<ol class="cards">${cards}</ol>${tables}`,
  );
}

export function verdictTables(input: ReportInput): readonly Table[] {
  if (input.verdicts.length === 0) return [];
  return [
    {
      name: "claims",
      caption: "Statements and verdicts",
      columns: [
        ...["id", "statement", "said by", "date", "source", "kind", "verdict", "forecasts of its kind"].map(words),
        figures("holds in", "runs"),
        figures("of", "runs"),
        figures("probability", "share of runs"),
        figures("interval from", "share of runs"),
        figures("interval to", "share of runs"),
        ...["parts", "not tested", "reason"].map(words),
      ],
      rows: input.verdicts.map((verdict) => [
        verdict.id,
        verdict.words,
        verdict.said.by,
        verdict.said.date,
        verdict.said.source,
        verdict.kind.join(", "),
        verdict.verdict,
        verdict.gate === null ? "" : gateWords(verdict.gate),
        verdict.runs?.held ?? null,
        verdict.runs?.made ?? null,
        verdict.probability,
        verdict.interval?.[0] ?? null,
        verdict.interval?.[1] ?? null,
        partsWords(verdict),
        verdict.notTested,
        verdict.reason,
      ]),
    },
    {
      name: "claims-numbers",
      caption: "The numbers behind the verdicts",
      columns: [
        ...["claim", "part", "test", "sources used", "verdict", "number"].map(words),
        figures("value"),
        figures("10 % of runs below"),
        figures("90 % of runs below"),
        ...["unit", "fact"].map(words),
      ],
      rows: input.verdicts.flatMap((verdict) =>
        verdict.tests.flatMap((test) =>
          test.numbers.map((one) => [
            verdict.id,
            test.part,
            test.description,
            test.source,
            test.verdict,
            one.label,
            one.value,
            one.p10 ?? null,
            one.p90 ?? null,
            one.unit,
            one.fact ?? "",
          ]),
        ),
      ),
    },
  ];
}

function countsOf({ verdicts }: ReportInput): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}

/** "31 statements: 8 supported, 3 contradicted" */
function tallyWords(input: ReportInput): string {
  const parts = [...countsOf(input)].map(([word, count]) => `${count} ${word}`);
  return `${counted(input.verdicts.length, "statement")}: ${parts.join(", ")}`;
}

function tally(input: ReportInput): string {
  const items = [...countsOf(input)].map(([word, count]) => {
    const mark = verdictMarks[word as keyof typeof verdictMarks];
    return `<li><span class="mark ${mark.tone}" aria-hidden="true">${mark.symbol}</span> ${escape(word)} <b>${count}</b></li>`;
  });
  return `<ul class="tally" aria-label="Verdicts counted">${items.join("")}</ul>`;
}

/** Which single figure would turn it, where that was found out of these documents. */
function turnsOn({ turnings = [] }: ReportInput, id: string): string {
  const own = turningSentences(turnings.filter(({ claim }) => claim === id));
  return own.map((sentence) => paragraph(capital(sentence), "turns")).join("");
}

/**
 * @param turns which single figure would turn it
 * @param live  from the statement to the same in the workbench
 */
function card(verdict: Verdict, known: ReadonlySet<string>, turns: string, live: string): string {
  const said = [verdict.said.by, verdict.said.date, verdict.said.source].filter((part) => part !== "").join(", ");
  const untested = verdict.notTested === "" ? "" : paragraph(`Not tested: ${verdict.notTested}`, "untested");
  return (
    `<li class="card" id="${anchor("claim", verdict.id)}"><h3>${escape(capital(verdict.words))}</h3>` +
    `<p class="said">${escape(said)}</p>${wordLine(verdict)}` +
    `${verdict.probability === null ? "" : probabilityStrip(verdict)}${partList(verdict)}${turns}${untested}` +
    `${paragraph(verdict.reason, "reason")}${verdict.tests.map((test) => testList(test, verdict.tests.length > 1, known)).join("")}` +
    `${live}<p class="quiet id">${escape(verdict.id)} · ${escape(verdict.kind.join(", "))}</p></li>`
  );
}

function wordLine(judged: Verdict): string {
  const { verdict, gate, runs, interval } = judged;
  const { tone, symbol } = verdictMarks[verdict];
  const range = interval === null ? "" : ` (95 % interval ${percentRange(interval)})`;
  const share = runs === null ? "" : ` · holds ${heldWords(runs)}${range}`;
  const settled = settledWords(judged) === "" ? "" : ` · ${settledWords(judged)}`;
  const mark = `<span class="mark ${tone}" aria-hidden="true">${symbol}</span>`;
  return `<p class="verdict ${tone}">${mark} <strong>${escape(saidVerdict({ verdict, gate }))}</strong>${share}${settled}</p>`;
}

function partList({ parts }: Verdict): string {
  if (parts.length === 0) return "";
  const items = parts.map((part) => {
    const { title, verdict, gate, runs, reason } = part;
    const settled = settledWords(part) === "" ? "" : `, ${settledWords(part)}`;
    const share = runs === null ? "" : `, ${heldWords(runs)}${settled}`;
    const why = reason === "" ? "" : ` <span class="quiet">${escape(reason)}</span>`;
    const symbol = `<span aria-hidden="true">${verdictMarks[verdict].symbol}</span>`;
    return `<li>${escape(capital(title))}: ${symbol} ${escape(saidVerdict({ verdict, gate }))}${share}.${why}</li>`;
  });
  return `<ul class="parts">${items.join("")}</ul>`;
}

/** A line from 0 to 100 % with the interval as a bar and the share as a ring. */
function probabilityStrip(verdict: Pick<Verdict, "id" | "probability" | "interval">): string {
  const [width, left] = [316, 20];
  const x = (share: number): number => left + share * (width - 2 * left);
  const { probability, interval } = verdict;
  if (probability === null) return "";
  const ticks = [0, 0.5, 1].map((share) => label(x(share), 34, percent(share), { anchor: "middle", className: "q s" }));
  const bar = interval === null ? "" : `<path class="r50" d="M${px(x(interval[0]))} 12H${px(x(interval[1]))}"/>`;
  return svg(
    {
      id: anchor("p", verdict.id),
      title: "Share of runs in which it holds",
      description: `${percent(probability)}, interval ${percentRange(interval)}`,
      width,
      height: 40,
      className: "strip",
    },
    `<path class="grid" d="M${left} 12H${width - left}M${px(x(0.5))} 6v12M${left} 6v12M${width - left} 6v12"/>${bar}` +
      `<circle class="rm" cx="${px(x(probability))}" cy="12" r="5"/>${ticks.join("")}`,
  );
}

function testList(test: TestResult, isOneOfMany: boolean, known: ReadonlySet<string>): string {
  const mark = verdictMarks[test.verdict];
  const source = test.source === "" ? "" : ` <span class="quiet">(${escape(test.source)})</span>`;
  const runs = test.runs === null ? "" : `, ${heldWords(test.runs)}`;
  // alone, a test has the card's own verdict, which stands above it
  const outcome = isOneOfMany
    ? `: <span aria-hidden="true">${mark.symbol}</span> ${escape(saidVerdict(test))}${runs}`
    : "";
  const undefinedRuns = test.undefinedRuns === 0 ? "" : escape(`, ${undefinedWords(test)}`);
  const numbers = test.numbers.map((one) => {
    const spread =
      one.p10 === undefined || one.p90 === undefined ? "" : ` (80 % ${number(one.p10)} to ${number(one.p90)})`;
    const name = dated(one.label);
    const linked =
      one.fact === undefined || !known.has(one.fact) ? name : `<a href="#${anchor("fact", one.fact)}">${name}</a>`;
    return `<li>${linked}: <b>${escape(number(one.value))}</b> ${escape(one.unit)}${spread}</li>`;
  });
  const built = test.byConstruction === "" ? "" : ` <span class="quiet">${escape(test.byConstruction)}</span>`;
  const line = lineOf(test.description, test.numbers);
  const words = line === null ? test.description : `holds if ${line}`;
  const said = `<p>${dated(capital(words))}${source}${outcome}${undefinedRuns}${built}</p>`;
  const list = numbers.length === 0 ? "" : `<ul>${numbers.join("")}</ul>`;
  // the numbers name what is measured, and the line stands below them
  return `<div class="test">${line === null ? said + list : list + said}</div>`;
}
