// A straight scale from amounts to pixels, with round numbers along its axis. As d3-scale has it, to the bit, without the
// colours, dates and formats that a page would fetch with that.

export interface LinearScale {
  (amount: number): number;
  /** round numbers within the domain, about so many */
  ticks(count: number): readonly number[];
  /** the same from one round number to another */
  nice(count: number): LinearScale;
  domain(): readonly [number, number];
}

type Ends = readonly [number, number];

export function scaleLinear(domain: Ends, range: Ends): LinearScale {
  // by the lower end, whichever way the scale runs
  const isRising = domain[0] < domain[1];
  const [low, high] = isRising ? domain : [domain[1], domain[0]];
  const [from, to] = isRising ? range : [range[1], range[0]];
  const span = high - low;
  const scale = (amount: number): number => {
    const share = span === 0 ? 0.5 : (amount - low) / span;
    return from * (1 - share) + to * share;
  };
  return Object.assign(scale, {
    ticks: (count: number) => (isRising ? ticksOf(low, high, count) : ticksOf(low, high, count).toReversed()),
    nice: (count: number) => {
      const [lower, upper] = niceEnds(low, high, count);
      return scaleLinear(isRising ? [lower, upper] : [upper, lower], range);
    },
    domain: () => domain,
  });
}

function ticksOf(low: number, high: number, count: number): readonly number[] {
  if (low === high) return [low];
  const { first, last, step } = stepsOf(low, high, count);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => multiple(first + i, step));
}

/** Again with the step of the wider domain, until that is the same; the domain as it is where it never is. */
function niceEnds(low: number, high: number, count: number): Ends {
  let ends: Ends = [low, high];
  let before: Step | null = null;
  for (let again = 0; again < 10 && low < high; again++) {
    const { step } = stepsOf(ends[0], ends[1], count);
    if (step.size === before?.size && step.isParts === before.isParts) return ends;
    const units = (amount: number): number => (step.isParts ? amount * step.size : amount / step.size);
    ends = [multiple(Math.floor(units(ends[0])), step), multiple(Math.ceil(units(ends[1])), step)];
    before = step;
  }
  return [low, high];
}

/** Steps below 1 are parts of it: a tenth is 1 / 10, which 3 × 0.1 would miss. */
interface Step {
  readonly isParts: boolean;
  readonly size: number;
}

function multiple(times: number, { isParts, size }: Step): number {
  return isParts ? times / size : times * size;
}

/** 1, 2 or 5 times a power of ten; where no multiple is within the domain, of half as wide a step. */
function stepsOf(low: number, high: number, count: number): { first: number; last: number; step: Step } {
  const wanted = (high - low) / count;
  const power = Number(wanted.toExponential().split("e")[1]);
  const error = wanted / tenTo(power);
  // the middles between 1, 2, 5 and 10, by their ratios
  const factor = error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.SQRT2 ? 2 : 1;
  const isParts = power < 0;
  const step = { isParts, size: isParts ? tenTo(-power) / factor : tenTo(power) * factor };
  const units = (amount: number): number => (isParts ? amount * step.size : amount / step.size);
  let [first, last] = [Math.round(units(low)), Math.round(units(high))];
  if (multiple(first, step) < low) first += 1;
  if (multiple(last, step) > high) last -= 1;
  return last < first && count < 2 && count >= 0.5 ? stepsOf(low, high, count * 2) : { first, last, step };
}

function tenTo(power: number): number {
  return Number(`1e${power}`);
}
