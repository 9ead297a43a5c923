// What binds, what it costs, how long people wait and stay and what becomes of them, and how forecasts of the past came out.
import { useRef } from "preact/hooks";
import type { Parts } from "../views/Answer.tsx";
import { useWidth } from "../views/useWidth.ts";
import { words } from "../words/words.ts";
import { Binding } from "./Binding.tsx";
import { Costs } from "./Costs.tsx";
import { People } from "./People.tsx";
import { TrackRecord } from "./TrackRecord.tsx";

export function MorePictures({ store, face }: Parts) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const more = store.answer.value?.more;
  return (
    <div ref={place}>
      {more === undefined ? (
        <p role="status">{words().running}</p>
      ) : (
        <>
          <Binding store={store} binding={more.binding} width={width} />
          <Costs store={store} costs={more.costs} width={width} />
        </>
      )}
      <People store={store} face={face} width={width} />
      {more !== undefined && (
        <TrackRecord store={store} face={face} record={more.record} uncounted={more.uncounted} width={width} />
      )}
    </div>
  );
}
