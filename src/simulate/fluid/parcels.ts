// Packets on their way: to the next stages with the clocks that still matter there.
import type { Edge } from "./layout.ts";
import { NOT_RUNNING } from "./packets.ts";
import { sendOne } from "./route.ts";
import type { FluidRun } from "./state.ts";

/** Histories kept apart among those who come to a cell in one step; beyond it, clocks that run alike meet in the middle. */
const mostParcels = 24;

/** Own end: to the next stages by their shares. */
export function goOn(run: FluidRun, stage: number, cell: number, amount: number, packet: number): void {
  const { plan, dials } = run;
  const { ownEdges, firstCell } = plan.layout;
  const local = cell - firstCell[stage];
  for (const edge of ownEdges[stage]) {
    deliver(run, edge, local, amount * dials[plan.shareAt[edge.index] + local], packet);
  }
}

/** Sends an amount along a way out, with the clocks that still matter where it goes. */
export function deliver(run: FluidRun, edge: Edge, local: number, amount: number, packet: number): void {
  if (!(amount > 0)) return;
  const { packets, plan, listOf } = run;
  const { layout } = plan;
  const live = layout.liveClocks[edge.to];
  const runs = live.some((c) => packets.starts[c * packets.capacity + packet] !== NOT_RUNNING);
  if (!runs) {
    sendOne(run, edge, local, amount);
    return;
  }
  run.moved[edge.index] += amount;
  const by = run.movedBy[edge.index];
  if (by !== null) by[local] += amount;
  const target = layout.targets[edge.first + local];
  const holding = target >= layout.cells ? 1 : 0;
  const list = listOf.coming + target - holding * layout.cells;
  const together = run.together >= 0 ? 1 : 0;
  let length = 0;
  for (let p = packets.head[list]; p >= 0; p = packets.next[p]) {
    length++;
    if (packets.holding[p] !== holding || packets.together[p] !== together) continue;
    const isSame = haveSameClocks(run, p, packet, live);
    if (!isSame && !(length > mostParcels && runAlike(run, p, packet, live))) continue;
    if (!isSame) meetClocks(run, p, packet, amount, live);
    packets.amount[p] += amount;
    return;
  }
  const parcel = packets.copy(packet, amount);
  packets.holding[parcel] = holding;
  packets.together[parcel] = together;
  packets.join[parcel] = run.now + (together === 1 ? run.together : 0.5);
  packets.append(list, parcel);
}

/** Whether the same clocks run, and the same have run out. */
function runAlike(run: FluidRun, one: number, other: number, live: readonly number[]): boolean {
  const { starts, capacity } = run.packets;
  return live.every((c) => {
    const a = starts[c * capacity + one];
    const b = starts[c * capacity + other];
    return a === b || (Number.isFinite(a) && Number.isFinite(b));
  });
}

/** Clocks of two packets that become one start at the mean of their instants. */
function meetClocks(run: FluidRun, into: number, from: number, amount: number, live: readonly number[]): void {
  const { starts, amount: amounts, capacity } = run.packets;
  const share = amount / (amount + amounts[into]);
  for (const c of live) {
    const at = c * capacity + into;
    if (Number.isFinite(starts[at])) starts[at] += share * (starts[c * capacity + from] - starts[at]);
  }
}

function haveSameClocks(run: FluidRun, one: number, other: number, live: readonly number[]): boolean {
  const { starts, kernels, capacity } = run.packets;
  return live.every(
    (c) =>
      starts[c * capacity + one] === starts[c * capacity + other] &&
      kernels[c * capacity + one] === kernels[c * capacity + other],
  );
}

/** A clock across stages strikes: it runs no longer where they go. */
export function strike(run: FluidRun, edge: Edge, local: number, amount: number, packet: number): void {
  const { packets } = run;
  const at = edge.clock * packets.capacity + packet;
  const start = packets.starts[at];
  packets.starts[at] = NOT_RUNNING;
  deliver(run, edge, local, amount, packet);
  packets.starts[at] = start;
}
