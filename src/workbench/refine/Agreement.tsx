// The badge of agreement between the engines: what was compared, how far apart they were, and what on the page lies outside.
import { useEffect, useState } from "preact/hooks";
import type { FluidAgreement } from "../../ask/fluidBadge.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import { number } from "../../quantity/numberWords.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import type { Store } from "../store.ts";
import { fill } from "../words/words.ts";
import { agreementAt, outsideOf } from "./agreement.ts";
import type { KeptAgreement, Outside } from "./agreement.ts";
import { shareSaid, stepSaid } from "./Pace.tsx";
import { refineWords } from "./words.ts";

interface AgreementParts {
  readonly store: Store;
  readonly face: ModelFace;
  readonly isDrawn: boolean;
}

export function Agreement({ store, face, isDrawn }: AgreementParts) {
  const [found, setFound] = useState<KeptAgreement | null>(null);
  useEffect(() => {
    let isGone = false;
    void agreementAt(store.packPlace("agreement")).then((one) => (isGone ? undefined : setFound(one)));
    return () => (isGone = true);
  }, [store, face.id, store.edition.value]);
  const [state, answer] = [store.state.value, store.answer.value];
  if (found === null || state === null || answer === null) return null;
  const said = refineWords();
  if (found.kept === null) return <p class="note badge">{said.agreeNever}</p>;
  const outside = outsideOf(found, { moves: state, base: face.base, stepDays: answer.stepDays, isDrawn });
  const titles = new Map(face.scenarios.map(({ name, title }) => [name, title]));
  return (
    <div class="badge">
      <p>
        {headline(found.kept)} {outside.length === 0 && said.agreeInside}
      </p>
      {outside.length > 0 && (
        <p class="note">
          {fill(said.agreeOutside, { what: outside.map((one) => outsideSaid(one, titles)).join("; ") })}
        </p>
      )}
      <Compared store={store} agreement={found.kept} />
    </div>
  );
}

function headline({ compared, outputs }: FluidAgreement): string {
  const bounds = outputs.map(({ bound }) => bound).filter((bound) => bound !== null);
  return fill(refineWords().agree, {
    count: String(bounds.length),
    runs: String(compared.replications),
    half: shareSaid(quantileOf(bounds, 1 / 2) ?? 0),
    most: shareSaid(quantileOf(bounds, 9 / 10) ?? 0),
  });
}

function outsideSaid(outside: Outside, titles: ReadonlyMap<string, string>): string {
  const said = refineWords();
  switch (outside.kind) {
    case "changed":
      return said.agreeChanged;
    case "levers":
      return said.agreeLevers;
    case "publishers":
      return said.agreePublishers;
    case "draws":
      return said.agreeDraws;
    case "step":
      return fill(said.agreeStep, { step: stepSaid(outside.days) });
    case "added":
    case "left": {
      const names = outside.names.map((name) => `“${titles.get(name) ?? name}”`).join(", ");
      return outside.kind === "added" ? names : fill(said.agreeLeft, { names });
    }
  }
}

function Compared({ store, agreement }: { readonly store: Store; readonly agreement: FluidAgreement }) {
  const said = refineWords();
  const shown = (value: number | null): string => (value === null ? "–" : number(value));
  return (
    <details>
      <summary>{said.agreeTable}</summary>
      <div class="scroll" role="region" tabIndex={0} aria-label={said.agreeTable}>
        <table>
          <thead>
            <tr>
              {[said.agreeOutput, said.agreePeople, said.agreeFluid, said.agreeGap, said.agreeBound].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agreement.outputs.map(({ output, title, unit, individual, fluid, gap, bound }) => (
              <tr key={output}>
                <th scope="row">
                  {store.titleOf("quantities", output, title)} <span class="note">{unit}</span>
                </th>
                <td class="n">{shown(individual)}</td>
                <td class="n">{shown(fluid)}</td>
                <td class="n">{gap === null ? "–" : shareSaid(gap)}</td>
                <td class="n">{bound === null ? "–" : shareSaid(bound)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
