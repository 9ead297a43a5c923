// How a rank correlation, and the number that it is with, are written.

/** A, B, C: measures have long titles. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** "+0.71", "−0.05" */
export function correlationText(value: number | null): string {
  if (value === null) return "–";
  const digits = (value < 0 ? -value : value).toFixed(2);
  return digits === "0.00" ? "0.00" : `${value < 0 ? "−" : "+"}${digits}`;
}
