// What a chart can leave the page as: picture, table, citation, and code that embeds it. Arrow keys go from one to the next.
import { useEffect, useRef, useState } from "preact/hooks";
import { bibtex, cslJson, ris } from "../../present/exported/citation.ts";
import { slugOf } from "../../present/exported/chartOrigin.ts";
import type { ChartOrigin } from "../../present/exported/chartOrigin.ts";
import { csvFile } from "../../present/exported/csvFile.ts";
import { frozenEmbed, liveEmbed } from "../../present/exported/embedCode.ts";
import { pngWithOrigin } from "../../present/exported/pngFile.ts";
import { svgFile } from "../../present/exported/svgFile.ts";
import type { Store } from "../store.ts";
import { fill, words } from "../words/words.ts";
import { chartOriginOf } from "./chartOriginOf.ts";
import type { ExportedChart } from "./exportedChart.ts";
import { shareWords } from "../share/shareWords.ts";
import { embedLink } from "./publicLink.ts";
import { pngOf } from "./pngOf.ts";
import { saveFile } from "./saveFile.ts";

/** Room for a chart with its heading, its sentence and a line below. */
const frame = { width: 720, height: 620 };

interface MenuParts {
  readonly store: Store;
  readonly chart: ExportedChart;
}

export function ExportMenu({ store, chart }: MenuParts) {
  const list = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [code, setCode] = useState("");
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  // what the code shows is as it was; draws that come meanwhile make it no other chart
  const state = store.state.value;
  useEffect(() => setCode(""), [chart.title, state]);
  const give = (act: (origin: ChartOrigin) => void | Promise<void>) => async (): Promise<void> => {
    setBusy(true);
    say("");
    try {
      await act(await chartOriginOf(store, chart, new Date().toISOString().slice(0, 10)));
    } finally {
      setBusy(false);
    }
  };
  const drawn = (origin: ChartOrigin, theme: "light" | "dark" = "light") =>
    svgFile(chart.picture?.() ?? "", origin, { theme, style: chart.style });
  const cited = (ending: string, type: string, write: (origin: ChartOrigin) => string) =>
    give((origin) => saveFile(`${slugOf(origin)}.${ending}`, write(origin), type));
  const pictures: readonly (readonly [title: string, act: () => Promise<void>])[] = [
    [words().chartSvg, give((origin) => saveFile(drawn(origin).name, drawn(origin).text, "image/svg+xml"))],
    [
      words().chartPng,
      give(async (origin) => {
        const png = await pngOf(drawn(origin).text);
        if (png === null) say(words().chartNoPng);
        else saveFile(`${slugOf(origin)}.png`, new Uint8Array(pngWithOrigin(png, origin)), "image/png");
      }),
    ],
  ];
  const frozen: (typeof pictures)[number] = [
    `${words().chartEmbed} (${words().chartEmbedFrozen})`,
    give((origin) => setCode(frozenEmbed(drawn(origin).text, origin))),
  ];
  const ways: typeof pictures = [
    ...(chart.picture === null ? [] : pictures),
    [
      words().chartCsv,
      give((origin) => {
        const { name, text } = csvFile(chart.table(), origin);
        saveFile(name, text, "text/csv");
      }),
    ],
    [fill(words().chartCiteAs, { format: "BibTeX" }), cited("bib", "application/x-bibtex", bibtex)],
    [
      fill(words().chartCiteAs, { format: "CSL-JSON" }),
      cited("csl.json", "application/vnd.citationstyles.csl+json", cslJson),
    ],
    [fill(words().chartCiteAs, { format: "RIS" }), cited("ris", "application/x-research-info-systems", ris)],
    ...(chart.picture === null ? [] : [frozen]),
    ...(chart.live === true
      ? [
          [
            `${words().chartEmbed} (${shareWords().live})`,
            give((origin) => {
              const found = liveEmbed({ ...origin, link: embedLink(origin.link) }, frame);
              if (found === null) say(shareWords().notLive);
              else setCode(found);
            }),
          ] as const,
        ]
      : []),
  ];
  return (
    <div
      ref={list}
      role="group"
      class="ways"
      aria-label={fill(words().chartExportOf, { title: chart.title })}
      onKeyDown={step}
    >
      {ways.map(([title, act]) => (
        <button key={title} type="button" aria-disabled={isBusy} onClick={() => (isBusy ? undefined : void act())}>
          {title}
        </button>
      ))}
      {code !== "" && <Code code={code} />}
      <span class="note" role="status">
        {isBusy ? words().opening : said}
      </span>
    </div>
  );
}

/** To the button before or after, around the end. */
function step(event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
  const group = event.currentTarget;
  if (way === 0 || !(group instanceof Element) || !(event.target instanceof HTMLButtonElement)) return;
  const all = [...group.querySelectorAll("button")];
  all[(all.indexOf(event.target) + way + all.length) % all.length].focus();
  event.preventDefault();
}

/** To be copied by hand where the browser gives the page no clipboard. */
function Code({ code }: { readonly code: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // it stays selected
    }
  };
  return (
    <>
      <textarea ref={field} readOnly rows={4} value={code} aria-label={words().chartEmbed} />
      <button type="button" onClick={() => void copy()}>
        {isCopied ? words().chartCopied : words().chartCopy}
      </button>
    </>
  );
}
