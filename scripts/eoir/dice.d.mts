export interface Dice {
  next(): number;
  chance(share: number): boolean;
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  weighted<T extends readonly unknown[]>(list: readonly T[], place: number): T;
}
export function openDice(seed: number): Dice;
