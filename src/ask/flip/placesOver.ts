// Places all over a range, at which it is looked before anything is closed in on: so that what turns twice is seen.
import { exp, log } from "../../quantity/portable.ts";
import { roundedIn } from "./turningPoint.ts";

/**
 * Evenly, on a scale of logarithms where the range is above 0, with both ends, and with what is assumed where that lies
 * inside. Rising.
 *
 * @param count places, the ends among them, ≥ 2
 */
export function placesOver(
  range: readonly [low: number, high: number],
  assumed: number | null,
  count: number,
): readonly number[] {
  const [low, high] = range;
  const isLog = low > 0;
  const onScale = (place: number): number => (isLog ? log(place) : place);
  const places = Array.from({ length: count }, (_, nth) => {
    const where = onScale(low) + ((onScale(high) - onScale(low)) * nth) / (count - 1);
    return nth === 0 ? low : nth === count - 1 ? high : roundedIn(isLog ? exp(where) : where, range);
  });
  const own = assumed !== null && assumed > low && assumed < high ? [assumed] : [];
  return [...new Set([...places, ...own])].toSorted((a, b) => a - b);
}
