interface PageRow {
  readonly name: string;
  readonly expected: number | null;
  readonly got: number | null;
  readonly halfWidth: number | null;
  readonly z: number | null;
  readonly verdict: string;
  readonly isFailure: boolean;
}

interface MadeSection {
  readonly engine: string;
  readonly sources: string;
  readonly missing: number;
  readonly jobs: readonly {
    readonly job: { readonly kind: string; readonly name: string };
    readonly seconds: number;
    readonly rows: readonly PageRow[];
  }[];
  readonly notRun: readonly PageRow[];
}

export function enginesPage(
  settings: {
    readonly seed: number;
    readonly within: number;
    readonly elseWithin: number;
    readonly nightWithin: number;
    readonly night: boolean;
    readonly replications: number;
  },
  cases: readonly { readonly id: string; readonly family: string; readonly metric: string }[],
  sections: readonly ({ readonly made: MadeSection } | { readonly engine: string; readonly text: string })[],
): string;
export function sectionOf(page: string, engine: string): string;
