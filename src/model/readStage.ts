// One stage: what the stay is, who is there at the start, what ends it early, and where people go
// (docs/reference/language.md, section 5).
import type { Node } from "../reading/document.ts";
import { nameOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { readDistribution } from "../quantity/readDistribution.ts";
import {
  asMap, checkName, describeNode, dictionary, laterHint, listOf, oneOf, optional, record, required, text, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { readValue, value } from "../quantity/readValue.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { readArrivals, readInitial, shareOrRest } from "./readArrivals.ts";
import type { Arrivals, CrossClock, Initial, Route, Stage, StageClock, Stay } from "./model.ts";

const duration: Read<Distribution> = (node, reading) => readDistribution(node, reading);
const yes = oneOf(["true"]);

const stays: { readonly [K in Stay["kind"]]: Read<Stay> } = {
  dwell: (node, reading) => ({ kind: "dwell", time: duration(node, reading) }),
  service: (node, reading) => {
    const fields = { by: required(oneResource), time: required(duration) };
    return { kind: "service", ...record<{ by: Name; time: Distribution }>("a service", fields)(node, reading) };
  },
  boards: (node, reading) => ({ kind: "boards", resources: listOf(nameOf)(node, reading) }),
  waits: (node, reading) => yes(node, reading) && { kind: "waits" },
  passes: (node, reading) => yes(node, reading) && { kind: "passes" },
  outcome: (node, reading) => yes(node, reading) && { kind: "outcome" },
};
/** Two at once are held, not asked for. */
function oneResource(node: Node, reading: Reading): Name {
  if (node.kind !== "list") return nameOf(node, reading);
  const hint =
    "two resources at once are not in this version; two `holds` over the stage take a unit of each, or of neither";
  return wrong(node, reading, "the name of one resource", "a list", hint);
}

const stayWords = Object.keys(stays) as Stay["kind"][];

export const readStages: Read<Stage[]> = dictionary("stages", (key, node, reading, keyAt) =>
  readStage(checkName(key, keyAt, node.path, reading), node, reading),
);

function readStage(named: string, node: Node, reading: Reading): Stage {
  const map = asMap(node, reading, "a stage");
  const stayFields = Object.fromEntries(stayWords.map((word) => [word, optional<Stay | null>(stays[word], null)]));
  const read = record<StageFields & Record<Stay["kind"], Stay | null>>("a stage", {
    title: optional(text, ""),
    basis: optional(text, ""),
    phase: optional(text, ""),
    arrivals: optional<Arrivals[]>(listOf(readArrivals), []),
    initial: optional<Initial | null>(readInitial, null),
    clocks: optional<StageClock[]>(stageClocks, []),
    next: optional<Route[]>(readNext, []),
    room: optional<Value | null>(value(), null),
    ifFull: optional<Name | null>(nameOf, null),
    ...(stayFields as Record<Stay["kind"], ReturnType<typeof optional<Stay | null>>>),
  })(map, reading);
  const chosen = stayWords.filter((word) => read[word] !== null);
  if (chosen.length !== 1) {
    const got = chosen.length === 0 ? "none of them" : chosen.join(" and ");
    wrong(map, reading, `a stage with exactly one of ${stayWords.join(", ")}`, got);
  }
  const stay = read[chosen[0]] as Stay;
  checkExits(read, stay, map, reading);
  const { title, basis, phase, arrivals, initial, clocks, next, room, ifFull } = read;
  return {
    name: named,
    title: title === "" ? named : title,
    basis,
    phase,
    stay,
    arrivals,
    initial,
    clocks,
    next,
    room,
    ifFull,
    at: map.at,
  };
}

type StageFields = Pick<
  Stage,
  "title" | "basis" | "phase" | "arrivals" | "initial" | "clocks" | "next" | "room" | "ifFull"
>;

/** Outcomes end a life; stays that end by themselves need somewhere to go. */
function checkExits(stage: StageFields, stay: Stay, node: Node, reading: Reading): void {
  const { kind } = stay;
  if (kind === "outcome" && stage.next.length > 0) wrong(node, reading, "an outcome without `next:`", "one");
  if (kind === "outcome" && stage.clocks.length > 0) wrong(node, reading, "an outcome without `clocks:`", "some");
  if (kind === "waits" && stage.next.length > 0) {
    wrong(
      node,
      reading,
      "a waiting stage without `next:`",
      "one",
      "only a clock ends this stay; its `to:` says where people go",
    );
  }
  if (kind === "passes" && stage.clocks.length > 0) wrong(node, reading, "a passing stage without `clocks:`", "some");
  if (kind !== "outcome" && kind !== "waits" && stage.next.length === 0) {
    wrong(node, reading, "a stage with `next:`", "none", "an end of the line is `outcome: true`");
  }
  if (stage.room !== null && stage.ifFull === null) wrong(node, reading, "`ifFull:` beside `room:`", "none");
}

/** A stage may have the name, and its share may be a table or a schedule. */
function refuseDirichlet(node: Node, reading: Reading): void {
  const entry = node.kind === "map" ? node.entries.get("dirichlet") : undefined;
  if (entry?.value.kind !== "map") return;
  const { entries } = entry.value;
  if (["by", "steps", "line"].some((word) => entries.has(word))) return;
  wrong({ ...entry.value, at: entry.keyAt }, reading, "shares", "`dirichlet`", laterHint("dirichlet"));
}

const readNext: Read<Route[]> = (node, reading) => {
  if (node.kind === "text") return [{ to: nameOf(node, reading), share: "rest", at: node.at }];
  refuseDirichlet(node, reading);
  const routes = dictionary("the next stages", (to, share, inner, toAt) => ({
    to: { text: checkName(to, toAt, share.path, inner), at: toAt },
    share: shareOrRest(share, inner),
    at: share.at,
  }))(node, reading);
  if (routes.length === 0) wrong(node, reading, "at least one next stage", describeNode(node));
  if (routes.filter((route) => route.share === "rest").length > 1)
    wrong(node, reading, "one `rest` at most", "several");
  return routes;
};

const stageClocks: Read<StageClock[]> = dictionary("clocks", (key, node, reading, keyAt) => {
  const read = record<Timing & { to: Name; while: string }>("a clock", {
    ...timing,
    to: required(nameOf),
    while: optional<string>(oneOf(["waiting"]), ""),
  })(node, reading);
  checkTiming(read, node, reading);
  const { to, after, rate } = read;
  const named = checkName(key, keyAt, node.path, reading);
  return { name: named, to, after, rate, whileWaiting: read.while === "waiting", at: node.at };
});

export const crossClocks: Read<CrossClock[]> = dictionary("clocks", (key, node, reading, keyAt) => {
  const read = record<Timing & Pick<CrossClock, "starts" | "strikesIn" | "voidIn" | "to">>("a clock across stages", {
    ...timing,
    starts: required(nameOf),
    strikesIn: required(listOf(nameOf)),
    voidIn: optional<readonly Name[]>(listOf(nameOf), []),
    to: required(nameOf),
  })(node, reading);
  checkTiming(read, node, reading);
  return { ...read, name: checkName(key, keyAt, node.path, reading), at: node.at };
});

interface Timing {
  readonly after: Distribution | null;
  readonly rate: Value | null;
}

const timing = {
  after: optional<Distribution | null>(duration, null),
  rate: optional<Value | null>((node, reading) => readValue(node, reading), null),
};

function checkTiming({ after, rate }: Timing, node: Node, reading: Reading): void {
  if ((after === null) === (rate === null)) {
    wrong(node, reading, "a clock with either `after:` or `rate:`", after === null ? "neither" : "both");
  }
}
