// Who enters by which entry, and what leaves on a timetable, with the names they have in this run: they come
// ready made in the image, because they are made of text.
import { SLOTS } from "../../src/simulate/codes.ts";
import {
  ArrivalsFields,
  FlowFields,
  ImageFields,
  InitialSourceFields,
  TimetableFields,
} from "../../src/simulate/fast/contract.ts";
import { Flow, InitialSource } from "../../src/simulate/individual/flow.ts";
import { Timetable } from "../../src/simulate/individual/timetable.ts";
import { prepareCohorts, setCohort } from "./cohorts.ts";
import { int, reals, word, words } from "./image.ts";
import { entries, initials, monthEdges, resources, resourcesByName } from "./program.ts";

export let timetables: StaticArray<Timetable> = [];
export let ranksPerMonth: i32 = 1;
export let flows: StaticArray<Flow> = [];
export let initialSources: StaticArray<InitialSource> = [];

export function readSources(): void {
  readTimetables();
  ranksPerMonth = int(ArrivalsFields.ranksPerMonth);
  prepareCohorts(monthEdges.length * ranksPerMonth);
  flows = new StaticArray<Flow>(int(ArrivalsFields.flows));
  for (let place = 0; place < flows.length; place++) flows[place] = readFlow(place);
  initialSources = new StaticArray<InitialSource>(int(ImageFields.initialSources));
  for (let rank = 0; rank < initialSources.length; rank++) initialSources[rank] = readInitialSource(rank);
}

function readTimetables(): void {
  let count = 0;
  for (let i = 0; i < resourcesByName.length; i++) if (resources[resourcesByName[i]].kind == SLOTS) count++;
  timetables = new StaticArray<Timetable>(count);
  let place = 0;
  for (let i = 0; i < resourcesByName.length; i++) {
    const r = resourcesByName[i];
    if (resources[r].kind != SLOTS) continue;
    const high = word(TimetableFields.key);
    const low = word(TimetableFields.key);
    timetables[place++] = new Timetable(r, resources[r], high, low);
  }
}

function readFlow(place: i32): Flow {
  const entry = entries[int(FlowFields.entry)];
  const caseClass = int(FlowFields.caseClass);
  const monthKeys = words(FlowFields.monthKeys);
  for (let month = 0; 2 * month < monthKeys.length; month++) {
    setCohort((month + 1) * ranksPerMonth + place, monthKeys[2 * month], monthKeys[2 * month + 1]);
  }
  const periodKeys = words(FlowFields.periodKeys);
  const gapHigh = word(FlowFields.gapKey);
  const gapLow = word(FlowFields.gapKey);
  const monthFactors = reals(FlowFields.monthFactors);
  return new Flow(entry, caseClass, place, monthKeys, monthFactors, periodKeys, gapHigh, gapLow);
}

function readInitialSource(rank: i32): InitialSource {
  const initial = initials[int(InitialSourceFields.entry)];
  const caseClass = int(InitialSourceFields.caseClass);
  const high = word(InitialSourceFields.key);
  const low = word(InitialSourceFields.key);
  setCohort(rank, high, low);
  return new InitialSource(initial, caseClass, high, low);
}
