// What cannot be had, told as everywhere in Pendency: where, what was expected, what came, what to do next.
import { whereOf } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { words } from "../words/words.ts";
import { Said } from "./Said.tsx";

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="problems" role="alert" aria-label={words().problems}>
      <b>{words().problems}</b>
      <ul>
        {problems.map((problem) => (
          <li key={`${whereOf(problem)} ${problem.got}`}>
            {whereOf(problem) !== "" && `${whereOf(problem)}: `}
            <ExpectedGot expected={problem.expected} got={problem.got} />
            {problem.hint !== undefined && (
              <span class="note">
                {" "}
                <Said text={problem.hint} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "expected a name; got 3", with what the page's language lacks marked as English. */
export function ExpectedGot(said: Pick<Problem, "expected" | "got">) {
  const parts = words().expectedGot.split(/\{(expected|got)\}/);
  return (
    <>{parts.map((part) => (part === "expected" || part === "got" ? <Said key={part} text={said[part]} /> : part))}</>
  );
}
