// The fifteen nationalities that every table writes the same way, and how publishers spell them.

export const nationalities = [
  "China",
  "Venezuela",
  "Cuba",
  "Russia",
  "Mexico",
  "Guatemala",
  "Honduras",
  "El Salvador",
  "India",
  "Colombia",
  "Ecuador",
  "Nicaragua",
  "Haiti",
  "Brazil",
  "Peru",
];

/** What is left of a published total once the fifteen are taken out. */
export const allOther = "all other";

/** A publisher's own spelling to ours; a nationality outside the fifteen keeps its published name. */
export function nationalityLabel(published) {
  const plain = published.trim();
  if (/^china\b/i.test(plain)) return "China";
  if (plain === "Korea, South") return "South Korea";
  return nationalities.find((label) => label.toLowerCase() === plain.toLowerCase()) ?? plain;
}
