// Building the documents of the golden cases: the sentences that many of them share.
import type { Program } from "../../src/compile/program.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";

/** Measured quantities of one replication, by name; durations in days. */
export type Measured = Readonly<Record<string, number>>;

export interface GoldenSystem {
  readonly title: string;
  readonly document: string;
  /** that settle the cases within 2 % */
  readonly replications: number;
  /** a change waits seconds for it, a verification minutes, a night hours */
  readonly length: Length;
  /** independent copies of the system in one replication */
  readonly copies: number;
  /** people of whom the cases checked as binomial are shares; null where there is none */
  readonly trials: number | null;
  /** something else that is measured and whose mean is known, by which chance is taken out of the values; null: nothing */
  readonly control: Control | null;
  /** hears in the engine's announcements what no measure of a document says */
  readonly listen?: (program: Program) => Listening;
  /** case id > its value in one replication */
  readonly cases: Readonly<Record<string, (measured: Measured) => number>>;
}

export interface Control {
  readonly read: (measured: Measured) => number;
  readonly mean: number;
}

export type Length = "change" | "verification" | "night";

export interface Listening {
  readonly recorder: Recorder;
  measured(): Measured;
}

interface Plan {
  readonly title: string;
  readonly days: number;
  readonly warmUp?: number;
  /** 100 unless said otherwise */
  readonly replications?: number;
  /** "change" unless said otherwise */
  readonly length?: Length;
  readonly copies?: number;
  readonly trials?: number;
  readonly control?: Control;
  readonly listen?: GoldenSystem["listen"];
  /** sections of the document in YAML, without the heading */
  readonly body: string;
  readonly cases: GoldenSystem["cases"];
}

export function system(plan: Plan): GoldenSystem {
  const warmUp = plan.warmUp === undefined ? "" : `warmUp: ${plan.warmUp} days\n`;
  const heading = `pendency: model v1\ntitle: ${plan.title}\nruns: {for: ${plan.days} days}\n${warmUp}`;
  return {
    title: plan.title,
    document: heading + plan.body.replace(/^\n/, ""),
    replications: plan.replications ?? 100,
    length: plan.length ?? "change",
    copies: plan.copies ?? 1,
    trials: plan.trials ?? null,
    control: plan.control ?? null,
    ...(plan.listen === undefined ? {} : { listen: plan.listen }),
    cases: plan.cases,
  };
}

interface OneLine {
  readonly title: string;
  readonly arrivals: string;
  readonly service: string;
  readonly servers?: number;
  readonly days: number;
  readonly warmUp: number;
  readonly quantities: Readonly<Record<string, string>>;
  readonly cases: GoldenSystem["cases"];
  /** lines of the stage, such as clocks */
  readonly stage?: string;
  readonly replications?: number;
  readonly length?: Length;
  readonly listen?: GoldenSystem["listen"];
  /** of the servers, where everybody is served: what is in use on average is then known, and goes with waits and lines */
  readonly load?: number;
  readonly control?: Control;
}

/** People come, stand in one line, are served, and go. */
export function oneLine(plan: OneLine): GoldenSystem {
  const { load } = plan;
  const all = load === undefined ? plan.quantities : { ...plan.quantities, inUse: "{utilisation: clerk}" };
  const quantities = Object.entries(all).map(([name, measure]) => `  ${name}: ${measure}`);
  return system({
    ...plan,
    ...(load === undefined ? {} : { control: { read: (m) => m.inUse, mean: load } }),
    body: `
resources:
  clerk: {servers: ${plan.servers ?? 1}}
stages:
  counter:
    arrivals: ${plan.arrivals}
    service: {by: clerk, time: ${plan.service}}
${plan.stage ?? ""}    next: done
  done: {outcome: true}
${plan.stage?.includes("gaveUp") ? "  abandoned: {outcome: true}\n" : ""}quantities:
${quantities.join("\n")}
`,
  });
}

export const exponential = (mean: number): string => `{exponential: {mean: ${mean} days}}`;
export const inSystem = "{stock: counter}";
export const meanWait = "{wait: counter, statistic: mean}";
export const hadToWait = "{wait: counter, statistic: {share over: 0 days}, among: everyone}";
export const patience = (after: string): string =>
  `    clocks:\n      gaveUp: {after: ${after}, while: waiting, to: abandoned}\n`;

/** The same system, kept for `npm run verify-engines`. */
export function longRun(one: GoldenSystem): GoldenSystem {
  return { ...one, length: "verification" };
}

/** The same system, kept for `npm run verify-engines -- --night`. */
export function nightRun(one: GoldenSystem): GoldenSystem {
  return { ...one, length: "night" };
}

/** λ, μ and how long, for the one-server queues whose mean number is asked for. */
export function oneServer(id: string, rate: number, service: number, days: number): GoldenSystem {
  return oneLine({
    title: `One server, ${rate} a day, ${service} days each`,
    arrivals: `{rate: ${rate} per day}`,
    service: exponential(service),
    days,
    warmUp: 200,
    quantities: { inSystem },
    load: rate * service,
    cases: { [id]: (m) => m.inSystem },
  });
}

/** M/M/c: the share that has to wait. */
export function manyServers(id: string, rate: number, service: number, servers: number, days: number): GoldenSystem {
  return oneLine({
    title: `${servers} servers, ${rate} a day, ${service} days each`,
    arrivals: `{rate: ${rate} per day}`,
    service: exponential(service),
    servers,
    days,
    warmUp: Math.min(1000, days / 10),
    quantities: { hadToWait },
    load: (rate * service) / servers,
    cases: { [id]: (m) => m.hadToWait },
  });
}

/** M/M/c/K: those who find the house full go away at once. */
export function fullHouse(
  title: string,
  rate: number,
  service: number,
  servers: number,
  room: number,
  days: number,
  warmUp: number,
  cases: GoldenSystem["cases"],
): GoldenSystem {
  return system({
    title,
    days,
    warmUp,
    body: `
resources:
  clerk: {servers: ${servers}}
stages:
  street:
    arrivals: {rate: ${rate} per day}
    passes: true
    next: counter
  counter:
    service: {by: clerk, time: ${exponential(service)}}
    room: ${room}
    ifFull: turnedAway
    next: done
  done: {outcome: true}
  turnedAway: {outcome: true}
quantities:
  came: {entries: street}
  turnedAway: {entries: turnedAway}
  inSystem: {stock: counter}
  inSystemAtEnd: {stock: counter, at: end}
`,
    cases,
  });
}

export const patientLine = (
  title: string,
  rate: number,
  servers: number,
  after: string,
  days: number,
  warmUp: number,
  cases: GoldenSystem["cases"],
): GoldenSystem =>
  oneLine({
    title,
    arrivals: `{rate: ${rate} per day}`,
    service: exponential(1),
    servers,
    stage: patience(after),
    days,
    warmUp,
    // how many came is known on average, and goes with how long they stood in line
    control: { read: (m) => m.came, mean: rate * (days - warmUp) },
    quantities: {
      came: "{entries: counter}",
      abandoned: "{entries: abandoned}",
      line: "{waiting: counter}",
      hadToWait,
      waitServed: "{wait: counter, statistic: mean, among: served}",
      waitAll: "{wait: counter, statistic: mean, among: everyone}",
    },
    cases,
  });

export const gaveUpShare = (m: Measured): number => m.abandoned / m.came;

/** Many separate copies of a one-server queue in one run: level names of a group that share nothing. */
export const sites = (count: number): string =>
  `[${Array.from({ length: count }, (_, site) => `site ${site + 1}`).join(", ")}]`;
export const siteCount = 100;

export const wave = "{wave: {mean: 100 per day, swing: 60 per day, every: 10 days, peak: 2.5 days}}";
