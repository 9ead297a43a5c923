// How tables write nationalities, and how publishers spell them.
import { didYouMean } from "../reading/suggest.ts";
import type { Account } from "./account.ts";
import { countryNames } from "./countryNames.ts";
import type { CellPlace } from "./rawFile.ts";

/** The fifteen that every table writes the same way. */
export const nationalities = ["China", "Venezuela", "Cuba", "Russia", "Mexico", "Guatemala", "Honduras", "El Salvador",
  "India", "Colombia", "Ecuador", "Nicaragua", "Haiti", "Brazil", "Peru"] as const; // prettier-ignore

/** What is left of a published total once the fifteen are taken out. */
export const allOther = "all other";

export function isOneOfFifteen(label: string): boolean {
  return nationalities.some((name) => name === label);
}

/** A publisher's own spelling to ours; a nationality outside the fifteen keeps its published name. */
function nationalityLabel(published: string): string {
  const plain = published.trim();
  if (/^china\b/i.test(plain)) return "China";
  if (plain === "Korea, South") return "South Korea";
  return nationalities.find((label) => label.toLowerCase() === plain.toLowerCase()) ?? plain;
}

/** "total", "others" (the publisher's own remainder), or the nationality's label. */
export function citizenshipLabel(published: string): string {
  if (/^total\b/i.test(published)) return "total";
  if (/^(all )?others?(, including stateless and unknown)?$/i.test(published)) return "others";
  return nationalityLabel(published);
}

/** The label of a nationality that some publisher is known to print; tells of any other and returns null. */
export function knownCitizenship(account: Account, place: CellPlace, published: string): string | null {
  const label = citizenshipLabel(published);
  if (label === "total" || label === "others" || known.has(published.trim().toLowerCase())) return label;
  const hint = didYouMean(published.trim(), countryNames) ?? "a new name is added to src/import/countryNames.ts";
  account.wrong(place, "a nationality that publishers are known to print", JSON.stringify(published), hint);
  return null;
}

const known = new Set(countryNames.map((name) => name.toLowerCase()));
