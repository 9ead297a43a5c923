// The list of pieces, in the order of the page: each a question that takes a moment, fetched when somebody opens it. One
// more stands here, with its title in en.ts and es.ts, its job in pieceJobs.ts and its answer in answers.ts.
import type { ComponentType } from "preact";
import type { PieceParts } from "./Piece.tsx";
import type { PieceId } from "./pieceId.ts";

interface PieceOfPage {
  /** also its place among titles */
  readonly id: PieceId;
  load(): Promise<ComponentType<PieceParts>>;
}

export const pieces: readonly PieceOfPage[] = [
  { id: "paired", load: async () => (await import("./Paired.tsx")).Paired },
  { id: "changes", load: async () => (await import("./Changes.tsx")).Changes },
  { id: "turning", load: async () => (await import("./Turning.tsx")).Turning },
  { id: "requires", load: async () => (await import("./Requires.tsx")).Requires },
  { id: "flips", load: async () => (await import("./Flips.tsx")).Flips },
  { id: "prices", load: async () => (await import("./Prices.tsx")).Prices },
  { id: "matters", load: async () => (await import("./Matters.tsx")).Matters },
  { id: "informs", load: async () => (await import("./Informs.tsx")).Informs },
  { id: "parts", load: async () => (await import("./SpreadParts.tsx")).SpreadParts },
];
