// A published stock obeys the account: nobody is in it who did not enter by a published flow.

/**
 * The last known published stock plus all that was published to enter since, less all that left, period by period.
 *
 * @param last  the last known published stock
 * @param flows of one draw, one figure a period from the first after the last known one on; all as long as each other
 * @returns the stock at the end of each period; a model whose flows take out more than there is shows it below 0
 */
export function accountedStock(
  last: number,
  flows: { readonly in: readonly (readonly number[])[]; readonly out: readonly (readonly number[])[] },
): readonly number[] {
  const periods = Math.min(...[...flows.in, ...flows.out].map(({ length }) => length));
  let stock = last;
  return Array.from({ length: Number.isFinite(periods) ? periods : 0 }, (_, at) => {
    for (const flow of flows.in) stock += flow[at];
    for (const flow of flows.out) stock -= flow[at];
    return stock;
  });
}
