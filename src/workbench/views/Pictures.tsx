// One picture at a time: its series chosen by name, the base grey behind it, its sentence and its table under it.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { LiveEach } from "../../ask/live/eachFound.ts";
import type { FanPanel } from "../../ask/report/fanPanel.ts";
import { changeChart, changeSentence, changeTable, changeTitle } from "../../present/changeChart.ts";
import { foldedTableIn } from "../../present/table.ts";
import { shows } from "../state/pageState.ts";
import type { Show } from "../state/pageState.ts";
import { tongue, words } from "../words/words.ts";
import { sideNames } from "./Answer.tsx";
import type { Parts } from "./Answer.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { GateNote } from "./GateNote.tsx";
import { SourcesButton } from "./SourcesButton.tsx";
import { tableWords } from "./tableWords.ts";
import { useLater } from "./useLater.ts";
import { useWidth } from "./useWidth.ts";

export function Pictures({ store, face }: Parts) {
  const state = store.state.value;
  const panels = store.answer.value?.panels ?? [];
  const panel = panels.find(({ key }) => key === state?.chart) ?? panels[0];
  if (state === null || panel === undefined) return <section class="pictures" />;
  const { each } = store.answer.value ?? {};
  const titles = { difference: words().showDifference, level: words().showLevel, each: words().showEach };
  const own = state.stack.filter((name) => !face.base.includes(name));
  const isSeveral = own.length + (state.levers.length > 0 ? 1 : 0) > 1;
  const offered = shows.filter((show) => show !== "each" || isSeveral);
  const isEach = state.show === "each" && isSeveral && each !== undefined;
  return (
    <section class="pictures" aria-label={words().series}>
      <div class="choice">
        <select
          aria-label={words().series}
          value={panel.key}
          onChange={({ currentTarget }) => store.look({ chart: currentTarget.value })}
        >
          {panels.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
        {panel.bands.length > 1 && (
          <fieldset aria-label={words().showWhat}>
            {offered.map((show) => (
              <label key={show}>
                <input
                  type="radio"
                  name="show"
                  checked={(isSeveral ? state.show : shownOf(state.show)) === show}
                  onChange={() => store.look({ show })}
                />
                {titles[show]}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {isEach ? (
        <Each store={store} face={face} each={each} chart={panel.key} />
      ) : (
        <Picture store={store} face={face} panel={panel} />
      )}
    </section>
  );
}

/** Of one scenario there is no picture of each. */
function shownOf(show: Show): "difference" | "level" {
  return show === "each" ? "level" : show;
}

function Each(parts: Parts & { readonly each: LiveEach; readonly chart: string }) {
  const Lines = useLater(true, async () => (await import("../more/EachScenario.tsx")).EachScenario);
  return Lines === null ? null : <Lines {...parts} />;
}

interface PictureParts extends Parts {
  readonly panel: FanPanel;
  /** without what leads on to the rest of the page */
  readonly isBare?: boolean;
}

export function Picture({ store, face, panel, isBare = false }: PictureParts) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const names = sideNames(store.answer.value);
  const said = tongue().change;
  const observed = face.series.find(({ key }) => key === panel.key)?.observed ?? [];
  const show = shownOf(store.state.value?.show ?? "difference");
  const height = width > 500 ? 320 : 260;
  // markup of present: every text in it has gone through its one escape function
  const refining = store.refining.value;
  const behind = refining?.picture(panel, show, names);
  const options = { id: "picture", width, height, show, names, words: said, behind: behind?.layer } as const;
  const picture = changeChart(panel, observed, options);
  const plain = changeTable(panel, observed, names, said);
  const table = behind?.table(plain) ?? plain;
  const sentence = [changeSentence(panel, names, said), behind?.sentence ?? ""].join(" ").trim();
  const Read = useLater(true, async () => (await import("../more/ReadChange.tsx")).ReadChange);
  const gate = store.answer.value?.panelGates[panel.key];
  return (
    <figure class={gate?.status === "failed" ? "failed" : ""}>
      <figcaption>
        <h2>{changeTitle(panel, said)}</h2>
        {panel.note !== "" && <p class="note">{panel.note}</p>}
        <GateNote gate={gate} />
        {!isBare && <SourcesButton store={store} of={{ kind: "series", key: panel.key }} title={panel.title} />}
        {!isBare && (
          <ExportButton
            key={panel.key}
            store={store}
            chart={{
              title: changeTitle(panel, said),
              description: sentence,
              of: { kind: "series", key: panel.key },
              style: behind?.style ?? "",
              picture: () => picture,
              table: () => table,
              live: true,
            }}
          />
        )}
      </figcaption>
      <div class="read">
        <div ref={place} class="picture" dangerouslySetInnerHTML={{ __html: picture }} />
        {Read !== null && <Read panel={panel} observed={observed} options={options} title={changeTitle(panel, said)} />}
      </div>
      <p class="inwords">{sentence}</p>
      <Folded html={foldedTableIn(table, tableWords())} />
      {refining !== null && <refining.Controls panel={panel} names={names} />}
    </figure>
  );
}

/** Whoever has it open keeps it so when its numbers change. */
function Folded({ html }: { readonly html: string }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const isOpen = host.current?.querySelector("details")?.open === true;
    if (host.current !== null) host.current.innerHTML = html;
    host.current?.querySelector("details")?.toggleAttribute("open", isOpen);
  }, [html]);
  return <div ref={host} />;
}
