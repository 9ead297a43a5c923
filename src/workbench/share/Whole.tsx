// The state as one file to read anywhere, and as a picture to show where a link is passed on.
import { useState } from "preact/hooks";
import { PendencyError, describeProblem } from "../../errors.ts";
import { pngWithOrigin } from "../../present/exported/pngFile.ts";
import { previewSvg } from "../../present/exported/previewSvg.ts";
import { slugOf } from "../../present/exported/chartOrigin.ts";
import type { ChartOrigin } from "../../present/exported/chartOrigin.ts";
import { stateSheet } from "../../present/exported/stateSheet.ts";
import { number } from "../../quantity/numberWords.ts";
import { chartOriginOf } from "../exported/chartOriginOf.ts";
import { pngOf } from "../exported/pngOf.ts";
import { saveFile } from "../exported/saveFile.ts";
import type { Parts } from "../views/Answer.tsx";
import { tableWords } from "../views/tableWords.ts";
import { fill, words } from "../words/words.ts";
import { onefileOf } from "./onefileOf.ts";
import { shareWords } from "./shareWords.ts";
import { chartsOnScreen, stateOnScreen } from "./stateOnScreen.ts";

export function Whole({ store, face }: Parts) {
  const said = shareWords();
  const [isBusy, setBusy] = useState(false);
  const [status, say] = useState("");
  const give = (act: (origin: ChartOrigin) => string | Promise<string>) => async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    say("");
    const { title, sentences } = stateOnScreen(store, face);
    const shown = { title, description: sentences.join(" "), of: null };
    try {
      say(await act(await chartOriginOf(store, shown, new Date().toISOString().slice(0, 10))));
    } finally {
      setBusy(false);
    }
  };
  const page = give((origin) => {
    const charts = chartsOnScreen(store).map((chart) => ({
      ...chart,
      picture: chart.picture?.() ?? "",
      table: chart.table(),
    }));
    const heads = {
      ...tableWords(),
      skip: words().skip,
      moved: words().moved,
      nothingMoved: words().nothingMoved,
      origin: said.origin,
      cite: said.cite,
      open: said.open,
    };
    const { name, text } = stateSheet({ ...stateOnScreen(store, face), charts, origin, words: heads });
    saveFile(name, text, "text/html");
    return fill(said.done, { name });
  });
  const live = give(async (origin) => {
    try {
      const text = await onefileOf(store, face.title);
      const name = `${slugOf(origin)}-live.html`;
      saveFile(name, text, "text/html");
      return fill(said.doneLive, { name, size: number(text.length / 1e6) });
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      return error.problems.map(describeProblem).join(" ");
    }
  });
  const card = give(async (origin) => {
    const all = chartsOnScreen(store);
    const chart = all.find(({ of }) => of?.kind === "series") ?? all.at(0);
    if (chart === undefined) return words().chartNoPng;
    const { title, sentences } = stateOnScreen(store, face);
    const sentence = sentences.at(0) ?? chart.description;
    const svg = previewSvg({ title, sentence, picture: chart.picture?.() ?? "", style: chart.style }, origin);
    const png = await pngOf(svg, 1);
    if (png === null) return words().chartNoPng;
    const name = `${slugOf(origin)}.png`;
    saveFile(name, new Uint8Array(pngWithOrigin(png, origin)), "image/png");
    return fill(said.done, { name });
  });
  return (
    <section aria-label={said.wholeTitle}>
      <h3>{said.wholeTitle}</h3>
      <p class="note">{said.wholeHow}</p>
      <p class="note">{said.onefileHow}</p>
      <div class="choice">
        <button type="button" aria-disabled={isBusy} onClick={() => void page()}>
          {said.html}
        </button>
        <button type="button" aria-disabled={isBusy} onClick={() => void live()}>
          {said.onefile}
        </button>
        <button type="button" aria-disabled={isBusy} onClick={() => void card()}>
          {said.preview}
        </button>
        <span class="note" role="status">
          {isBusy ? words().opening : status}
        </span>
      </div>
    </section>
  );
}
