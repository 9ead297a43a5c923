// One question answered by both engines, beside each other in a line.
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import { rowTexts } from "./rowTexts.ts";

/**
 * "Both engines say no. Expected numbers, and median of 11 runs person by person: with the agreement 255,000 and 250,000
 * (+2.0 %); without it …"
 *
 * @returns "" where one of them has no number
 */
export function bothEngines(expected: PlainAnswer, persons: PlainAnswer): string {
  const [one, other] = [expected, persons].map((answer) => answer.rows[answer.rows.length - 1]);
  const [texts, others] = [rowTexts(one, expected), rowTexts(other, persons)];
  const sides = (["with", "without"] as const).map((side) => {
    const [fluid, single] = [one[side].median, other[side].median];
    if (fluid === null || single === null) return "";
    const gap = single === 0 ? "" : ` (${signed(fluid / single - 1)})`;
    const units = [texts, others].map(({ unit }) => (unit === "" ? "" : ` ${unit}`));
    const called = side === "with" ? `with ${persons.change}` : "without it";
    return `${called} ${texts[side]}${units[0]} and ${others[side]}${units[1]}${gap}`;
  });
  if (sides.includes("") || persons.finding.runs === 0) return "";
  const words = [expected, persons].map(({ finding }) => finding.word);
  const said =
    words[0] !== words[1]
      ? `Expected numbers say ${words[0]}, runs person by person ${words[1]}`
      : words[0] === "not settled"
        ? "Neither engine settles it"
        : `Both engines say ${words[0]}`;
  return `${said}. Expected numbers, and ${persons.statistic} person by person: ${sides.join("; ")}.`;
}

function signed(share: number): string {
  const text = Math.abs(100 * share).toFixed(1);
  return `${share < 0 && Number(text) > 0 ? "−" : "+"}${text} %`;
}
