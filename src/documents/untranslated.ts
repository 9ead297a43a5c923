// Everything that a model has for people to read, and what of it a translation leaves out.
import type { Documents } from "./documents.ts";
import { translatedSections } from "./translation.ts";
import type { TranslatedSection, Translation } from "./translation.ts";

export type Originals = Readonly<Record<TranslatedSection, ReadonlyMap<string, string>>>;

/** Everything that can be translated, by section and name, as the model's documents write it. */
export function originalsOf(
  documents: Pick<Documents, "model" | "parameters" | "scenarios" | "claims" | "plan" | "forecasts">,
): Originals {
  const { model, parameters, scenarios, claims, plan } = documents;
  const levers = parameters.flatMap(({ name, lever }) => (lever === null ? [] : [[name, lever.label] as const]));
  const titled = (some: readonly { readonly name: string; readonly title: string }[]): ReadonlyMap<string, string> =>
    new Map(some.map(({ name, title }) => [name, title]));
  return {
    stages: titled(model.stages),
    resources: titled(model.resources),
    groups: new Map(model.groups.map(({ name }) => [name, name])),
    levels: new Map(model.groups.flatMap(({ levels }) => levels.map((level) => [level, level] as const))),
    parameters: titled(parameters),
    levers: new Map(levers),
    scenarios: titled(scenarios),
    descriptions: new Map(scenarios.map(({ name, description }) => [name, description])),
    statements: new Map(claims.map(({ id, words }) => [id, words])),
    short: new Map(claims.flatMap(({ id, short }) => (short === undefined ? [] : [[id, short] as const]))),
    quantities: titled(model.quantities),
    fans: new Map(plan?.fans.map(({ key, title }) => [key, title]) ?? []),
    headlines: new Map(plan?.headlines?.map(({ key, title }) => [key, title]) ?? []),
    phrases: new Map(phrasesOf(documents).map((phrase) => [phrase, phrase])),
  };
}

/** Words without a name: phases of stages, what is in the model, and what a study writes for people. */
function phrasesOf({
  model,
  plan,
  parameters,
  forecasts,
}: Pick<Documents, "model" | "plan" | "parameters" | "forecasts">): readonly string[] {
  const ofPlan =
    plan === null
      ? []
      : [
          plan.answer.change,
          plan.answer.asks?.noun ?? "",
          ...plan.answer.boxes.flatMap(({ title, note, apart }) => [title, note, apart?.title ?? ""]),
          ...plan.answer.flows.map(({ title }) => title),
          ...plan.answer.levers.map(({ title }) => title),
          ...plan.answer.leavesOut,
          ...plan.fans.map(({ note }) => note),
          ...plan.notValidated,
        ];
  // of "per month" everybody knows the words; of "judges per month" only the model does
  const own = [...model.units, ...model.entities];
  const ofLevers = parameters.flatMap(({ lever, unit: { text } }) =>
    lever !== null && own.some((word) => text.includes(word)) ? [text] : [],
  );
  const ofForecasts = forecasts?.families.map(({ title }) => title) ?? [];
  const ofModel = [...model.stages.map(({ phase }) => phase), ...model.entities, ...model.units];
  const all = [...ofModel, ...ofLevers, ...ofPlan, ...ofForecasts];
  return [...new Set(all)].filter((phrase) => phrase !== "");
}

interface Untranslated {
  readonly section: TranslatedSection;
  readonly name: string;
  readonly text: string;
}

/** What a page in the language would show as the model writes it. */
export function untranslated(originals: Originals, { sections }: Translation): readonly Untranslated[] {
  return translatedSections.flatMap((section) =>
    [...originals[section]].flatMap(([name, text]) =>
      text === "" || Object.hasOwn(sections[section], name) ? [] : [{ section, name, text }],
    ),
  );
}
