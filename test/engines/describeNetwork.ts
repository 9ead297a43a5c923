// A network as a model document: what the engine is given.
import {
  resourceName,
  stageName,
  valueAt,
  type Change,
  type Network,
  type NetworkResource,
  type NetworkStage,
} from "./network.ts";

/** The instants at which stocks are measured. */
export function measuredAt(network: Network): readonly number[] {
  return [network.days / 2 - 0.25, network.days];
}

export function describeNetwork(network: Network): string {
  const { hold, crossClock } = network;
  const lines = [
    "pendency: model v1",
    "title: A network made at random",
    `runs: {for: ${network.days} days}`,
    ...(network.classes === 2 ? ["groups:", "  kind: [kindA, kindB]"] : []),
    ...(network.resources.length > 0 ? ["resources:"] : []),
    ...network.resources.map((resource, r) => `  ${resourceName(r)}: {${describeResource(network, resource)}}`),
    "stages:",
    ...network.stages.flatMap((stage, s) => [`  ${stageName(s)}:`, ...describeStage(network, stage, s)]),
    ...(hold === null
      ? []
      : ["holds:", `  unit: {of: ${resourceName(hold.resource)}, whileIn: ${names(hold.stages)}}`]),
    ...(crossClock === null
      ? []
      : [
          "clocks:",
          `  limit: {starts: ${stageName(crossClock.starts)}, strikesIn: ${names(crossClock.strikesIn)}, ` +
            `rate: ${crossClock.rate} per day, to: ${stageName(crossClock.to)}` +
            `${crossClock.voidIn.length > 0 ? `, voidIn: ${names(crossClock.voidIn)}` : ""}}`,
        ]),
    "quantities:",
    ...quantities(network).map(({ name, words }) => `  ${name}: ${words}`),
  ];
  return `${lines.join("\n")}\n`;
}

export interface NetworkQuantity {
  readonly name: string;
  readonly words: string;
  readonly kind: "stock" | "waiting" | "average" | "entries";
  readonly stage: number;
  readonly caseClass: number;
  /** stock and waiting */
  readonly at: number;
}

/** What is compared: stocks and lines at two instants, their averages, and who left by which outcome. */
export function quantities(network: Network): NetworkQuantity[] {
  const found: NetworkQuantity[] = [];
  network.stages.forEach(({ kind }, stage) => {
    if (kind === "passes") return;
    for (let caseClass = 0; caseClass < network.classes; caseClass++) {
      const where = network.classes === 2 ? `, where: {kind: kind${"AB"[caseClass]}}` : "";
      const add = (of: NetworkQuantity["kind"], words: string, at: number): void => {
        const name = `${of}${"ABCDEFGH"[stage]}${"AB"[caseClass]}${found.length}`;
        found.push({ name, words: `{${words}${where}}`, kind: of, stage, caseClass, at });
      };
      if (kind === "outcome") {
        add("entries", `entries: ${stageName(stage)}`, network.days);
        continue;
      }
      for (const at of measuredAt(network)) {
        add("stock", `stock: ${stageName(stage)}, at: ${at} days`, at);
        if (kind === "service" || kind === "boards") add("waiting", `waiting: ${stageName(stage)}, at: ${at} days`, at);
      }
      add("average", `stock: ${stageName(stage)}`, network.days);
    }
  });
  return found;
}

const names = (stages: readonly number[]): string => `[${stages.map(stageName).join(", ")}]`;

function describeResource(network: Network, resource: NetworkResource): string {
  const { kind, units, discipline, priority } = resource;
  if (kind === "slots") {
    const extras = [
      resource.cancelled > 0 ? `, cancelled: ${resource.cancelled * 100}%` : "",
      resource.minimum > 0 ? `, minimum: ${resource.minimum}` : "",
      resource.isKept ? ", leftover: kept" : "",
    ];
    return `slots: ${over(units, "", network)}, departs: ${resource.departsPerDay} per day${extras.join("")}`;
  }
  const ranks = priority.map(({ of, index }) =>
    of === "stage" ? `{stage: ${stageName(index)}}` : `{kind: kind${"AB"[index]}}`,
  );
  const order = ranks.length === 0 ? "" : `, priority: [${[...ranks, "rest"].join(", ")}]`;
  return `servers: ${over(units, "", network)}, discipline: ${discipline}${order}`;
}

/** A value, or a schedule where it changes during the run. */
function over(change: Change, unit: string, network: Network): string {
  const first = `${valueAt(change, 0)}${unit}`;
  if (!(change.at > 0 && change.at < network.days)) return first;
  return `{steps: {0 days: ${first}, ${change.at} days: ${change.second}${unit}}}`;
}

function describeStage(network: Network, stage: NetworkStage, s: number): string[] {
  if (stage.kind === "outcome") return ["    outcome: true"];
  const lines: string[] = [];
  for (const entry of network.arrivals.filter((one) => one.stage === s)) {
    const rates = entry.rates.map((rate) => over(rate, " per day", network));
    const rate = network.classes === 2 ? `{by: kind, kindA: ${rates[0]}, kindB: ${rates[1]}}` : rates[0];
    const sizes = entry.batch.map(
      ({ size, share }, i) => `${size}: ${i === entry.batch.length - 1 ? "rest" : percent(share)}`,
    );
    const batch = entry.batch.length === 1 ? `${entry.batch[0].size}` : `{${sizes.join(", ")}}`;
    lines.push(`    arrivals: {rate: ${rate}, batch: ${batch}}`);
  }
  for (const { counts } of network.initial.filter((one) => one.stage === s)) {
    const count = network.classes === 2 ? `{by: kind, kindA: ${counts[0]}, kindB: ${counts[1]}}` : counts[0];
    lines.push(`    initial: {count: ${count}}`);
  }
  const time = stage.means.map((mean) => `{exponential: {mean: ${mean} days}}`);
  const byClass = network.classes === 2 ? `{by: kind, kindA: ${time[0]}, kindB: ${time[1]}}` : time[0];
  if (stage.kind === "service") lines.push(`    service: {by: ${resourceName(stage.resource)}, time: ${byClass}}`);
  else if (stage.kind === "dwell") lines.push(`    dwell: ${byClass}`);
  else if (stage.kind === "boards") lines.push(`    boards: ${resourceName(stage.resource)}`);
  else lines.push(`    ${stage.kind}: true`);
  if (stage.clock !== null) {
    const { rate, asDuration, whileWaiting, to } = stage.clock;
    const when = asDuration ? `after: {exponential: {mean: ${1 / rate} days}}` : `rate: ${rate} per day`;
    lines.push(`    clocks: {risk: {${when}${whileWaiting ? ", while: waiting" : ""}, to: ${stageName(to)}}}`);
  }
  if (stage.ifFull >= 0) {
    if (stage.room < Infinity) lines.push(`    room: ${stage.room}`);
    lines.push(`    ifFull: ${stageName(stage.ifFull)}`);
  }
  if (stage.next.length > 0) {
    const shares = stage.next.map(
      ({ to, share }, i) => `${stageName(to)}: ${i === stage.next.length - 1 ? "rest" : percent(share)}`,
    );
    lines.push(`    next: {${shares.join(", ")}}`);
  }
  return lines;
}

const percent = (share: number): string => `${share * 100}%`;
