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

function roundedSum(amounts: readonly number[]): number {
  return Math.floor(amounts.reduce((sum, amount) => sum + amount, 0) + 0.5);
}
