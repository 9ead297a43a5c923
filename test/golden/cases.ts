// The cases of queues.json: exact values of textbook systems, computed in 40 digits by other programs.
import { readFileSync } from "node:fs";

export interface GoldenCase {
  readonly id: string;
  readonly family: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly metric: string;
  readonly expected: number;
  /** digits of `expected` that are sure */
  readonly digits: number;
  readonly check: "stochastic" | "exact" | "poisson" | "binomial" | "invariant";
  readonly engine: string;
  /** variance over replications, where it is known exactly */
  readonly known_var?: number;
}

export const goldenCases: readonly GoldenCase[] = JSON.parse(
  readFileSync(new URL("queues.json", import.meta.url), "utf8"),
).cases;

/** @throws Error when there is no such case */
export function goldenCase(id: string): GoldenCase {
  const found = goldenCases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`expected a case of queues.json; got ${id}`);
  return found;
}

/** A number among the case's parameters. */
export function figure(one: GoldenCase, name: string): number {
  const value = one.params[name];
  if (typeof value !== "number") throw new Error(`${one.id}: expected a number called ${name}`);
  return value;
}
