// The first two screens: the answer in a sentence, one picture, the boxes, what was said, how sure. The rest is folded.
import type { AnswerRow, FlowRow, GatedFlip, PlainAnswer, PlainVerdict } from "../ask/answer/plainAnswer.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import type { AnswerPath } from "../ask/report/answerPath.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { answerChart, finding } from "./answerChart.ts";
import { answerTables } from "./answerTables.ts";
import { anchor, capital, escape, paragraph } from "./html.ts";
import { differenceNote } from "./differenceNote.ts";
import { answerSentence, answerWord, gateSentence } from "./answerSentence.ts";
import { liveLine, liveNumber } from "./liveLink.ts";
import { dayWords } from "./dayWords.ts";
import { flipSentence } from "./flipSentence.ts";
import { rowTexts } from "./rowTexts.ts";
import { sureSentences } from "./sureSentences.ts";
import { counted } from "../quantity/numberWords.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import { inOrder, saidVerdict, verdictMarks } from "./verdictWords.ts";

export function firstScreen(input: ReportInput, plain: PlainAnswer): string {
  const [lead, ...rest] = sureSentences(plain);
  const ofQuestion = plain.flips.filter(({ of }) => of.kind === "question");
  return (
    `<section id="answer" aria-labelledby="answer-title" class="answer"><h2 id="answer-title" class="hidden">The answer</h2>` +
    `<p class="sentence">${sentenceHtml(plain)}</p>${gateLine(input, plain)}${paragraph(lead ?? "", "sure")}` +
    `<div class="two"><div>${picture(input, plain)}${turns(ofQuestion)}</div><div>${boxes(input, plain)}</div></div>` +
    said(input, plain) +
    `<h3>How sure, and what it leaves out</h3><ul class="sureness">${rest.map((text) => `<li>${escape(text)}</li>`).join("")}</ul>` +
    `${answerTables(plain).map(foldedTable).join("")}</section>`
  );
}

/** How forecasts of the answer's kind came out, and where all are told. */
function gateLine(input: ReportInput, plain: PlainAnswer): string {
  const where = input.trackRecord === undefined ? "" : ` <a href="#record">How wrong forecasts were</a>`;
  return `<p class="sure">${escape(gateSentence(plain))}${where}</p>`;
}

/** The word that answers stands out by weight; its colour only repeats it. */
function sentenceHtml(plain: PlainAnswer): string {
  const text = answerSentence(plain);
  const word = answerWord(plain);
  const tone = { yes: "yes", no: "no", "not settled": "open" }[plain.finding.word];
  if (!text.startsWith(word)) return escape(text);
  return `<b class="${tone}">${escape(word)}</b>${escape(text.slice(word.length))}`;
}

function picture(input: ReportInput, plain: PlainAnswer): string {
  const draw = (width: number, suffix: string): string => answerChart(plain, input.path ?? null, `answer-${suffix}`, width); // prettier-ignore
  const isRanged = plain.finding.runs > 1 && plain.finding.seen !== "expected";
  const notes = [
    isRanged ? (plain.dates === null ? "Bars hold 8 runs in 10." : "Bars at the ends hold 8 runs in 10.") : "",
    input.path == null ? "" : lineNote(input.path, plain),
  ];
  const drawn = draw(560, "w") === "" ? "" : responsive(draw, 560);
  return `<figure><figcaption><h3>${escape(`${plain.noun}: ${finding(plain)}`)}</h3></figcaption>${drawn}${paragraph(notes.filter((text) => text !== "").join(" "), "note")}${liveLine(input, plain.with)}${drawn === "" ? "" : boxesHidden(plain)}</figure>`; // prettier-ignore
}

/** What its lines are, and of what its numbers where these are of more runs. */
function lineNote({ runs, runsAhead, ahead }: AnswerPath, { finding }: PlainAnswer): string {
  const lines = (count: number): string => `Lines: median of the ${counted(count, "run")} followed month by month`;
  if (ahead === null) return `${lines(runs)}, and straight from the first day to the second.`;
  if (runs < runsAhead) return `${lines(runsAhead)}; before the first day of ${runs} of them.`;
  return runs < finding.runs ? `${lines(runs)}; dots: of all ${finding.runs}.` : `${lines(runs)}.`;
}

/** A picture's table stands in its figure; the one beside it holds the same numbers, and is named. */
function boxesHidden(plain: PlainAnswer): string {
  const total = plain.rows[plain.rows.length - 1];
  const { before, without, with: changed } = rowTexts(total, plain);
  const cells = [...(before === "" ? [] : [before]), without, changed];
  return `<table class="hidden"><caption>What the picture shows</caption><tbody><tr><th scope="row">${escape(total.title)}</th>${cells.map((text) => `<td>${escape(text)}</td>`).join("")}</tr></tbody></table>`; // prettier-ignore
}

/** Before, without, with, and what each run differs by. */
function boxes(input: ReportInput, plain: PlainAnswer): string {
  const { rows, flows, dates, statistic } = plain;
  const hasBefore = rows.some(({ before }) => before !== null);
  const after = dates === null ? "" : `${shortDay(dates.after)}<br>`;
  const heads = [
    ...(hasBefore ? [shortDay(dates?.before ?? "")] : []),
    `${after}without`,
    `${after}with`,
    rows[0].difference.runs > 1 ? "differ&shy;ence<br>run by run" : "differ&shy;ence",
  ].map((text) => `<th scope="col" class="n">${text}</th>`);
  const span = heads.length;
  const body = rows.map((row) => boxRow(input, plain, row, hasBefore));
  const between =
    flows.length === 0
      ? []
      : [
          `<tr class="between"><th scope="rowgroup" colspan="${span + 1}">In between</th></tr>`,
          ...flows.map((flow) => flowRow(input, plain, flow, hasBefore)),
        ];
  const note = differenceNote(plain);
  return (
    `<h3>${escape(boxesTitle(plain))}</h3><div class="fit" role="region" tabindex="0" aria-label="The answer in numbers">` +
    `<table class="boxes"><caption>${escape(`${capital(plain.noun)}, ${statistic}`)}</caption>` +
    `<thead><tr><th scope="col"><span class="hidden">box</span></th>${heads.join("")}</tr></thead><tbody>${body.join("")}${between.join("")}</tbody></table></div>` +
    paragraph(note, "note")
  );
}

/** How many boxes the change moves in every run, and which most: said only where there are several. */
function boxesTitle({ rows, change }: PlainAnswer): string {
  const own = rows.filter(({ kind }) => kind === "box");
  if (own.length < 2) return "The numbers";
  const moved = own
    .filter(isMoved)
    .toSorted((a, b) => Math.abs(b.difference.median ?? 0) - Math.abs(a.difference.median ?? 0));
  if (moved.length === 0) return `${capital(change)} moves no box in every run`;
  const count = moved.length === own.length ? "every box" : `${words[moved.length] ?? moved.length} of ${words[own.length] ?? own.length} boxes`; // prettier-ignore
  return `${capital(change)} moves ${count}${moved.length === 1 ? ":" : ", most of all"} “${moved[0].title}”`;
}

/** In every run, and the same way. */
function isMoved({ difference: { runs, lower, higher } }: Pick<AnswerRow, "difference">): boolean {
  return runs > 0 && (lower === runs || higher === runs);
}

function movedClass(row: Pick<AnswerRow, "difference">): string {
  return isMoved(row) ? " moved" : "";
}

const words = ["no", "one", "two", "three", "four", "five", "six"];

function boxRow(input: ReportInput, plain: PlainAnswer, row: AnswerRow, hasBefore: boolean): string {
  const texts = rowTexts(row, plain);
  const small = row.note === "" ? "" : `<small>${escape(row.note)}</small>`;
  const range = texts.differenceRange === "" ? "" : `<small>${escape(texts.differenceRange)}</small>`;
  return (
    `<tr class="${row.kind}"><th scope="row">${escape(row.title)}${small}</th>${hasBefore ? `<td class="n">${liveNumber(input, plain.without, texts.before)}</td>` : ""}` +
    `<td class="n">${liveNumber(input, plain.without, texts.without)}</td><td class="n${movedClass(row)}">${liveNumber(input, plain.with, texts.with)}</td><td class="n${movedClass(row)}">${liveNumber(input, plain.with, texts.difference)}${range}</td></tr>`
  );
}

function flowRow(input: ReportInput, plain: PlainAnswer, flow: FlowRow, hasBefore: boolean): string {
  const texts = rowTexts(flow, plain);
  return (
    `<tr><th scope="row">${escape(capital(flow.title))}</th>${hasBefore ? "<td></td>" : ""}<td class="n">${liveNumber(input, plain.without, texts.without)}</td>` +
    `<td class="n${movedClass(flow)}">${liveNumber(input, plain.with, texts.with)}</td><td class="n${movedClass(flow)}">${liveNumber(input, plain.with, texts.difference)}</td></tr>`
  );
}

/** Where each lever turns the answer. */
function turns(flips: readonly GatedFlip[]): string {
  if (flips.length === 0) return "";
  const items = flips.map((flip) => paragraph(flipSentence(flip))).join("");
  return `<div class="turn"><h3>What would have to be true?</h3>${items}</div>`;
}

function said(input: ReportInput, { verdicts, flips }: PlainAnswer): string {
  if (verdicts.length === 0) return "";
  const items = verdicts.map((verdict) =>
    saidItem(
      input,
      verdict,
      flips.filter(({ of }) => of.id === verdict.id),
    ),
  );
  return `<h3>What was said, and what the model makes of it</h3>${paragraph(untestedNote(verdicts), "note")}<ul class="said-list">${items.join("")}</ul>`;
}

/** What the words beside a verdict mean, where it has such words. */
function untestedNote(verdicts: readonly PlainVerdict[]): string {
  const counts = verdicts.flatMap(({ gate }) => (gate?.status === "untested" && gate.words !== "" ? [gate.n] : []));
  if (counts.length === 0) return "";
  const most = Math.max(...counts);
  const example = most === 0 ? "none" : `only ${most}`;
  return `Untested (n = ${most}): of past forecasts of its kind ${example} could be scored, too few to tell how good a statement from the model is.`;
}

function saidItem(input: ReportInput, verdict: PlainVerdict, flips: readonly GatedFlip[]): string {
  const mark = verdictMarks[verdict.verdict];
  const { holds, parts, notTested } = verdict;
  const remarks = [
    ...partWords(parts),
    ...(holds === null ? [] : [`Holds in ${holds.runs} of ${holds.of} runs.`]),
    ...flips.map((flip) => flipSentence(flip)),
    ...(notTested === "" ? [] : [`Not tested: ${notTested}`]),
  ];
  const statement = escape(capital(verdict.words));
  const isLinked = input.verdicts.some(({ id }) => id === verdict.id);
  return (
    `<li><span class="word ${mark.tone}"><span class="mark" aria-hidden="true">${mark.symbol}</span> ${escape(capital(saidVerdict(verdict)))}</span>` +
    `<span>${isLinked ? `<a href="#${anchor("claim", verdict.id)}">${statement}</a>` : statement}<small>${escape(remarks.join(" "))}</small></span></li>`
  );
}

/** "Supported: halved, smaller than without it. Not testable here: …": parts of one verdict together. */
function partWords(parts: PlainVerdict["parts"]): readonly string[] {
  const ordered = inOrder.flatMap((word) => parts.filter(({ verdict }) => verdict === word));
  const together = groupedBy(ordered, saidVerdict);
  return [...together].map(([verdict, own]) => `${capital(verdict)}: ${own.map(({ title }) => title).join(", ")}.`);
}

/** "July 2024" for the first of a month, "31 Dec 2026" for another day. */
function shortDay(day: string): string {
  const words = dayWords(day);
  return escape(
    words.startsWith("1 ") ? words.slice(2) : words.replace(/[A-Z][a-z]{3,}/, (month) => month.slice(0, 3)),
  );
}
