// The main picture with every scenario that is on by itself, all on one axis.
import { useRef } from "preact/hooks";
import type { LiveEach } from "../../ask/live/eachFound.ts";
import { eachChart } from "../../present/eachChart.ts";
import type { Parts } from "../views/Answer.tsx";
import { sideNames } from "../views/Answer.tsx";
import { GateNote } from "../views/GateNote.tsx";
import { useWidth } from "../views/useWidth.ts";
import { fill, tongue } from "../words/words.ts";
import { MorePicture } from "./MorePicture.tsx";
import { moreWords } from "./words.ts";

interface EachParts extends Parts {
  readonly each: LiveEach;
  /** key of the series */
  readonly chart: string;
}

export function EachScenario({ store, face, each, chart }: EachParts) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const said = moreWords();
  const found = each.panels.find(({ key }) => key === chart);
  if (found === undefined) return null;
  // titles in the language of the page stand in the panels of the answer
  const shown = store.answer.value?.panels.find(({ key }) => key === chart) ?? found;
  const panel = { ...found, title: shown.title, unit: shown.unit, elapsedUnit: shown.elapsedUnit };
  const sides = sideNames(store.answer.value);
  const titleOf = (name: string): string => face.scenarios.find((one) => one.name === name)?.title ?? name;
  const alone = each.alone.map((name) => fill(said.eachAlone, { title: titleOf(name) }));
  const names = [sides.base, ...alone, sides.now].slice(0, panel.bands.length);
  const told = eachChart(panel, {
    id: "each",
    width,
    height: Math.max(width > 500 ? 320 : 280, 60 + names.length * 46),
    names,
    words: said.each,
    change: tongue().change,
  });
  const titles = each.without.map(titleOf).join(", ");
  const notes = [shown.note, ...(titles === "" ? [] : [fill(said.eachWithout, { titles })])];
  return (
    <div ref={place}>
      <MorePicture store={store} told={told} of={{ kind: "series", key: chart }} note={notes.join(" ").trim()}>
        <GateNote gate={store.answer.value?.panelGates[chart]} />
      </MorePicture>
    </div>
  );
}
