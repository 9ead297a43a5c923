// What people wait for, month by month, without what was moved and with it.
import type { BindingTable } from "../../ask/report/bindingTable.ts";
import { bindingPair } from "../../present/bindingPair.ts";
import { heatSteps } from "../../present/palette.ts";
import type { Store } from "../store.ts";
import { sideNames } from "../views/Answer.tsx";
import { MorePicture } from "./MorePicture.tsx";
import { moreWords } from "./words.ts";

interface BindingParts {
  readonly store: Store;
  readonly binding: readonly BindingTable[];
  readonly width: number;
}

export function Binding({ store, binding, width }: BindingParts) {
  const said = moreWords();
  const names = Object.values(sideNames(store.answer.value));
  const titleOf = (name: string, title: string): string => store.titleOf("resources", name, title);
  const told = bindingPair(binding, { id: "binding", width, names, words: said.binding, titleOf });
  if (told === null) return <p class="note">{said.noBinding}</p>;
  const resources = binding[0].rows.map(({ resource }) => resource);
  return (
    <MorePicture
      store={store}
      told={told}
      of={{ kind: "resources", names: resources, counts: "utilisation" }}
      note={said.bindingRule}
      exported={told.months}
    >
      <ul class="keys">
        {heatSteps.map((_, nth) => (
          <li key={nth}>
            <svg class="chart" width="22" height="14" aria-hidden="true">
              <rect class={`h${nth}`} width="22" height="14" />
            </svg>
            {said.useSteps[nth]}
          </li>
        ))}
        <li>
          <svg class="chart" width="22" height="14" aria-hidden="true">
            <rect class="binds" y="5" width="22" height="5" />
          </svg>
          {said.bindsHere}
        </li>
        <li>
          <svg class="chart" width="22" height="14" aria-hidden="true">
            <path class="line-area" d="M0 14L0 9L11 3L22 6V14z" />
          </svg>
          {said.inLineHere}
        </li>
      </ul>
    </MorePicture>
  );
}
