// A weekly flight and a limit that is the same for all both take those who have been there longest, in expected
// numbers too: the right value follows the old end of the line from flight to flight.
import { expect, test } from "vitest";
import { observeRun } from "../../src/observe/observeRun.ts";
import { expectedIn } from "./expected.ts";
import { storyProgram } from "./stories.ts";

interface Line {
  /** persons a day, who come evenly from day 0 to day `until` */
  readonly rate: number;
  readonly until: number;
  /** of a flight each week, the first on day 3 */
  readonly seats: number;
  /** days after which a person leaves who has not flown */
  readonly limit: number;
}

const days = 392;
const lines: Line[] = [
  { rate: 10, until: 196, seats: 50, limit: 60 },
  { rate: 10, until: 140, seats: 49, limit: 45 },
  { rate: 4, until: 364, seats: 21, limit: 80 },
];

/** The day of coming of the first who is still there moves on at each flight, and is never further back than the limit. */
function released({ rate, until, seats, limit }: Line): number {
  let oldest = 0;
  let gone = 0;
  for (let flight = 3; ; flight += 7) {
    const outOfTime = Math.min(until, Math.min(flight, days) - limit);
    if (outOfTime > oldest) {
      gone += rate * (outOfTime - oldest);
      oldest = outOfTime;
    }
    if (flight > days) return gone;
    oldest = Math.min(oldest + seats / rate, flight, until);
  }
}

function model({ rate, until, seats, limit }: Line, isAcross: boolean): string {
  const across = `clocks: {limit: {starts: order, strikesIn: [hold], after: ${limit} days, to: released}}`;
  const here = `clocks: {limit: {after: ${limit} days, to: released}},`;
  return `runs: {for: ${days} days}
resources: {flight: {slots: ${seats}, departs: {dates: [3 days], then: 1 per week}}}
${isAcross ? across : ""}
stages:
  order: {arrivals: {rate: {steps: {0 days: ${rate} per day, ${until} days: 0 per day}}}, passes: true, next: hold}
  hold: {boards: flight, ${isAcross ? "" : here} next: flown}
  flown: {outcome: true}
  released: {outcome: true}
quantities: {released: {entries: released, window: {from: 0 days, for: ${days} days}}}
`;
}

test.each([false, true])(
  "with a flight a week the limit takes whom the flights leave, to a person; across stages: %s",
  (isAcross) => {
    for (const line of lines) {
      for (const step of [7, 1])
        expect(expectedIn(model(line, isAcross), step).released).toBeCloseTo(released(line), 6);
    }
  },
);

test("with several flights a step, which are one flow, releases are off by less than one flight's seats", () => {
  for (const line of lines) {
    for (const step of [28, 14]) {
      const { released: found } = expectedIn(model(line, false), step);
      expect(Math.abs(found - released(line))).toBeLessThan(line.seats);
    }
  }
});

test("person by person, sixty runs release as many on average, within five standard errors", () => {
  const program = storyProgram(model(lines[0], true));
  const observing = { seriesGroup: "", seriesLevels: [], series: false, waits: true };
  const found = Array.from(
    { length: 60 },
    (_, replication) => observeRun(program, { seed: 5, replication, recorders: [] }, observing).measures[0].value!,
  );
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  const variance = found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (found.length - 1);
  expect(Math.abs(mean - released(lines[0]))).toBeLessThan(5 * Math.sqrt(variance / found.length));
});
