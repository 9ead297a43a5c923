// What cannot be had, told as everywhere in Pendency: where, what was expected, what came, what to do next.
import { whereOf } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { fill, tongue, words } from "../words/words.ts";

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const { byRules } = tongue();
  return (
    <section class="problems" role="alert" aria-label={words().problems}>
      <b>{words().problems}</b>
      <ul>
        {problems.map((problem) => (
          <li key={`${whereOf(problem)} ${problem.got}`}>
            {[
              whereOf(problem),
              fill(words().expectedGot, { expected: byRules(problem.expected), got: byRules(problem.got) }),
            ]
              .filter((text) => text !== "")
              .join(": ")}
            {problem.hint !== undefined && <span class="note"> {byRules(problem.hint)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
