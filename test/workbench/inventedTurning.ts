// What turns the statement of the passport office, with invented numbers.
import type { Turning } from "../../src/ask/flip/nearest.ts";

const figure = {
  parameter: "applicants",
  title: "Applications",
  kind: "judgement",
  how: "times",
  unit: "",
  own: 1,
  range: [0.7, 1.4],
} as const;

export const inventedTurning: Turning = {
  claim: "halves-the-wait",
  part: "",
  holds: true,
  tried: 12,
  stepDays: 1,
  nearest: {
    ...figure,
    at: 1.21,
    bracket: [1.2, 1.22],
    spreads: 2.5,
    confirmed: [
      { value: 1.1, holds: 2, runs: 2 },
      { value: 1.3, holds: 0, runs: 2 },
    ],
    isSettled: true,
  },
  deciding: [
    { ...figure, end: 1.4, at: 1.21, spreads: 2.5, verdict: "contradicted", runs: { held: 0, made: 11 }, effect: "reverses" }, // prettier-ignore
  ],
  verdict: "supported",
};
