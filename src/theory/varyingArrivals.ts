// Arrivals that rise and fall, a stay of any shape, nobody waits (Mt/G/∞ from empty).

/**
 * Mean persons present at `time`; the number present is Poisson with this mean.
 *
 * @param rateAt       arrivals per unit of time at an instant
 * @param stillThere   share of people whose stay exceeds a duration
 * @param breaks       durations at which `stillThere` jumps, such as a fixed stay
 * @source m(t) = ∫₀ᵗ λ(t − u) P(stay > u) du; Eick, Massey & Whitt 1993; adaptive Simpson to 1e-13
 */
export function meanPresent(
  time: number,
  rateAt: (instant: number) => number,
  stillThere: (duration: number) => number,
  breaks: readonly number[] = [],
): number {
  const edges = [0, ...breaks.filter((at) => at > 0 && at < time).toSorted((a, b) => a - b), time];
  // Values at a jump belong to the side before it, so each stretch is open at its end.
  const density = (duration: number): number => rateAt(time - duration) * stillThere(duration);
  let mean = 0;
  for (let i = 1; i < edges.length; i++) {
    const width = edges[i] - edges[i - 1];
    const inside = width * 1e-13;
    mean += integral(density, edges[i - 1] + inside, edges[i] - inside);
  }
  return mean;
}

/** Adaptive Simpson: halves a stretch until two halves agree with the whole. */
function integral(density: (x: number) => number, from: number, to: number): number {
  const pieces = 64;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    const a = from + ((to - from) * i) / pieces;
    const b = from + ((to - from) * (i + 1)) / pieces;
    const [left, middle, right] = [density(a), density((a + b) / 2), density(b)];
    const whole = ((b - a) / 6) * (left + 4 * middle + right);
    sum += refined(density, a, b, left, middle, right, whole, 40);
  }
  return sum;
}

function refined(
  density: (x: number) => number,
  a: number,
  b: number,
  left: number,
  middle: number,
  right: number,
  whole: number,
  depth: number,
): number {
  const centre = (a + b) / 2;
  const lower = density((a + centre) / 2);
  const upper = density((centre + b) / 2);
  const first = ((centre - a) / 6) * (left + 4 * lower + middle);
  const second = ((b - centre) / 6) * (middle + 4 * upper + right);
  const gap = first + second - whole;
  if (depth === 0 || Math.abs(gap) <= 1e-14 * Math.abs(whole) + 1e-300) return first + second + gap / 15;
  return (
    refined(density, a, centre, left, lower, middle, first, depth - 1) +
    refined(density, centre, b, middle, upper, right, second, depth - 1)
  );
}
