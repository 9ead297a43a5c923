// Parts printed beside their sum, so that whoever adds up what is printed gets what is printed.

/**
 * Parts in whole multiples of a unit that add up to the whole: each is rounded, and what rounding leaves over goes to
 * the parts that it moves least.
 *
 * @param whole in multiples of the unit, a whole number
 * @param parts in the same unit, with any fraction; they add up to about the whole
 * @source the method of largest remainders, as seats are handed out
 */
export function roundedToSum(whole: number, parts: readonly number[]): readonly number[] {
  const rounded = parts.map((part) => Math.floor(part + 0.5));
  let left = whole - rounded.reduce((sum, part) => sum + part, 0);
  const step = Math.sign(left);
  // those come first that rounding moved furthest the other way
  const order = [...parts.keys()].sort((i, j) => step * (parts[j] - rounded[j] - (parts[i] - rounded[i])) || i - j);
  for (let nth = 0; left !== 0 && order.length > 0; nth = (nth + 1) % order.length) {
    rounded[order[nth]] += step;
    left -= step;
  }
  return rounded;
}
