export interface StoredFits {
  readonly commit: string;
  readonly sources: string;
  readonly cases: readonly {
    readonly name: string;
    readonly fits: number;
    readonly bins: number;
    readonly quantities: readonly {
      readonly chiSquare: number;
      readonly odds: number;
      readonly held: readonly number[];
      readonly heldOdds: number;
    }[];
    readonly offDeviation: number;
    readonly byChains: number;
    readonly refused: number;
  }[];
}
export function withThousandFits(page: string, stored: StoredFits): string;
