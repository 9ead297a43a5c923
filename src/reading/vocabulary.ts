// The words a document may use, and what a unit is made of.

/**
 * What a number is measured in, as powers of base units: `day`, a currency code such as `USD`, or a listed noun such
 * as `judge`. The words for what flows (persons, cases) and shares are pure numbers. Units with equal powers convert.
 */
export interface Unit {
  readonly powers: Readonly<Record<string, number>>;
  /** how many base units one of this unit is: 7 for a week, 0.01 for a percent */
  readonly scale: number;
  /** as written, for messages and tables: "cases per judge per year" */
  readonly text: string;
}

/** The words a document may use beside time and money. */
export interface Vocabulary {
  /** nouns of `units:`, singular, such as judge */
  readonly units: readonly string[];
  /** words for what flows, such as persons and cases */
  readonly entities: readonly string[];
}
