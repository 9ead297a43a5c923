// What a page asks of a worker beside its quick answers: each job with what is asked and what is found, as plain data.
import type { BesideRuns } from "../../ask/frozen/besideRuns.ts";
import type { DraftChecked } from "../../ask/live/draftModel.ts";
import type { LiveVerdicts } from "../../ask/live/liveClaims.ts";
import type { LivesFound } from "../../ask/live/livesFound.ts";
import type { EverybodyFound } from "../../ask/live/liveEverybody.ts";
import type { PaceFound } from "../../ask/live/livePace.ts";
import type { PairOfRuns, RunsAsked, RunsMade } from "../../ask/live/liveRuns.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { PutAsked, TablePut, Tables, TablesAsked } from "../../ask/live/ownTable.ts";
import type { PackTexts } from "../../ask/live/packParts.ts";
import type { Behind, ModelSources, ParameterSources, Subject } from "../../ask/live/sourcesOf.ts";
import type { OwnClaim } from "../../ask/live/ownChoices.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { ModelTexts } from "../../documents/modelTexts.ts";
import type { Problem } from "../../errors.ts";
import type { BesideAsked } from "../share/besideOf.ts";
import type { NumbersAsked } from "../share/numbersAsked.ts";
import type { NumbersFound } from "../share/numbersOf.ts";
import type { PieceJobs } from "../pieces/pieceJobs.ts";
import type { SinceAsked, SinceFound } from "../beyond/verdictsSince.ts";
import type { PackPlace } from "./packPlace.ts";

interface Jobs extends PieceJobs {
  /** every statement, judged as far as it goes without a run */
  readonly statements: { readonly asked: object; readonly found: Statements };
  /** some of them, by runs */
  readonly claims: { readonly asked: ClaimsAsked; readonly found: LiveVerdicts };
  /** what became of verdicts since the last edition; null: there is none */
  readonly since: { readonly asked: SinceAsked; readonly found: SinceFound | null };
  /** one that somebody wrote */
  readonly own: { readonly asked: OwnAsked; readonly found: LiveVerdicts };
  /** what stands behind one number */
  readonly sources: { readonly asked: SourcesAsked; readonly found: readonly SourceFound[] };
  /** the same people under two policies */
  readonly lives: { readonly asked: LivesAsked; readonly found: LivesFound };
  /** how documents that somebody is changing are written, and what they name: at once */
  readonly quick: { readonly asked: ModelTexts; readonly found: readonly Problem[] };
  /** what is wrong in them, all of it */
  readonly check: { readonly asked: ModelTexts; readonly found: DraftChecked };
  /** such documents as a page runs them */
  readonly draft: { readonly asked: ModelTexts; readonly found: PackTexts };
  /** a table of somebody's own: what is in it, and what it may stand in for */
  readonly tables: { readonly asked: TablesAsked; readonly found: Tables };
  /** the document with such a table in it */
  readonly put: { readonly asked: PutAsked; readonly found: TablePut };
  /** waits, stays and fates of everybody under two policies */
  readonly everybody: { readonly asked: EverybodyAsked; readonly found: EverybodyFound };
  /** the command that gives the numbers of a state, and these as its files */
  readonly command: { readonly asked: NumbersAsked; readonly found: string };
  readonly numbers: { readonly asked: NumbersAsked; readonly found: NumbersFound };
  /** a saved run, and the state beside it */
  readonly beside: { readonly asked: BesideAsked; readonly found: BesideRuns };
  /** what answers cost, quick and precise; null: it was stopped */
  readonly pace: { readonly asked: object; readonly found: PaceFound | null };
  /** runs of both sides: each pair comes as a part, and nothing at the end */
  readonly runs: { readonly asked: RunsAsked; readonly found: null };
  readonly judgements: { readonly asked: object; readonly found: ModelSources["judgements"] };
}

interface Statements {
  readonly verdicts: readonly Verdict[];
  /** ids of those that only runs decide */
  readonly runs: readonly string[];
}

interface SourcesAsked {
  readonly of: Subject;
  readonly moves: Moves;
}

export type SourceFound = Behind & Omit<ParameterSources, "name">;

interface LivesAsked {
  readonly moves: Moves;
  readonly level: string;
  readonly replication: number;
}

interface EverybodyAsked {
  readonly moves: Moves;
  readonly replication: number;
}

interface ClaimsAsked {
  readonly ids: readonly string[];
  readonly moves: Moves;
  readonly draws: number;
}

interface OwnAsked {
  readonly claim: OwnClaim;
  readonly moves: Moves;
  readonly draws: number;
}

/** What a job tells of before its end. */
export type JobPart =
  | { readonly kind: "begun"; readonly made: RunsMade }
  | { readonly kind: "pair"; readonly pair: PairOfRuns };

export type JobKind = keyof Jobs;
export type Asked<Kind extends JobKind> = Jobs[Kind]["asked"];
export type Found<Kind extends JobKind> = Jobs[Kind]["found"];

/** Where the parts of a model are. */
export interface PackAddresses {
  readonly pack: PackPlace;
  readonly claims: PackPlace;
  /** the last edition of verdicts */
  readonly edition: PackPlace;
  readonly sources: PackPlace;
  /** what all of it was read from */
  readonly texts: PackPlace;
  /** published figures, of every model */
  readonly facts: PackPlace;
}

export type ToDesk =
  | { readonly kind: "open"; readonly at: PackAddresses }
  | { readonly kind: "ask"; readonly turn: number; readonly job: JobKind; readonly asked: Asked<JobKind> }
  /** what is finished of the job under way comes back */
  | { readonly kind: "stop" };

export type FromDesk =
  | { readonly kind: "progress"; readonly turn: number; readonly done: number; readonly of: number }
  | { readonly kind: "part"; readonly turn: number; readonly part: JobPart }
  /** what would come back if it ended now */
  | { readonly kind: "soFar"; readonly turn: number; readonly found: Found<JobKind> }
  | { readonly kind: "found"; readonly turn: number; readonly found: Found<JobKind> }
  | { readonly kind: "refused"; readonly turn: number; readonly problems: readonly Problem[] };
