// What pieces are called among themselves: their places among titles.
export type PieceId =
  | "paired"
  | "changes"
  | "turning"
  | "requires"
  | "flips"
  | "prices"
  | "matters"
  | "informs"
  | "parts";
