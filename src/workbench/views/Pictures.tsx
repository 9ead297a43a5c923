// One picture at a time: its series chosen by name, the base grey behind it, its sentence and its table under it.
import { useCallback, useMemo, useRef } from "preact/hooks";
import type { LiveEach } from "../../ask/live/eachFound.ts";
import type { FanPanel, ObservedPoint } from "../../ask/report/fanPanel.ts";
import type { VerdictGate } from "../../judge/verdictGate.ts";
import { changeChart, changeSentence, changeTable, changeTitle, greySentence } from "../../present/changeChart.ts";
import { foldedTableIn } from "../../present/table.ts";
import type { Table } from "../../present/table.ts";
import { shows } from "../state/pageState.ts";
import type { PageState, Show } from "../state/pageState.ts";
import type { BehindPicture, SideNames } from "../refine/refines.ts";
import { tongue, words } from "../words/words.ts";
import { sideNames } from "./Answer.tsx";
import type { Parts } from "./Answer.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { Folded } from "./Folded.tsx";
import { GateNote } from "./GateNote.tsx";
import { Markup } from "./Markup.tsx";
import { SourcesButton } from "./SourcesButton.tsx";
import { tableWords } from "./tableWords.ts";
import { useDerived } from "./useDerived.ts";
import { useLater } from "./useLater.ts";
import { useAtRest, useInView } from "./useSeen.ts";
import { useWidth } from "./useWidth.ts";

export function Pictures({ store, face }: Parts) {
  const chart = useDerived(() => store.state.value?.chart ?? "", [store]);
  const shown = useDerived(() => store.state.value?.show ?? "difference", [store]);
  const isSeveral = useDerived(() => isMoreThanOne(store.state.value, face), [store, face]);
  const panels = store.answer.value?.panels ?? [];
  const panel = panels.find(({ key }) => key === chart) ?? panels[0];
  if (panel === undefined) return <section class="pictures" />;
  const { each } = store.answer.value ?? {};
  const titles = { difference: words().showDifference, level: words().showLevel, each: words().showEach };
  const offered = shows.filter((show) => show !== "each" || isSeveral);
  const isEach = shown === "each" && isSeveral && each !== undefined;
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
                  checked={(isSeveral ? shown : shownOf(shown)) === show}
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

/** Scenarios that the question does not start from, and whatever levers were moved. */
function isMoreThanOne(state: PageState | null, { base }: Parts["face"]): boolean {
  if (state === null) return false;
  const own = state.stack.filter((name) => !base.includes(name));
  return own.length + (state.levers.length > 0 ? 1 : 0) > 1;
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
  const show = useDerived(() => shownOf(store.state.value?.show ?? "difference"), [store]);
  const answer = store.answer.value;
  const names = sideNames(answer);
  const gate = answer?.panelGates[panel.key];
  const look = { panel, show, names, gate, behind: store.refining.value?.picture(panel, show, names) };
  const Controls = store.refining.value?.Controls;
  return (
    <figure class={gate?.status === "failed" ? "failed" : ""}>
      <Drawn store={store} face={face} isBare={isBare} newest={look} />
      {Controls !== undefined && <Controls panel={panel} names={names} />}
    </figure>
  );
}

/** All that a picture says. */
interface Look {
  readonly panel: FanPanel;
  readonly show: "difference" | "level";
  readonly names: SideNames;
  readonly gate: VerdictGate | undefined;
  readonly behind: BehindPicture | undefined;
}

interface DrawnParts extends Parts {
  readonly isBare: boolean;
  readonly newest: Look;
}

function Drawn({ store, face, isBare, newest }: DrawnParts) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { value, isLate } = useAtRest(newest, useInView(place));
  const { panel, show, names, gate, behind } = value ?? newest;
  const said = tongue().change;
  const observed = face.series.find(({ key }) => key === panel.key)?.observed ?? nothingObserved;
  const height = width > 500 ? 320 : 260;
  const layer = behind?.layer;
  const options = useMemo(
    () => ({ id: "picture", width, height, show, names, words: said, behind: layer }) as const,
    [width, show, names, said, layer],
  );
  const picture = useMemo(() => changeChart(panel, observed, options), [panel, observed, options]);
  const table = useCallback((): Table => {
    const plain = changeTable(panel, observed, names, said);
    return behind?.table(plain) ?? plain;
  }, [panel, observed, names, said, behind]);
  const folded = useCallback(() => foldedTableIn(table(), tableWords()), [table]);
  const [title, sentence] = useMemo(
    () => [
      changeTitle(panel, said),
      [changeSentence(panel, names, said), behind?.sentence ?? "", greySentence(panel, said)]
        .filter((text) => text !== "")
        .join(" "),
    ],
    [panel, names, said, behind],
  );
  const Read = useLater(true, async () => (await import("../more/ReadChange.tsx")).ReadChange);
  return (
    <>
      <figcaption>
        <h2>{title}</h2>
        {panel.note !== "" && <p class="note">{panel.note}</p>}
        <GateNote gate={gate} />
        {!isBare && <SourcesButton store={store} of={{ kind: "series", key: panel.key }} title={panel.title} />}
        {!isBare && (
          <ExportButton
            key={panel.key}
            store={store}
            chart={{
              title,
              description: sentence,
              of: { kind: "series", key: panel.key },
              style: behind?.style ?? "",
              picture: () => picture,
              table,
              live: true,
            }}
          />
        )}
      </figcaption>
      <div class="read" ref={place}>
        <Markup class="picture" html={picture} isLate={isLate} />
        {Read !== null && <Read panel={panel} observed={observed} options={options} title={title} />}
      </div>
      <p class="inwords">{sentence}</p>
      <Folded html={folded} />
    </>
  );
}

const nothingObserved: readonly ObservedPoint[] = [];
