// Whether the two engines were compared on what is on the page: every difference from that comparison, by its kind, so that
// each language says it in its own words.
import type { FluidAgreement } from "../../ask/fluidBadge.ts";
import type { Moves } from "../../ask/live/moves.ts";
import { PendencyError } from "../../errors.ts";
import type { PackPlace } from "../engine/packPlace.ts";
import { textAt } from "../engine/textAt.ts";

export interface KeptAgreement {
  /** the model, its parameters and the figures they cite, as they are now */
  readonly of: string;
  /** null: nobody has compared the engines on this model */
  readonly kept: FluidAgreement | null;
}

export type Outside =
  | { readonly kind: "changed" | "draws" | "levers" | "publishers" }
  | { readonly kind: "added" | "left"; readonly names: readonly string[] }
  | { readonly kind: "step"; readonly days: number };

interface Shown {
  readonly moves: Moves;
  readonly base: readonly string[];
  readonly stepDays: number;
  readonly isDrawn: boolean;
}

/** Longer by less than this part of it is as long. */
const hairsBreadth = 0.001;

export function outsideOf(
  { of, kept }: KeptAgreement,
  { moves: { stack, levers, sources = [] }, base, stepDays, isDrawn }: Shown,
): readonly Outside[] {
  if (kept === null) return [];
  const { compared } = kept;
  const added = [...new Set([...base, ...stack])].filter((name) => !compared.stack.includes(name));
  const left = compared.stack.filter((name) => !base.includes(name) || !stack.includes(name));
  const isLonger = stepDays > compared.stepDays * (1 + hairsBreadth);
  return [
    ...(compared.of === of ? [] : [{ kind: "changed" as const }]),
    ...(added.length === 0 ? [] : [{ kind: "added" as const, names: added }]),
    ...(left.length === 0 ? [] : [{ kind: "left" as const, names: left }]),
    ...(levers.length === 0 ? [] : [{ kind: "levers" as const }]),
    ...(sources.length === 0 ? [] : [{ kind: "publishers" as const }]),
    ...(isDrawn ? [{ kind: "draws" as const }] : []),
    ...(isLonger ? [{ kind: "step" as const, days: compared.stepDays }] : []),
  ];
}

/** null where it cannot be had */
export async function agreementAt(address: PackPlace): Promise<KeptAgreement | null> {
  try {
    return JSON.parse(await textAt(address)) as KeptAgreement;
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}
