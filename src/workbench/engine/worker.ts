// The worker: opens a model's pack and answers states of the page, one after the other, each in expected numbers.
import { LiveModel } from "../../ask/live/liveModel.ts";
import { modelFace } from "../../ask/live/modelFace.ts";
import type { EachScenario } from "../../ask/live/liveEach.ts";
import type { LiveAnswer, Wanted } from "../../ask/live/liveModel.ts";
import { PendencyError } from "../../errors.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { Documents } from "../../documents/documents.ts";
import type { FromEngine, ToEngine } from "./messages.ts";
import { newsOf, ownNews } from "./news.ts";
import { openPack, placed } from "./openPack.ts";
import type { PackPlace } from "./packPlace.ts";

/** What a worker is of its global scope, which the types of a page call a window. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: ToEngine }) => void) | null;
  postMessage(message: FromEngine, given?: readonly ArrayBuffer[]): void;
};

/** The model that is open, with what the page asks of it. */
let opened: Opened | null = null;

interface Opened {
  readonly live: LiveModel;
  readonly documents: Documents;
  readonly gates: ModelGates;
  /** null: nobody has asked for it yet */
  each: EachScenario | null;
  /** the answer that the page has; null: none yet */
  told: LiveAnswer | null;
}

scope.onmessage = ({ data }) => void answer(data);

async function answer(asked: ToEngine): Promise<void> {
  try {
    if (asked.kind === "open") return await open(asked.pack);
    if (opened === null) return;
    const start = performance.now();
    const quick = opened.live.answer(asked.moves, asked.stepDays);
    const found = asked.wanted === undefined ? quick : await withMore(quick, opened, asked.wanted);
    const { news, memory } = ownNews(newsOf(opened.told, found));
    opened.told = found;
    scope.postMessage({ kind: "answered", turn: asked.turn, news, milliseconds: performance.now() - start }, memory);
  } catch (error) {
    if (error instanceof PendencyError) scope.postMessage({ kind: "refused", problems: error.problems.map(placed) });
    // a fault: thrown where no promise catches it, so that the page hears of it and opens another worker
    else setTimeout(() => raise(error));
  }
}

/** Fetched with the first picture that shows it. */
async function withMore(quick: LiveAnswer, of: Opened, { more, each }: Wanted): Promise<LiveAnswer> {
  const makeMore = more ? (await import("../../ask/live/liveMore.ts")).liveMore : null;
  if (each) of.each ??= new (await import("../../ask/live/liveEach.ts")).EachScenario(of.live);
  return {
    ...quick,
    ...(makeMore === null ? {} : { more: makeMore(of.documents, of.gates, of.live.answered.study) }),
    ...(of.each === null || !each ? {} : { each: of.each.of() }),
  };
}

function raise(error: unknown): never {
  throw error;
}

async function open(pack: PackPlace): Promise<void> {
  const { documents, gates, figures } = await openPack(pack);
  opened = { live: new LiveModel(documents, gates), documents, gates, each: null, told: null };
  scope.postMessage({ kind: "opened", face: modelFace(documents, figures) });
}
