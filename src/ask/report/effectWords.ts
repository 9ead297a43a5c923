// What drawing a parameter does to the number that answers, in a line for the parameter's own row.
import type { Matters } from "../matters.ts";

/** Shares of the number's own spread, not of its peak; "" where it is not drawn, or nothing was ranked. */
export function effectWords(matters: Matters | null, parameter: string): string {
  const levels = matters?.outcomes.filter(({ kind, byChance }) => kind === "level" && byChance !== null) ?? [];
  const found = levels.flatMap(({ title, factors }) =>
    factors.filter((one) => one.parameter === parameter).map((factor) => ({ of: title, factor })),
  );
  if (found.length === 0) return "";
  const beyond = found.filter(({ factor }) => factor.isBeyondChance);
  if (beyond.length === 0) return "no effect that can be told from chance";
  const told = beyond.map(({ of, factor: { share, how } }) => {
    const number = levels.length === 1 ? "the answer" : of;
    return `${Math.floor(share * 100 + 0.5)} % of the spread of ${number}${how === "drift" ? " (its drift)" : ""}`;
  });
  return `goes along with ${told.join(", ")}`;
}
