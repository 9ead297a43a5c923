// What is told while runs are made: plain events, which a door puts into words or shows as a bar.

export type Narration =
  | {
      readonly kind: "progress";
      readonly label: string;
      /** with a part of one under way, where that is known */
      readonly finished: number;
      readonly of: number;
      /** records of one run, in words; null for expected numbers, which are of everybody at once */
      readonly people: string | null;
    }
  /** not all workers fit into memory together */
  | { readonly kind: "fewer workers"; readonly used: number; readonly asked: number }
  /** to be told always */
  | { readonly kind: "warning"; readonly text: string }
  /** the study is over: nothing more is shown of its progress */
  | { readonly kind: "finished" };

export type Narrate = (event: Narration) => void;

export const tellNobody: Narrate = () => {};
