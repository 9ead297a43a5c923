// What it costs by route, without what was moved and with it.
import type { CostTable } from "../../ask/report/costTable.ts";
import { costPair } from "../../present/costPair.ts";
import type { Store } from "../store.ts";
import { sideNames } from "../views/Answer.tsx";
import { MorePicture } from "./MorePicture.tsx";
import { moreWords } from "./words.ts";

interface CostsParts {
  readonly store: Store;
  readonly costs: CostTable | null;
  readonly width: number;
}

export function Costs({ store, costs, width }: CostsParts) {
  const said = moreWords();
  if (costs === null) return <p class="note">{said.noCosts}</p>;
  const names = Object.values(sideNames(store.answer.value));
  const titleOf = (name: string, title: string): string => store.titleOf("resources", name, title);
  const told = costPair(costs, { id: "costs", width: Math.min(width, 760), names, words: said.costs, titleOf });
  const routes = [...new Set(costs.rows.map(({ route }) => route))];
  return (
    <MorePicture store={store} told={told} of={{ kind: "resources", names: routes, counts: "cost" }}>
      <ul class="keys">
        {told.routes.map(({ letter, title }, nth) => (
          <li key={letter}>
            <svg class="chart" width="14" height="14" aria-hidden="true">
              <rect class={`c${nth % 5}`} width="14" height="14" />
            </svg>
            {letter}: {title}
          </li>
        ))}
      </ul>
    </MorePicture>
  );
}
