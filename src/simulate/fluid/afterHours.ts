// Offices that open and close while people wait. Whoever is in service at the close is finished after hours, so that
// each opening serves more than its hours are worth: of services that last exponentially one person a server. Expected
// numbers know a step as so many servers on average, and see this only as far as services are longer than the step.
import type { Program, ResourceId, SamplerId } from "../../compile/program.ts";
import type { CurveMeans, Jump } from "./curveMeans.ts";
import { figuresOf } from "./delayStore.ts";
import { durationOf } from "./duration.ts";
import type { Duration } from "./duration.ts";
import type { Layout } from "./layout.ts";

/** What the services of a resource are, as a step and a close need it; times in grid steps. */
interface Services {
  readonly duration: Duration;
  readonly mean: number;
  /** part of those who begin evenly over a step that is in service at its end */
  readonly atEnd: number;
  /** persons begun beyond the hours' worth, in a long opening */
  readonly beyond: number;
  readonly isFixed: boolean;
}

const slack = 1e-9;

/**
 * Servers that each step has beyond those present, because whoever they have begun is finished after the close. Where
 * an office is open for more than a step, they stand in the step in which it opens: its first people begin at once, and
 * not evenly over the step. Of several kinds of services, those that need least of it.
 */
export function serversAfterHours(
  program: Program,
  layout: Layout,
  means: CurveMeans,
  resource: ResourceId,
): Float64Array {
  const jumps = means.jumps(program.resources[resource].units.curve);
  const isLimited = jumps.every(({ to }) => to < Infinity);
  const samplers = isLimited ? servicesOf(program, layout, resource) : [];
  const closes = closesOf(jumps, means.h);
  const each = samplers.map((sampler) => serversFor(program, means, resource, sampler, closes));
  return new Float64Array(means.steps).map((_, step) =>
    each.length === 0 ? 0 : Math.min(...each.map((more) => more[step])),
  );
}

function serversFor(
  program: Program,
  means: CurveMeans,
  resource: ResourceId,
  sampler: SamplerId,
  closes: readonly Close[],
): Float64Array {
  const { h, steps } = means;
  const { curve } = program.resources[resource].units;
  const there = (step: number): number => (step < 0 ? 0 : means.meanOfWhole(curve, Math.min(step, steps - 1)));
  const more = new Float64Array(steps);
  const known = new Map<string, Services>();
  for (const { step, isAtEdge, openings } of closes) {
    const last = isAtEdge ? step - 1 : step;
    if (last < 0 || last >= steps) continue;
    const services = servicesAt(program, means, sampler, last, known);
    const { atEnd, mean } = services;
    if (!(mean > 0) || !(atEnd > 0)) continue;
    // part of those in service at the end of a step who are so throughout the next one
    const stays = Math.max(0, 1 - (atEnd * h) / mean);
    // people whom the steps have after the close by themselves
    const left = Math.max(0, stays * there(step - 1) - there(step));
    const later = isAtEdge ? 0 : Math.max(0, stays * there(step) - there(step + 1));
    const all = openings.reduce((sum, { servers }) => sum + servers, 0);
    for (const { servers, from, to } of openings) {
      const seen = ((left + later) * servers) / all / atEnd;
      const missing = Math.max(0, servers * beyondHours(services, to - from) - seen);
      const first = Math.floor(from / h + slack);
      if (first >= last) more[last] += missing * atEnd;
      else {
        // not so many that the next step has no server free
        const most = stays > 0 ? Math.max(0, there(first + 1) / stays - there(first)) : Infinity;
        more[first] += Math.min(most, (missing * mean) / h);
      }
    }
  }
  return more;
}

interface Close {
  readonly step: number;
  /** at the step's very beginning */
  readonly isAtEdge: boolean;
  readonly openings: readonly Opening[];
}

/** Servers who leave, and since when they were there; grid steps. */
interface Opening {
  readonly servers: number;
  readonly from: number;
  readonly to: number;
}

/** The closes of each step: whoever came last is taken to leave first. */
function closesOf(jumps: readonly Jump[], h: number): Close[] {
  const closes: Close[] = [];
  const present: { servers: number; since: number }[] = [];
  for (const { time, from, to } of jumps) {
    if (to > from) present.push({ servers: to - from, since: time });
    const openings: Opening[] = [];
    for (let leave = from - to; leave > slack;) {
      const last = present[present.length - 1];
      if (last === undefined) break;
      const servers = Math.min(leave, last.servers);
      openings.push({ servers, from: last.since, to: time });
      leave -= servers;
      last.servers -= servers;
      if (last.servers <= slack) present.pop();
    }
    if (openings.length === 0) continue;
    const step = Math.floor(time / h + slack);
    const isAtEdge = Math.abs(time / h - step) < slack;
    const earlier = closes[closes.length - 1];
    if (earlier !== undefined && earlier.step === step) {
      closes[closes.length - 1] = {
        step,
        isAtEdge: earlier.isAtEdge && isAtEdge,
        openings: [...earlier.openings, ...openings],
      };
    } else closes.push({ step, isAtEdge, openings });
  }
  return closes;
}

/** Persons whom a server begins in an opening, beyond its length over the mean service. */
function beyondHours({ duration, mean, beyond, isFixed }: Services, time: number): number {
  if (isFixed) return Math.ceil(time / mean - slack) - time / mean;
  // in a short opening the first person, and whoever follows one that is done
  return time < mean ? Math.max(0, 1 + duration.ended(time) - time / mean) : beyond;
}

/** Lengths of the services that a resource gives. */
export function servicesOf(program: Program, layout: Layout, resource: ResourceId): SamplerId[] {
  const found = new Set<SamplerId>();
  for (let cell = 0; cell < layout.cells; cell++) {
    const { kind, lines, time } = program.stages[layout.stageOf[cell]];
    if (kind !== "service" || lines[0]?.[layout.classOf[cell]] !== resource) continue;
    const sampler = time?.[layout.kindOf[cell]] ?? -1;
    if (sampler >= 0) found.add(sampler);
  }
  return [...found];
}

function servicesAt(
  program: Program,
  means: CurveMeans,
  sampler: SamplerId,
  step: number,
  known: Map<string, Services>,
): Services {
  const read = (curve: number): number => means.mean(curve, step);
  const key = figuresOf(program, sampler, read);
  let found = known.get(key);
  if (found === undefined) {
    const duration = durationOf(program.samplers, sampler, read);
    const mean = duration.within(Infinity);
    found = {
      duration,
      mean,
      atEnd: Math.min(1, duration.within(means.h) / means.h),
      beyond: restOf(duration, mean) / mean,
      isFixed: program.samplers[sampler].family === "fixed",
    };
    known.set(key, found);
  }
  return found;
}

/** Mean time that a service met at any instant still lasts: half its mean square over its mean. */
function restOf(duration: Duration, mean: number): number {
  // the mean square is twice the area between the mean and the mean of what is within x
  const parts = 400;
  const most = duration.quantile(0.99999);
  let area = 0;
  for (let i = 0; i < parts; i++) {
    // thinner where the curve bends most
    const [from, to] = [i, i + 1].map((n) => most * (n / parts) * (n / parts));
    area += (to - from) * (mean - duration.within(0.5 * (from + to)));
  }
  return area / mean;
}
