// What a job said when it refused its chunk: the object that `pendency chunk --json` prints.
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";

interface Told {
  readonly where: string;
  readonly expected: string;
  readonly got: string;
  readonly hint: string | null;
}

/** So that whoever waits prints the words of the machine that refused. */
export function refusalIn(text: string, chunk: number): readonly Problem[] {
  try {
    const { error, more = [] } = JSON.parse(text) as { readonly error: Told; readonly more?: readonly Told[] };
    return [error, ...more].map(({ where, expected, got, hint }) =>
      problem("usage", null, where, expected, got, hint ?? undefined),
    );
  } catch {
    const hint = "is there room on the disk of the run folder? chunks that are finished are kept; then give the same command again"; // prettier-ignore
    return [problem("usage", null, `chunk ${chunk}`, "a chunk that can be made, or why it cannot", "a job of Slurm's that refused it and could not write why", hint)]; // prettier-ignore
  }
}
