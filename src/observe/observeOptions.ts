// What is asked of those who listen to a run person by person.
export interface ObserveOptions {
  /** group whose levels the series and waits are split by; "" for none */
  readonly seriesGroup: string;
  readonly seriesLevels: readonly string[];
  /** series of stocks, entries, moves and resources by period */
  readonly series: boolean;
  /** histograms of waits, sojourns and ages */
  readonly waits: boolean;
  /** the digest of all events; left out where nobody compares runs bit by bit, it saves a tenth of the time */
  readonly digest?: boolean;
  /** people of each class whose whole lives are kept; none when left out */
  readonly timelines?: number;
}
