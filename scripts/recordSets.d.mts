interface PrintedForecast {
  readonly forecaster: string;
  readonly series: string;
  readonly family: string;
  readonly origin: string;
  readonly period: string;
  readonly horizonMonths: number;
  readonly part: string;
  readonly published: number | null;
  readonly crps: number | null;
  readonly narrowest: number | null;
}

interface Side {
  /** null where the baseline hit every figure */
  readonly ratio: number | null;
  readonly held: number;
}

export interface SideBySide {
  readonly rows: readonly {
    readonly family: string;
    readonly part: string;
    readonly scored: number;
    readonly by: Readonly<Record<string, Side>>;
  }[];
  readonly whole: readonly {
    readonly part: string;
    readonly scored: number;
    readonly by: Readonly<Record<string, Side>>;
  }[];
}

export function sideBySide(
  sets: Readonly<Record<string, readonly PrintedForecast[]>>,
  families: readonly { readonly name: string; readonly baseline: string }[],
  model: string,
): SideBySide;
