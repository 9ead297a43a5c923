interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly bug: string;
}

type Section =
  | { readonly name: string; readonly text: string }
  | {
      readonly name: string;
      readonly sources: string;
      readonly results: readonly (Mutant & { readonly killedBy: string | null })[];
    };

export function mutantsPage(sections: readonly Section[]): string;
export function mutantsSection(page: string, name: string): string;
export function sourcesOfSection(text: string): string;
export function killerOnPage(text: string, mutant: Pick<Mutant, "name">): string | null;
export function rowsOfSection(text: string): (Mutant & { readonly killedBy: string })[];
