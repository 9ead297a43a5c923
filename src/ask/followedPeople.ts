// People under the two policies of a question, as plain data.
import type { LineWait } from "./live/lineWaits.ts";
import type { LivesFound } from "./live/livesFound.ts";

export interface FollowedPeople {
  readonly lives: LivesFound;
  readonly waits: {
    /** whose levels waits are told by; "": the model has no groups */
    readonly group: string;
    readonly replication: number;
    /** of each policy */
    readonly sides: readonly (readonly LineWait[])[];
  };
  /** of each policy; one where the question changes nothing */
  readonly stacks: readonly (readonly string[])[];
}
