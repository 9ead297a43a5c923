// The worker for longer jobs. It opens the model for itself with the first one; what only one job needs is fetched with it.
import { judgeLive, judgeOwn, needsRuns, verdictsAtOnce } from "../../ask/live/liveClaims.ts";
import type { LiveConduct } from "../../ask/live/liveClaims.ts";
import type { DraftMemory } from "../../ask/live/draftMemory.ts";
import { LiveRuns } from "../../ask/live/liveRuns.ts";
import type { PairOfRuns, RunsMade } from "../../ask/live/liveRuns.ts";
import { sinceOf } from "../../ask/live/sinceOf.ts";
import { pointOfLevers } from "../../ask/live/moves.ts";
import type { unpackModel } from "../../ask/live/packModel.ts";
import { behind } from "../../ask/live/sourcesOf.ts";
import type { ModelSources } from "../../ask/live/sourcesOf.ts";
import { withClaims } from "../../documents/packDocuments.ts";
import { PendencyError } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";
import type { Narrate } from "../../study/narrate.ts";
import { neverStopped } from "../../study/stop.ts";
import type { PieceJobs } from "../pieces/pieceJobs.ts";
import { commandText, commandWords } from "../share/numbersAsked.ts";
import type { openTexts } from "../share/numbersOf.ts";
import type { Asked, Found, FromDesk, JobKind, JobPart, PackAddresses, ToDesk } from "./jobs.ts";
import { openPack, placed } from "./openPack.ts";
import { textAt } from "./textAt.ts";

/** What a worker is of its global scope, which the types of a page call a window. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: ToDesk }) => void) | null;
  postMessage(message: FromDesk): void;
};

interface JobConduct extends LiveConduct {
  /** something before the end */
  part(part: JobPart): void;
  soFar(found: Found<JobKind>): void;
}

type Opened = ReturnType<typeof unpackModel>;
type Job<Kind extends JobKind> = (asked: Asked<Kind>, conduct: JobConduct) => Promise<Found<Kind>>;

let at: PackAddresses = { pack: "", claims: "", sources: "", texts: "", facts: "" };
let opened: Promise<Opened> | null = null;
let withStatements: Promise<Opened> | null = null;
let sources: Promise<ModelSources> | null = null;
let texts: Promise<ReturnType<typeof openTexts>> | null = null;
let factFiles: Promise<readonly DocumentFile[]> | null = null;
let runs: Promise<LiveRuns> | null = null;
let drafts: Promise<DraftMemory> | null = null;
let isStopped = false;

/** Where one cannot be had it is asked for again with the next job. */
function model(): Promise<Opened> {
  opened ??= openPack(at.pack);
  opened.catch(() => (opened = null));
  return opened;
}

function modelWithStatements(): Promise<Opened> {
  const open = async (): Promise<Opened> => {
    const [{ documents, ...rest }, claims] = await Promise.all([model(), textAt(at.claims)]);
    return { ...rest, documents: withClaims(documents, claims) };
  };
  withStatements ??= open();
  withStatements.catch(() => (withStatements = null));
  return withStatements;
}

function sourcesOfModel(): Promise<ModelSources> {
  sources ??= textAt(at.sources).then((text) => JSON.parse(text) as ModelSources);
  sources.catch(() => (sources = null));
  return sources;
}

/** The same list each time: a reader that has read it does not read it again. */
function figures(): Promise<readonly DocumentFile[]> {
  factFiles ??= textAt(at.facts).then((text) => JSON.parse(text) as readonly DocumentFile[]);
  factFiles.catch(() => (factFiles = null));
  return factFiles;
}

/** Read as the command line reads them; what reads is fetched only now. */
function modelAsWritten(): Promise<ReturnType<typeof openTexts>> {
  texts ??= Promise.all([textAt(at.texts), import("../share/numbersOf.ts")]).then(([text, { openTexts }]) =>
    openTexts(text),
  );
  texts.catch(() => (texts = null));
  return texts;
}

function runsOfModel(): Promise<LiveRuns> {
  runs ??= model().then(({ documents }) => new LiveRuns(documents));
  runs.catch(() => (runs = null));
  return runs;
}

/** Of the draft that somebody changes. */
function memory(): Promise<DraftMemory> {
  drafts ??= import("../../ask/live/draftMemory.ts").then(({ DraftMemory }) => new DraftMemory());
  drafts.catch(() => (drafts = null));
  return drafts;
}

/** Its question is fetched with the first job of any piece. */
function ofPiece<Kind extends keyof PieceJobs>(kind: Kind): Job<Kind> {
  return async (asked, { progress, stop, pause }) => {
    const { answers } = await import("../pieces/answers.ts");
    const { documents } = await modelAsWritten();
    const narrate: Narrate = (event) => (event.kind === "progress" ? progress(event.finished, event.of) : undefined);
    return answers[kind](documents, asked as never, { stop, pause, narrate }) as Promise<Found<Kind>>;
  };
}

const jobs: { readonly [Kind in JobKind]: Job<Kind> } = {
  async statements() {
    const { documents, gates } = await modelWithStatements();
    return {
      verdicts: verdictsAtOnce(documents, gates),
      runs: documents.claims.filter(needsRuns).map(({ id }) => id),
    };
  },
  async claims({ ids, moves, draws }, conduct) {
    const { documents, gates } = await modelWithStatements();
    const claims = documents.claims.filter(({ id }) => ids.includes(id));
    return judgeLive(documents, gates, claims, moves, draws, conduct);
  },
  async own({ claim, moves, draws }, conduct) {
    const { documents, gates } = await model();
    return judgeOwn(documents, gates, claim, moves, draws, conduct);
  },
  async sources({ of, moves }) {
    const [{ documents }, { parameters }] = await Promise.all([model(), sourcesOfModel()]);
    const known = new Map(parameters.map(({ name, ...rest }) => [name, rest]));
    const point = pointOfLevers(documents, moves.levers, sinceOf(documents));
    return behind(documents, of, moves.stack, point).flatMap((one) => {
      const rest = known.get(one.parameter);
      return rest === undefined ? [] : [{ ...one, ...rest }];
    });
  },
  async lives({ moves, level, replication }, { progress }) {
    const { documents } = await model();
    // the engine that follows every person is fetched only now
    const { liveLives } = await import("../../ask/live/liveLives.ts");
    return liveLives(documents, moves, { level, replication }, progress);
  },
  // readers of documents are fetched once somebody changes one
  async quick(draft) {
    return (await import("../../ask/live/draftModel.ts")).checkDraftQuickly(draft, await memory());
  },
  async check(draft, { progress }) {
    return (await import("../../ask/live/draftModel.ts")).checkDraft(draft, figures, progress, await memory());
  },
  async draft(draft) {
    return (await import("../../ask/live/draftModel.ts")).packDraft(draft, figures, await memory());
  },
  async tables(asked) {
    return (await import("../../ask/live/ownTable.ts")).findTables(asked, figures, await memory());
  },
  async put(asked) {
    return (await import("../../ask/live/ownTable.ts")).putTable(asked, figures, await memory());
  },
  async everybody({ moves, replication }, { progress }) {
    const { documents } = await model();
    const { liveEverybody } = await import("../../ask/live/liveEverybody.ts");
    return liveEverybody(documents, moves, replication, progress);
  },
  async command(asked) {
    const { documents } = await model();
    return commandText(commandWords(documents.files.asked, asked, documents));
  },
  async numbers(asked, { progress, pause }) {
    const { numbersOf } = await import("../share/numbersOf.ts");
    return numbersOf(await modelAsWritten(), asked, {
      pause,
      narrate: (event) => (event.kind === "progress" ? progress(event.finished, event.of) : undefined),
    });
  },
  async pace(_asked, conduct) {
    const { documents, gates } = await model();
    const { livePace } = await import("../../ask/live/livePace.ts");
    return livePace(documents, gates, conduct, () => performance.now());
  },
  async runs(asked, { part, ...conduct }) {
    const begun = (made: RunsMade): void => part({ kind: "begun", made });
    const pair = (one: PairOfRuns): void => part({ kind: "pair", pair: one });
    // as for lives
    const make = asked.engine === "fluid" ? null : (await import("../../ask/live/livePeople.ts")).personByPerson;
    await (await runsOfModel()).run(asked, { ...conduct, begun, pair }, make);
    return null;
  },
  async judgements() {
    return (await sourcesOfModel()).judgements;
  },
  changes: ofPiece("changes"),
  matters: ofPiece("matters"),
  sobol: ofPiece("sobol"),
  prices: ofPiece("prices"),
  turning: ofPiece("turning"),
  paired: ofPiece("paired"),
  parts: ofPiece("parts"),
};

scope.onmessage = ({ data }) => {
  if (data.kind === "open") at = data.at;
  else if (data.kind === "stop") isStopped = true;
  else void answer(data.turn, data.job, data.asked);
};

async function answer(turn: number, job: JobKind, asked: Asked<JobKind>): Promise<void> {
  isStopped = false;
  const conduct: JobConduct = {
    part: (part) => scope.postMessage({ kind: "part", turn, part }),
    soFar: (found) => scope.postMessage({ kind: "soFar", turn, found }),
    progress: (done, of) => scope.postMessage({ kind: "progress", turn, done, of }),
    stop: { ...neverStopped, get aborted() { return isStopped; } }, // prettier-ignore
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  };
  try {
    const found = await (jobs[job] as Job<JobKind>)(asked as never, conduct);
    scope.postMessage({ kind: "found", turn, found });
  } catch (error) {
    if (error instanceof PendencyError) {
      scope.postMessage({ kind: "refused", turn, problems: error.problems.map(placed) });
    }
    // a fault: thrown where no promise catches it, so that the page hears of it
    else setTimeout(() => raise(error));
  }
}

function raise(error: unknown): never {
  throw error;
}
