// The same people's lives under two policies, as plain data.

/** A stay of one person. Plain data, safe to post. */
export interface LifeStay {
  readonly stage: string;
  readonly title: string;
  readonly kind: "stay" | "outcome" | "passes";
  /** days from the start of the run */
  readonly entered: number;
  /** when a wait in line or at a door was over; null: there was none, or it lasted as long as the stay */
  readonly began: number | null;
  /** null: still there at the end of the run; of an outcome as of its beginning */
  readonly left: number | null;
}

export interface PairedLife {
  /** group > level */
  readonly groups: Readonly<Record<string, string>>;
  readonly base: readonly LifeStay[];
  /** null: nothing was moved, so that there is one life */
  readonly now: readonly LifeStay[] | null;
  readonly differs: boolean;
}

export interface LivesFound {
  /** those whose lives differ first, each in the order of arrival */
  readonly lives: readonly PairedLife[];
  /** day of the run on which it ends */
  readonly endDays: number;
  /** days since 1970-01-01 of the run's first instant; null without a calendar */
  readonly startDays: number | null;
  /** people of one run who are in no other, because fewer or others came */
  readonly unpaired: number;
  readonly replication: number;
}
