// Whole numbers that keep their total.

/**
 * Each amount rounded down, and what is missing to the rounded total given one each to the largest remainders (the
 * first of equal ones).
 *
 * @param total whole number to share out; by default the sum, rounded to the nearest
 */
export function largestRemainder(amounts: readonly number[], total = roundedSum(amounts)): number[] {
  const whole = amounts.map(Math.floor);
  let missing = total - whole.reduce((sum, count) => sum + count, 0);
  // remainders closer than a billionth are equal: they differ only by the rounding of arithmetic
  const order = amounts.map((amount, index) => ({ index, remainder: Math.floor((amount - whole[index]) * 1e9 + 0.5) }));
  order.sort((left, right) => right.remainder - left.remainder || left.index - right.index);
  for (const { index } of order) {
    if (missing <= 0) break;
    whole[index]++;
    missing--;
  }
  return whole;
}

/**
 * Records of each period and class, [period][caseClass]. Classes of one weight are rounded together, so that
 * their number is right. With one person a record, each period is rounded by itself. With several, what a
 * period lacks to whole records, or has beyond them, is carried to the next one, since 40 people a month would
 * otherwise never make a record of 100.
 *
 * @param exact   records before rounding, [period][caseClass]
 * @param weights persons a record, [caseClass]
 */
export function wholeRecords(exact: readonly (readonly number[])[], weights: ArrayLike<number>): number[][] {
  const classes = Array.from(weights, (_, caseClass) => caseClass);
  const carried = classes.map(() => 0);
  return exact.map((amounts) => {
    const records = classes.map(() => 0);
    for (const weight of new Set(Array.from(weights))) {
      const alike = classes.filter((caseClass) => weights[caseClass] === weight);
      const due = alike.map((caseClass) => carried[caseClass] + amounts[caseClass]);
      const counts = largestRemainder(due);
      alike.forEach((caseClass, i) => {
        records[caseClass] = Math.max(0, counts[i]);
        if (weight > 1) carried[caseClass] = due[i] - records[caseClass];
      });
    }
    return records;
  });
}

function roundedSum(amounts: readonly number[]): number {
  return Math.floor(amounts.reduce((sum, amount) => sum + amount, 0) + 0.5);
}
