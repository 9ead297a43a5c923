// What the worker for longer jobs does. It opens the model for itself with the first one; what only one job needs is fetched with it.
import { judgeLive, judgeOwn, needsRuns, verdictsAtOnce } from "../../ask/live/liveClaims.ts";
import type { LiveConduct } from "../../ask/live/liveClaims.ts";
import type { KeptVerdicts } from "../../ask/keptVerdicts.ts";
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

/** As much as is used of a worker's global scope, or of a port to somebody in the same thread. */
export interface JobsHeard {
  onmessage: ((event: { readonly data: ToDesk }) => void) | null;
  postMessage(message: FromDesk): void;
}

interface JobConduct extends LiveConduct {
  /** something before the end */
  part(part: JobPart): void;
  soFar(found: Found<JobKind>): void;
}

type Opened = ReturnType<typeof unpackModel>;
type Job<Kind extends JobKind> = (of: OpenedParts, asked: Asked<Kind>, conduct: JobConduct) => Promise<Found<Kind>>;

/** What jobs are about: each part is fetched with the first job that needs it, and again where it could not be had. */
class OpenedParts {
  readonly #at: PackAddresses;
  readonly #kept = new Map<string, Promise<unknown>>();

  constructor(at: PackAddresses) {
    this.#at = at;
  }

  #once<T>(name: string, open: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const opened = open();
    this.#kept.set(name, opened);
    opened.catch(() => this.#kept.delete(name));
    return opened;
  }

  model(): Promise<Opened> {
    return this.#once("model", () => openPack(this.#at.pack));
  }

  modelWithStatements(): Promise<Opened> {
    return this.#once("statements", async () => {
      const [{ documents, ...rest }, claims] = await Promise.all([this.model(), textAt(this.#at.claims)]);
      return { ...rest, documents: withClaims(documents, claims) };
    });
  }

  /** Null: none is kept. */
  edition(): Promise<KeptVerdicts | null> {
    return this.#once("edition", async () => JSON.parse(await textAt(this.#at.edition)) as KeptVerdicts | null);
  }

  sources(): Promise<ModelSources> {
    return this.#once("sources", async () => JSON.parse(await textAt(this.#at.sources)) as ModelSources);
  }

  /** The same list each time: a reader that has read it does not read it again. */
  figures(): Promise<readonly DocumentFile[]> {
    return this.#once("figures", async () => JSON.parse(await textAt(this.#at.facts)) as readonly DocumentFile[]);
  }

  /** Read as the command line reads them; what reads is fetched only now. */
  asWritten(): Promise<ReturnType<typeof openTexts>> {
    return this.#once("texts", async () => {
      const [text, { openTexts }] = await Promise.all([textAt(this.#at.texts), import("../share/numbersOf.ts")]);
      return openTexts(text);
    });
  }

  runs(): Promise<LiveRuns> {
    return this.#once("runs", async () => new LiveRuns((await this.model()).documents));
  }

  /** Of the draft that somebody changes. */
  memory(): Promise<DraftMemory> {
    return this.#once("memory", async () => new (await import("../../ask/live/draftMemory.ts")).DraftMemory());
  }
}

/** Its question is fetched with the first job of any piece. */
function ofPiece<Kind extends keyof PieceJobs>(kind: Kind): Job<Kind> {
  return async (of, asked, { progress, stop, pause }) => {
    const { answers } = await import("../pieces/answers.ts");
    const { documents } = await of.asWritten();
    const narrate: Narrate = (event) => (event.kind === "progress" ? progress(event.finished, event.of) : undefined);
    return answers[kind](documents, asked as never, { stop, pause, narrate }) as Promise<Found<Kind>>;
  };
}

const jobs: { readonly [Kind in JobKind]: Job<Kind> } = {
  async statements(of) {
    const { documents, gates } = await of.modelWithStatements();
    return {
      verdicts: verdictsAtOnce(documents, gates),
      runs: documents.claims.filter(needsRuns).map(({ id }) => id),
    };
  },
  async claims(of, { ids, moves, draws }, conduct) {
    const { documents, gates } = await of.modelWithStatements();
    const claims = documents.claims.filter(({ id }) => ids.includes(id));
    return judgeLive(documents, gates, claims, moves, draws, conduct);
  },
  async since(of, asked) {
    const edition = await of.edition();
    if (edition === null) return null;
    const { verdictsSince } = await import("../beyond/verdictsSince.ts");
    const { documents } = await of.asWritten();
    return verdictsSince(documents, edition, asked);
  },
  async own(of, { claim, moves, draws }, conduct) {
    const { documents, gates } = await of.model();
    return judgeOwn(documents, gates, claim, moves, draws, conduct);
  },
  async sources(from, { of, moves }) {
    const [{ documents }, { parameters }] = await Promise.all([from.model(), from.sources()]);
    const known = new Map(parameters.map(({ name, ...rest }) => [name, rest]));
    const point = pointOfLevers(documents, moves.levers, sinceOf(documents));
    return behind(documents, of, moves.stack, point).flatMap((one) => {
      const rest = known.get(one.parameter);
      return rest === undefined ? [] : [{ ...one, ...rest }];
    });
  },
  async lives(of, { moves, level, replication }, { progress }) {
    const { documents } = await of.model();
    // the engine that follows every person is fetched only now
    const { liveLives } = await import("../../ask/live/liveLives.ts");
    return liveLives(documents, moves, { level, replication }, progress);
  },
  // readers of documents are fetched once somebody changes one
  async quick(of, draft) {
    return (await import("../../ask/live/draftModel.ts")).checkDraftQuickly(draft, await of.memory());
  },
  async check(of, draft, { progress }) {
    return (await import("../../ask/live/draftModel.ts")).checkDraft(
      draft,
      () => of.figures(),
      progress,
      await of.memory(),
    );
  },
  async draft(of, draft) {
    return (await import("../../ask/live/draftModel.ts")).packDraft(draft, () => of.figures(), await of.memory());
  },
  async tables(of, asked) {
    return (await import("../../ask/live/ownTable.ts")).findTables(asked, () => of.figures(), await of.memory());
  },
  async put(of, asked) {
    return (await import("../../ask/live/ownTable.ts")).putTable(asked, () => of.figures(), await of.memory());
  },
  async everybody(of, { moves, replication }, { progress }) {
    const { documents } = await of.model();
    const { liveEverybody } = await import("../../ask/live/liveEverybody.ts");
    return liveEverybody(documents, moves, replication, progress);
  },
  async command(of, asked) {
    const { documents } = await of.model();
    return commandText(commandWords(documents.files.asked, asked, documents));
  },
  async numbers(of, asked, { progress, pause }) {
    const { numbersOf } = await import("../share/numbersOf.ts");
    return numbersOf(await of.asWritten(), asked, {
      pause,
      narrate: (event) => (event.kind === "progress" ? progress(event.finished, event.of) : undefined),
    });
  },
  async beside(of, asked, { progress, pause }) {
    const { besideOf } = await import("../share/besideOf.ts");
    return besideOf(await of.asWritten(), asked, {
      pause,
      narrate: (event) => (event.kind === "progress" ? progress(event.finished, event.of) : undefined),
    });
  },
  async pace(of, _asked, conduct) {
    const { documents, gates } = await of.model();
    const { livePace } = await import("../../ask/live/livePace.ts");
    return livePace(documents, gates, conduct, () => performance.now());
  },
  async runs(of, asked, { part, ...conduct }) {
    const begun = (made: RunsMade): void => part({ kind: "begun", made });
    const pair = (one: PairOfRuns): void => part({ kind: "pair", pair: one });
    // as for lives
    const make = asked.engine === "fluid" ? null : (await import("../../ask/live/livePeople.ts")).personByPerson;
    await (await of.runs()).run(asked, { ...conduct, begun, pair }, make);
    return null;
  },
  async judgements(of) {
    return (await of.sources()).judgements;
  },
  changes: ofPiece("changes"),
  matters: ofPiece("matters"),
  sobol: ofPiece("sobol"),
  informs: ofPiece("informs"),
  prices: ofPiece("prices"),
  turning: ofPiece("turning"),
  requires: ofPiece("requires"),
  flips: ofPiece("flips"),
  paired: ofPiece("paired"),
  parts: ofPiece("parts"),
};

/** @param raise what is done with a fault, so that the page hears of it */
export function answerJobs(scope: JobsHeard, raise: (fault: unknown) => void): void {
  let parts: OpenedParts | null = null;
  let isStopped = false;
  const answer = async (of: OpenedParts, turn: number, job: JobKind, asked: Asked<JobKind>): Promise<void> => {
    isStopped = false;
    const conduct: JobConduct = {
      part: (part) => scope.postMessage({ kind: "part", turn, part }),
      soFar: (found) => scope.postMessage({ kind: "soFar", turn, found }),
      progress: (done, of) => scope.postMessage({ kind: "progress", turn, done, of }),
      stop: { ...neverStopped, get aborted() { return isStopped; } }, // prettier-ignore
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    };
    try {
      const found = await (jobs[job] as Job<JobKind>)(of, asked as never, conduct);
      scope.postMessage({ kind: "found", turn, found });
    } catch (error) {
      if (!(error instanceof PendencyError)) return raise(error);
      scope.postMessage({ kind: "refused", turn, problems: error.problems.map(placed) });
    }
  };
  scope.onmessage = ({ data }) => {
    if (data.kind === "open") parts = new OpenedParts(data.at);
    else if (data.kind === "stop") isStopped = true;
    else if (parts !== null) void answer(parts, data.turn, data.job, data.asked);
  };
}
