// The worker for longer jobs. It opens the model for itself with the first one; what only one job needs is fetched with it.
import { judgeLive, judgeOwn, needsRuns, verdictsAtOnce } from "../../ask/live/liveClaims.ts";
import type { LiveConduct } from "../../ask/live/liveClaims.ts";
import type { unpackModel } from "../../ask/live/packModel.ts";
import { withClaims } from "../../documents/packDocuments.ts";
import { PendencyError } from "../../errors.ts";
import { neverStopped } from "../../study/stop.ts";
import type { Asked, Found, FromDesk, JobKind, PackAddresses, ToDesk } from "./jobs.ts";
import { openPack, placed, textOf } from "./openPack.ts";

/** What a worker is of its global scope, which the types of a page call a window. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: ToDesk }) => void) | null;
  postMessage(message: FromDesk): void;
};

type Opened = ReturnType<typeof unpackModel>;
type Job<Kind extends JobKind> = (asked: Asked<Kind>, conduct: LiveConduct) => Promise<Found<Kind>>;

let at: PackAddresses = { pack: "", claims: "", sources: "" };
let opened: Promise<Opened> | null = null;
let withStatements: Promise<Opened> | null = null;
let isStopped = false;

/** Where one cannot be had it is asked for again with the next job. */
function model(): Promise<Opened> {
  opened ??= openPack(at.pack);
  opened.catch(() => (opened = null));
  return opened;
}

function modelWithStatements(): Promise<Opened> {
  const open = async (): Promise<Opened> => {
    const [{ documents, gates }, claims] = await Promise.all([model(), textOf(at.claims)]);
    return { documents: withClaims(documents, claims), gates };
  };
  withStatements ??= open();
  withStatements.catch(() => (withStatements = null));
  return withStatements;
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
};

scope.onmessage = ({ data }) => {
  if (data.kind === "open") at = data.at;
  else if (data.kind === "stop") isStopped = true;
  else void answer(data.turn, data.job, data.asked);
};

async function answer(turn: number, job: JobKind, asked: Asked<JobKind>): Promise<void> {
  isStopped = false;
  const conduct: LiveConduct = {
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
