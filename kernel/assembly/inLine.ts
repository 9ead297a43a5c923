// The twin of src/simulate/individual/inLine.ts: joining a line with the place the discipline gives, and
// dropping out.
import { FIRST_COME, LAST_COME, LONGEST_IN_SYSTEM } from "../../src/simulate/codes.ts";
import { Line } from "./line.ts";
import { arrivalOf, classOf, IN_LINE, row, setStanding, sinceOf, TICKET } from "./people.ts";
import { classCount, classLevels, groupCount, resources, stages, weights } from "./program.ts";
import { now, placing, waiting } from "./state.ts";

export function lineOf(person: i32, resource: i32): Line {
  const info = resources[resource];
  if (info.lines.length == 1) return info.lines[0];
  return info.lines[classLevels[classOf(person) * groupCount + info.oneGroup]];
}

export function joinLine(person: i32, stage: i32, resource: i32): void {
  setStanding(person, IN_LINE);
  if (resource >= 0) takePlace(person, stage, resource);
}

export function takePlace(person: i32, stage: i32, resource: i32): void {
  const caseClass = classOf(person);
  const rank = resources[resource].priority[stage * classCount + caseClass];
  const line = lineOf(person, resource);
  line.join(person, rank, lineKey(person, resource), placing);
  line.persons += weights[caseClass];
  waiting[resource] += weights[caseClass];
}

export function takeFirst(resource: i32, line: Line, weight: f64): void {
  line.removeFirst();
  line.persons -= weight;
  waiting[resource] -= weight;
}

function lineKey(person: i32, resource: i32): f64 {
  const info = resources[resource];
  const since = sinceOf(person);
  const joined = since < 0 ? since : now;
  if (info.discipline == FIRST_COME) return joined;
  if (info.discipline == LAST_COME) return -joined;
  if (info.discipline == LONGEST_IN_SYSTEM) return arrivalOf(person);
  return 0;
}

/** Whatever entries of lines there are for the person are void from here on. */
export function giveUpPlaces(person: i32): void {
  store<u32>(row(person), 0, TICKET);
}

export function leaveLines(person: i32, stage: i32, taken: i32, weight: f64): void {
  giveUpPlaces(person);
  const caseClass = classOf(person);
  const lines = stages[stage].lines;
  for (let i = 0; i < lines.length; i++) {
    const resource = lines[i][caseClass];
    if (resource != taken) forgetInLine(person, resource, weight);
  }
}

export function forgetInLine(person: i32, resource: i32, weight: f64): void {
  if (resource < 0) return;
  const line = lineOf(person, resource);
  line.forget();
  line.persons -= weight;
  waiting[resource] -= weight;
}
