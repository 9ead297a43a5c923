export interface StoredClaims {
  readonly model: string;
  readonly documents: string;
  readonly engine: string;
  readonly claims: readonly { readonly id: string; readonly verdict: string }[];
}
export function storedClaims(printed: object, made: object, ids: readonly string[]): StoredClaims;
export function furtherClaimsPage(stored: object): string;
