// One step, from its first instant to its last: known values change, units and servers are counted, people
// arrive, every stage is gone through in order, and nobody is lost.
import { admitHeld } from "./admission.ts";
import { departFamily } from "./boarding.ts";
import { settle, settleUnits } from "./feedback.ts";
import type { Work } from "./order.ts";
import { comeInPackets, finishPackets, leavePackets } from "./packetStages.ts";
import { finishServices, joinLine, leaveLine, serveRank } from "./serving.ts";
import { keepPool, keepRing, passThrough, scatter } from "./stays.ts";
import { tellLetIn } from "./door.ts";
import type { FluidRun } from "./state.ts";

export function goStep(run: FluidRun): void {
  const { plan } = run;
  run.packets.now = run.now;
  turnDials(run, run.now);
  countUnits(run);
  arrive(run);
  for (const by of run.movedBy) by?.fill(0);
  for (let i = 0; i < plan.works.length; i++) work(run, plan.works[i]);
  for (let i = 0; i < plan.late.length; i++) acceptLate(run, plan.late[i]);
}

/** Applies the changes known for the beginning of a step. */
export function turnDials(run: FluidRun, step: number): void {
  const { offsets, places, values } = run.plan.dials;
  const { dials } = run;
  for (let i = offsets[step]; i < offsets[step + 1]; i++) dials[places[i]] = values[i];
}

/** Counts servers, less people who stay in service beyond the step, and held units that can be given. */
function countUnits(run: FluidRun): void {
  const { resources, stages } = run.plan.program;
  const { keeping } = run.plan;
  for (let r = 0; r < resources.length; r++) {
    if (resources[r].kind !== "servers") continue;
    const there = settleUnits(run, r);
    const place = run.plan.afterHoursAt[r];
    run.offered[r] = there;
    run.free[r] = place < 0 ? there : there + run.dials[place];
  }
  admitHeld(run);
  for (let stage = 0; stage < stages.length; stage++) {
    if (stages[stage].kind !== "service") continue;
    if (keeping[stage] === "line") finishServices(run, stage);
    else finishPackets(run, stage);
  }
}

function arrive(run: FluidRun): void {
  const { plan, inbox, dials, arrived } = run;
  const { sources, feedbackSources, layout, program } = plan;
  for (let i = 0; i < sources.length; i++) {
    const { inbox: cell, dial } = sources[i];
    const persons = dials[dial];
    inbox[cell] += persons;
    arrived[layout.classOf[cell]] += persons;
  }
  for (const { feedback, persons, stage, caseClass } of feedbackSources) {
    const came = Math.max(0, settle(run, feedback)) * plan.h * persons;
    let era = 0;
    while (era < program.eras.length && program.eras[era] <= (run.now + 0.5) * plan.h) era++;
    inbox[layout.cellAt[stage * layout.kinds + era * program.classCount + caseClass]] += came;
    arrived[caseClass] += came;
  }
}

function work(run: FluidRun, what: Work): void {
  const { plan } = run;
  switch (what.kind) {
    case "enter":
      switch (plan.keeping[what.stage]) {
        case "through":
          return passThrough(run, what.stage);
        case "pool":
          return keepPool(run, what.stage);
        case "ring":
          return keepRing(run, what.stage);
        case "line":
          return joinLine(run, what.stage);
        default:
          return comeInPackets(run, what.stage);
      }
    case "serve":
      return serveRank(run, what.resource, plan.ranks[what.resource][what.rank]);
    case "depart":
      return departFamily(run, plan.families[what.family]);
    default:
      return plan.keeping[what.stage] === "line" ? leaveLine(run, what.stage) : leavePackets(run, what.stage);
  }
}

/**
 * Takes in people who came after the step had gone through their stage: they are in it, and meet its hazards
 * and servers from the next step on.
 */
function acceptLate(run: FluidRun, stage: number): void {
  const { plan, inbox, content, entered, leaving, survival, bulk, waiting, packets } = run;
  const { firstCell, cells } = plan.layout;
  const kept = plan.keeping[stage];
  const { holds, ifFull } = plan.program.stages[stage];
  if (kept === "through" || kept === "packets" || ifFull >= 0) return;
  // a person who needs a unit and has none asks for it in the next step
  const box = holds.length > 0 ? cells : 0;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    const amount = inbox[box + cell];
    leaving[cell] = amount;
    if (amount <= 0) continue;
    inbox[box + cell] = 0;
    content[cell] += amount;
    entered[cell] += amount;
    if (box > 0) tellLetIn(run, stage, cell, amount, 0);
    if (kept !== "line") continue;
    packets.append(cell, packets.take(amount / survival[cell], run.now + 0.5));
    bulk[cell] += amount / survival[cell];
    waiting[cell] += amount;
  }
  if (kept === "ring") scatter(run, stage, leaving, "late");
}

/** Persons inside, wherever they are. */
export function personsInside(run: FluidRun): number {
  const { content, inbox, packets, listOf, plan } = run;
  let inside = 0;
  for (let cell = 0; cell < content.length; cell++) inside += content[cell];
  for (let i = 0; i < inbox.length; i++) inside += inbox[i];
  for (let stage = 0; stage < plan.keeping.length; stage++) {
    if (plan.keeping[stage] !== "packets") continue;
    for (let cell = plan.layout.firstCell[stage]; cell < plan.layout.firstCell[stage + 1]; cell++) {
      for (let p = packets.head[listOf.coming + cell]; p >= 0; p = packets.next[p]) inside += packets.amount[p];
    }
  }
  return inside;
}
