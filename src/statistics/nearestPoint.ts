// The nearest point at which something holds that does not hold at the origin, between bounds in every direction. Where
// it holds and where not is known only by looking, so that looks are few: a far corner by the slopes, then along straight
// lines to the edge, then along the edge towards the origin.

/** Above 0 where it holds, below 0 where it does not; null: nothing is known there. Fewer come back once stopped. */
type LookAt = (points: readonly Place[]) => Promise<readonly (number | null)[]>;
export type Place = readonly number[];

interface NearestAsked {
  /** below 0 and above 0, one a direction: what lies beyond is not looked at */
  readonly low: Place;
  readonly high: Place;
  /** directions that may be moved; the others stay at 0 */
  readonly free: readonly number[];
  /** at 0: below 0 */
  readonly margin: number;
  /** places that are worth a look first, such as draws in which it holds */
  readonly starts: readonly Place[];
  /** places that may be the furthest, such as corners by a first guess of the slopes */
  readonly corners: readonly Place[];
}

export interface Nearest {
  /** where it holds; null: at no place that was looked at */
  readonly place: Place | null;
  /** where it holds the most, or comes the nearest to it; null: nothing was told anywhere */
  readonly best: { readonly place: Place; readonly margin: number } | null;
  readonly looks: number;
  /** directions of which both ways make it better, or both worse, seen from the origin */
  readonly bent: readonly number[];
  readonly isStopped: boolean;
}

const firstStep = 1;
const slopeStep = 0.25;
/** Along a line, the edge is known to this part of its length. */
const edgeWithin = 0.01;
const mostEdgeLooks = 8;
const mostRounds = 8;
/** A round that brings it nearer by less is the last. */
const enough = 0.005;
/** What is nearer by so little is not worth one more thing to move. */
const worthMore = 1.05;

export async function nearestPoint(look: LookAt, asked: NearestAsked): Promise<Nearest> {
  const search = new Search(look, asked);
  try {
    return await search.run();
  } catch (error) {
    if (error instanceof Stopped) return search.found(null, true);
    throw error;
  }
}

/** Thrown where looks ended. */
class Stopped extends Error {}

class Search {
  readonly #look: LookAt;
  readonly #asked: NearestAsked;
  #looks = 0;
  #best: Nearest["best"] = null;
  #nearest: Place | null = null;
  #bent: readonly number[] = [];

  constructor(look: LookAt, asked: NearestAsked) {
    this.#look = look;
    this.#asked = asked;
  }

  async run(): Promise<Nearest> {
    const first = await this.#slopesAtOrigin();
    const tried: readonly Place[] = [
      ...this.#asked.starts,
      ...this.#asked.corners,
      this.#corner(first),
      ...this.#alongSlopes(first),
    ];
    const margins = await this.#at(tried);
    let holding: readonly Place[] = tried.filter((_, nth) => isHolding(margins[nth]));
    if (holding.length === 0) holding = await this.#climb();
    const edges: Place[] = [];
    for (const place of byLength(holding).slice(0, 3)) edges.push(await this.#edge(this.#origin(), place));
    const found: Place[] = [];
    for (const edge of byLength(edges).slice(0, 2)) found.push(await this.#walk(edge));
    const [nearest] = byLength(found);
    return this.found(nearest === undefined ? null : await this.#fewer(nearest));
  }

  found(place: Place | null, isStopped = false): Nearest {
    return { place: isStopped ? this.#nearest : place, best: this.#best, looks: this.#looks, bent: this.#bent, isStopped }; // prettier-ignore
  }

  async #at(places: readonly Place[]): Promise<readonly (number | null)[]> {
    if (places.length === 0) return [];
    const margins = await this.#look(places);
    this.#looks += margins.length;
    for (const [nth, margin] of margins.entries()) {
      if (margin === null) continue;
      if (this.#best === null || margin > this.#best.margin) this.#best = { place: places[nth], margin };
      if (margin < 0) continue;
      if (this.#nearest === null || lengthOf(places[nth]) < lengthOf(this.#nearest)) this.#nearest = places[nth];
    }
    if (margins.length < places.length) throw new Stopped();
    return margins;
  }

  /** What a unit in each direction brings, by the mean of both ways; and which way brings more. */
  async #slopesAtOrigin(): Promise<readonly Slope[]> {
    const { free, low, high, margin } = this.#asked;
    const steps = free.flatMap((at) => [Math.max(-firstStep, low[at]), Math.min(firstStep, high[at])]);
    const margins = await this.#at(steps.map((step, nth) => this.#origin().with(free[Math.floor(nth / 2)], step)));
    const slopes = free.map((at, nth): Slope => {
      const [down, up] = [2 * nth, 2 * nth + 1].map((one) => (steps[one] === 0 ? 0 : (margins[one] ?? margin) - margin)); // prettier-ignore
      const width = steps[2 * nth + 1] - steps[2 * nth];
      return { at, slope: width === 0 ? 0 : (up - down) / width, way: up > down ? (up > 0 ? 1 : 0) : down > 0 ? -1 : 0, isBent: up * down > 0 }; // prettier-ignore
    });
    this.#bent = slopes.filter(({ isBent }) => isBent).map(({ at }) => at);
    return slopes;
  }

  /** Every direction as far as it goes, the way that helps. */
  #corner(slopes: readonly Slope[]): Place {
    const { low, high } = this.#asked;
    return this.#placed(slopes.map(({ at, way }) => [at, way > 0 ? high[at] : way < 0 ? low[at] : 0]));
  }

  /** Where the straight line through the slopes says, and further out. */
  #alongSlopes(slopes: readonly Slope[]): readonly Place[] {
    const gradient = this.#placed(slopes.map(({ at, slope }) => [at, slope]));
    const first = this.#nearestOnPlane(gradient, -this.#asked.margin);
    return first === null ? [] : [1, 1.3, 2].map((far) => this.#within(first.map((part) => part * far)));
  }

  /** One direction after the other to the end that helps the most; over twice, or until it holds. */
  async #climb(): Promise<readonly Place[]> {
    const { free, low, high } = this.#asked;
    for (let round = 0; round < 2; round++) {
      const before = this.#best?.margin ?? -Infinity;
      for (const at of free) {
        const from = this.#best?.place ?? this.#origin();
        const ends = [low[at], 0, high[at]].filter((end) => end !== from[at]);
        await this.#at(ends.map((end) => from.with(at, end)));
        if (isHolding(this.#best?.margin ?? null)) return this.#best === null ? [] : [this.#best.place];
      }
      if (!((this.#best?.margin ?? -Infinity) > before)) break;
    }
    return [];
  }

  /** The last place that holds on the way from one at which it does not. */
  async #edge(from: Place, to: Place): Promise<Place> {
    let [left, right] = [0, 1];
    let [marginLeft, marginRight]: (number | null)[] = [from.every((part) => part === 0) ? this.#asked.margin : null, null]; // prettier-ignore
    const placeAt = (share: number): Place => from.map((part, at) => part + share * (to[at] - part));
    [marginRight] = await this.#at([to]);
    for (let nth = 0; nth < mostEdgeLooks && right - left > edgeWithin; nth++) {
      const straight = marginLeft === null || marginRight === null || marginRight === marginLeft ? 0.5 : -marginLeft / (marginRight - marginLeft); // prettier-ignore
      // a little on the side that holds, and never stuck at one end
      const cut = nth % 3 === 2 ? 0.5 : Math.min(0.95, Math.max(0.05, straight + 0.02));
      const middle = left + cut * (right - left);
      const [margin] = await this.#at([placeAt(middle)]);
      if (isHolding(margin)) [right, marginRight] = [middle, margin];
      else [left, marginLeft] = [middle, margin];
    }
    return placeAt(right);
  }

  /** From a place on the edge to nearer ones, each where the plane through its slopes comes nearest to the origin. */
  async #walk(start: Place): Promise<Place> {
    let place = start;
    for (let round = 0; round < mostRounds; round++) {
      const [margin] = await this.#at([place]);
      if (margin === null || margin === undefined) break;
      const gradient = await this.#gradient(place, margin);
      const along = gradient.reduce((sum, slope, at) => sum + slope * place[at], 0);
      const target = this.#nearestOnPlane(gradient, along - margin);
      if (target === null) break;
      const [there] = await this.#at([target]);
      const next = isHolding(there) ? await this.#edge(this.#origin(), target) : await this.#bend(target, place);
      const isNearer = lengthOf(next) < lengthOf(place) * (1 - enough);
      if (lengthOf(next) < lengthOf(place)) place = next;
      if (!isNearer) break;
    }
    return place;
  }

  /** It does not hold at the target: a little further out in its direction, else part of the way to it. */
  async #bend(target: Place, place: Place): Promise<Place> {
    const limit = lengthOf(place);
    const further = this.#within(target.map((part) => (part * limit) / (lengthOf(target) || 1)));
    const [margin] = await this.#at([further]);
    if (isHolding(margin)) return this.#edge(target, further);
    return this.#edge(target, place);
  }

  async #gradient(place: Place, margin: number): Promise<Place> {
    const { free, low, high } = this.#asked;
    // towards the origin, where bounds are not met
    const steps = free.map((at) => {
      const wanted = place[at] > 0 ? -slopeStep : slopeStep;
      return Math.min(high[at], Math.max(low[at], place[at] + wanted)) - place[at];
    });
    const margins = await this.#at(free.map((at, nth) => place.with(at, place[at] + steps[nth])));
    return this.#placed(free.map((at, nth) => [at, steps[nth] === 0 ? 0 : ((margins[nth] ?? margin) - margin) / steps[nth]])); // prettier-ignore
  }

  /**
   * The place of least length within bounds at which gradient × place is at least `level`: what meets its bound stays
   * there, and the others take over. Null where bounds are too narrow for it.
   */
  #nearestOnPlane(gradient: Place, level: number): Place | null {
    if (level <= 0) return null;
    const at = (far: number): Place => this.#within(gradient.map((slope) => slope * far));
    const reached = (far: number): number => at(far).reduce((sum, part, nth) => sum + part * gradient[nth], 0);
    let high = 1;
    while (reached(high) < level) {
      if (high > 1e12) return null;
      high *= 4;
    }
    let low = 0;
    for (let nth = 0; nth < 80; nth++) {
      const middle = (low + high) / 2;
      if (reached(middle) < level) low = middle;
      else high = middle;
    }
    return at(high);
  }

  /** Fewer directions, where that costs little: each that goes is made up for by going further in the others. */
  async #fewer(place: Place): Promise<Place> {
    const most = lengthOf(place) * worthMore;
    let best = place;
    const moved = [...place.keys()].filter((at) => place[at] !== 0).toSorted((a, b) => Math.abs(place[a]) - Math.abs(place[b])); // prettier-ignore
    // many small ones together first
    for (
      let many = Math.ceil(moved.length / 2);
      many >= 1 && moved.length > 1;
      many = many > 1 ? Math.ceil(many / 2) : 0
    ) {
      for (let from = 0; from + many < moved.length;) {
        const next = await this.#without(best, moved.slice(from, from + many), most);
        if (next === null) from += many;
        else {
          best = next;
          moved.splice(from, many);
        }
      }
    }
    return best;
  }

  async #without(place: Place, gone: readonly number[], most: number): Promise<Place | null> {
    const without = place.map((part, at) => (gone.includes(at) ? 0 : part));
    const length = lengthOf(without);
    if (length === 0) return null;
    const far = this.#within(without.map((part) => (part * most) / length));
    const [margin] = await this.#at([far]);
    if (!isHolding(margin)) return null;
    const next = await this.#edge(this.#origin(), far);
    return lengthOf(next) <= most ? next : null;
  }

  #origin(): Place {
    return this.#asked.low.map(() => 0);
  }

  #placed(parts: readonly (readonly [number, number])[]): Place {
    return parts.reduce<Place>((place, [at, part]) => place.with(at, part), this.#origin());
  }

  #within(place: Place): Place {
    const { low, high } = this.#asked;
    return place.map((part, at) => Math.min(high[at], Math.max(low[at], part)));
  }
}

interface Slope {
  readonly at: number;
  readonly slope: number;
  /** 1 up, -1 down, 0: neither helps */
  readonly way: number;
  readonly isBent: boolean;
}

export function lengthOf(place: Place): number {
  return Math.sqrt(place.reduce((sum, part) => sum + part * part, 0));
}

function byLength(places: readonly Place[]): readonly Place[] {
  return places.toSorted((one, other) => lengthOf(one) - lengthOf(other));
}

function isHolding(margin: number | null | undefined): boolean {
  return margin !== null && margin !== undefined && margin >= 0;
}
