// What numbers of a value were computed from, in words.
import type { Source } from "./parameter.ts";

/** "computed from office/monthly#births.{region}, 2023-10 to 2024-05"; "" where nothing was computed. */
export function computedWords({ computed }: Pick<Source, "computed">): string {
  if (computed === undefined || computed.from.length === 0) return "";
  const listed = computed.from.map(({ series, from, to }) => `${series}, ${from === to ? from : `${from} to ${to}`}`);
  return `computed from ${listed.join("; ")}`;
}

/** The figures that a reader is shown by id: of a computed value those that its document cites beside the series. */
export function figuresCited({
  computed,
  cited,
  facts,
}: Pick<Source, "computed" | "cited" | "facts">): readonly string[] {
  return computed === undefined ? facts : cited.map(({ text }) => text);
}
