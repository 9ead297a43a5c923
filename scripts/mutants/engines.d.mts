export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** what stands in the file exactly once, and what is put in its place */
  readonly from: string;
  readonly to: string;
  readonly bug: string;
}

export interface MutantEngine {
  readonly name: string;
  readonly mutants: readonly Mutant[];
}

export const engines: readonly MutantEngine[];
