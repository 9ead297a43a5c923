// What further pictures say, in English: fetched with them. {braces} are filled in; what is counted stands behind a colon.
import type { ObservedColumns } from "../../present/observedTable.ts";

export interface MoreWords {
  readonly readKeys: string;
  readonly readNothing: string;
  readonly readHow: string;
  readonly observedKnown: string;
  readonly observedElsewhere: string;
  readonly observedColumns: ObservedColumns;
}

export const moreEn: MoreWords = {
  readKeys: "Values of “{title}”: arrow keys go along a line and from one to another",
  readNothing: "no value is chosen",
  readHow: "Point at the picture, or use arrow keys, for its values.",
  observedKnown:
    "Diamonds are published figures, all of them in-sample: whoever made the model knew them, and a curve that meets them has passed no test.",
  observedElsewhere: "{count} published figures lie over “Both lines”.",
  observedColumns: {
    caption: (title) => `Published figures: ${title}`,
    period: "period",
    published: "published",
    source: "publisher and publication",
    on: "came out on",
  },
};
