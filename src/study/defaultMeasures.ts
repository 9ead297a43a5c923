// Measures that every model gets without asking: for every stage how many people, for how long, and where
// people end.
import type { Measure, WaitStatistic } from "../model/measure.ts";
import type { Model, Resource, Stage } from "../model/model.ts";
import type { StudyMeasure } from "./studyMeasures.ts";

/**
 * Measures every run of the model takes beside its own quantities, over the whole run after the warm-up:
 * stocks, waits and sojourns by stage, entries to outcomes, utilisation and overtime by resource. Names begin with
 * "default:".
 *
 * @param tailDays also the shares of waits and sojourns longer than these
 */
export function defaultMeasures(model: Model, tailDays: readonly number[] = []): StudyMeasure[] {
  const entered = model.stages.filter((stage) => stage.arrivals.length > 0 || stage.initial !== null);
  return [
    ...model.stages.flatMap((stage) =>
      measuresOfStage(
        stage,
        entered.map((each) => each.name),
        tailDays,
      ),
    ),
    ...model.resources.flatMap((resource) =>
      (["utilisation", "overtime", "cost", "leftBehind"] as const)
        .filter((kind) => kind !== "cost" || resource.cost !== null || resource.costPerPerson !== null)
        .filter((kind) => kind !== "leftBehind" || resource.slots !== null)
        .filter((kind) => kind !== "utilisation" || resource.servers !== "unlimited")
        .filter((kind) => kind !== "overtime" || mayWorkOver(resource, model))
        .map((kind) => {
          const measure: Measure = { ...everybody(resource.at), kind, resource: resource.name, window: null };
          const title = kind === "overtime" ? "of which overtime:" : `${kind} of`;
          return measureOf(`default:${resource.name}/${kind}`, `${title} ${resource.title}`, measure);
        }),
    ),
  ];
}

/** Servers of some number; held units and slots have no hours. */
function mayWorkOver({ name, servers }: Resource, { holds }: Model): boolean {
  return servers !== null && servers !== "unlimited" && !holds.some(({ of }) => of.text === name);
}

/** "default:hearing/wait/p90" */
export function defaultName(stage: string, what: string): string {
  return `default:${stage}/${what}`;
}

function measuresOfStage(stage: Stage, entered: readonly string[], tailDays: readonly number[]): StudyMeasure[] {
  const common = { ...everybody(stage.at), stages: [stage.name] };
  const one = (what: string, title: string, measure: Measure): StudyMeasure =>
    measureOf(defaultName(stage.name, what), `${title}: ${stage.title}`, measure);
  const entries = one("entries", "entries", { ...common, kind: "entries", window: null });
  if (stage.stay.kind === "passes") return [entries];
  if (stage.stay.kind === "outcome") {
    const share: Measure = { ...common, kind: "share", entered, cohortWindow: null, moment: "end" };
    return [entries, ...(entered.length === 0 ? [] : [one("share", "share of all who entered", share)])];
  }
  const stock = one("stock", "mean stock", { ...common, kind: "stock", moment: null, window: null });
  const sojourns = statistics(tailDays).map(([what, statistic]) =>
    one(`sojourn/${what}`, `sojourn, ${what}`, { ...common, kind: "sojourn", statistic, window: null }),
  );
  if (stage.stay.kind !== "service" && stage.stay.kind !== "boards") return [entries, stock, ...sojourns];
  const waiting = one("waiting", "mean number waiting", { ...common, kind: "waiting", moment: null, window: null });
  const waits = statistics([0, ...tailDays]).map(([what, statistic]) =>
    one(`wait/${what}`, `wait, ${what}`, { ...common, kind: "wait", statistic, among: "served", window: null }),
  );
  const mean: WaitStatistic = { kind: "mean" };
  const everyone = one("waitOfEveryone/mean", "wait of everyone who left the line, mean", {
    ...common,
    kind: "wait",
    statistic: mean,
    among: "everyone",
    window: null,
  });
  return [entries, stock, waiting, ...waits, everyone, ...sojourns];
}

function statistics(tailDays: readonly number[]): readonly (readonly [string, WaitStatistic])[] {
  return [
    ["mean", { kind: "mean" }],
    ["variance", { kind: "variance" }],
    ...[0.1, 0.5, 0.9, 0.95].map((share) => [`p${share * 100}`, { kind: "quantile", share }] as const),
    ...tailDays.map((days) => [`over ${Number(days.toPrecision(6))} days`, { kind: "shareOver", days }] as const),
  ];
}

function everybody(position: Stage["at"]): { position: Stage["at"]; where: {}; scenario: [] } {
  return { position, where: {}, scenario: [] };
}

function measureOf(name: string, title: string, measure: Measure): StudyMeasure {
  return { name, title, measure, of: "default", everyReplication: false, stack: null };
}
