// The page as one file that carries its engine, its model and its data, and needs nothing beside it. This one script is the
// page and each of its workers: they are opened from its own text, because a page that lies on a disk may open no file.
import { carriedIn, carriedParts, partId, scriptId, styleId } from "../../present/exported/onefile.ts";
import { beginPage } from "../beginPage.tsx";
import { answerJobs } from "../engine/answerJobs.ts";
import type { JobsHeard } from "../engine/answerJobs.ts";
import { answerMoves } from "../engine/answerMoves.ts";
import type { MovesHeard } from "../engine/answerMoves.ts";
import type { DeskWorker } from "../engine/desk.ts";
import type { EngineWorker } from "../engine/engine.ts";
import { outOfPromises } from "../engine/outOfPromises.ts";
import type { PackPlace } from "../engine/packPlace.ts";
import { Page } from "../views/Page.tsx";
import { greeting, workerOrHere } from "./workerOrHere.ts";
import "../page.css";

const moves = "moves";

if (typeof document === "undefined") {
  // a worker: its name says which
  postMessage(greeting);
  if (self.name === moves) answerMoves(globalThis as unknown as MovesHeard, outOfPromises);
  else answerJobs(globalThis as unknown as JobsHeard, outOfPromises);
} else openPage();

function openPage(): void {
  const script = textOf(scriptId);
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { model, state } = carriedIn(document.getElementById("page")?.dataset ?? {});
  const carried = (part: (typeof carriedParts)[number]): PackPlace => ({ squeezed: textOf(partId(part)).trim() });
  beginPage({
    around: {
      // another model is not in here: an address that nothing can be fetched from
      packPlace: (asked, part) => (asked === model ? carried(part === "" ? "pack" : part) : `packs/${asked}.txt`),
      sharedPlace: (name) => (name === "facts" ? { within: carried("texts"), key: "factFiles" } : carried(name)),
      openWorker: () =>
        workerOrHere<EngineWorker>(
          () => new Worker(address, { name: moves }),
          (port) => answerMoves(port as unknown as MovesHeard, outOfPromises),
        ),
      openDesk: () =>
        workerOrHere<DeskWorker>(
          () => new Worker(address, { name: "jobs" }),
          (port) => answerJobs(port as unknown as JobsHeard, outOfPromises),
        ),
      ownParts: () => Promise.resolve({ script, style: textOf(styleId) }),
    },
    models: [model],
    state,
    Root: Page,
  });
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}
