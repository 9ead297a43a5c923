// What a page shows of a model, with its titles in another language. Fetched when somebody wants one.
import type { LiveAnswer, LiveFlow } from "../../ask/live/liveModel.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import { whatWasMoved } from "../../ask/live/whatWasMoved.ts";
import type { TranslatedSection, Translation } from "../../documents/translation.ts";
import type { Language } from "./format.ts";
import { spanishUnit } from "./spanishUnit.ts";
import { titlesOf } from "./titles.ts";

export interface TranslatedModel {
  /** nobody has translated anything of it: its words stay as they are, and only the whole is marked */
  readonly isBare: boolean;
  face(face: ModelFace): ModelFace;
  answer(answer: LiveAnswer): LiveAnswer;
  /** of anything else that is shown by its name */
  title(section: TranslatedSection, name: string, original: string): string;
}

/** Stands behind a text that nobody has translated, wherever it is shown: in a picture and in a list as well. */
const mark = " [en]";

export function translatedModel(translations: readonly Translation[], language: Language): TranslatedModel {
  const titles = titlesOf(translations, language);
  const isBare = !translations.includes(titles.translation as Translation);
  const marked = (text: string): string => (isBare || text === "" ? text : `${text}${mark}`);
  const said = (section: TranslatedSection | "title" | "question", name: string, original: string): string => {
    const { text, isTranslated } = titles.of(section, name, original);
    return isTranslated ? text : marked(original);
  };
  const phrase = (text: string): string => said("phrases", text, text);
  const unit = (text: string): string => {
    const own = titles.of("phrases", text, text);
    return own.isTranslated ? own.text : (spanishUnit(text) ?? marked(text));
  };
  const series = (key: string, title: string): string => {
    const fan = titles.of("fans", key, title);
    return fan.isTranslated ? fan.text : said("quantities", key, title);
  };
  const stage = ({ name, title }: { readonly name: string; readonly title: string }): string =>
    said("stages", name, title);
  const flowOf = (flow: LiveFlow): LiveFlow => {
    const { system } = flow;
    const stages = system.stages.map((one) => ({ ...one, title: stage(one), phase: phrase(one.phase) }));
    const resources = system.resources.map((one) => ({ ...one, title: said("resources", one.name, one.title) }));
    return { ...flow, system: { ...system, title: said("title", "", system.title), stages, resources } };
  };
  return {
    isBare,
    title: said,
    face: (face) => ({
      ...face,
      title: said("title", "", face.title),
      question: said("question", "", face.question),
      scenarios: face.scenarios.map((one) => ({
        ...one,
        title: said("scenarios", one.name, one.title),
        description: said("descriptions", one.name, one.description),
      })),
      levers: face.levers.map((lever) => ({
        ...lever,
        label:
          lever.label === lever.title
            ? said("parameters", lever.parameter, lever.title)
            : said("levers", lever.parameter, lever.label),
        title: said("parameters", lever.parameter, lever.title),
        unit: unit(lever.unit),
        reason: marked(lever.reason),
      })),
      series: face.series.map((one) => ({ ...one, title: series(one.key, one.title) })),
      stages: face.stages.map((one) => ({ ...one, title: stage(one) })),
      publishers: face.publishers.map((one) => ({ ...one, title: said("parameters", one.parameter, one.title) })),
    }),
    answer: (answer) => ({
      ...answer,
      plain:
        answer.plain === null
          ? null
          : {
              ...answer.plain,
              question: said("question", "", answer.plain.question),
              noun: phrase(answer.plain.noun),
              change: answer.plain.change === whatWasMoved ? "lo que se movió" : phrase(answer.plain.change),
            },
      panels: answer.panels.map((panel) => ({
        ...panel,
        title: series(panel.key, panel.title),
        note: phrase(panel.note),
        unit: unit(panel.unit),
        elapsedUnit: unit(panel.elapsedUnit),
      })),
      measures: answer.measures.map((one) => ({
        ...one,
        title: said("quantities", one.name, one.title),
        unit: unit(one.unit),
      })),
      flow: answer.flow === null ? null : flowOf(answer.flow),
    }),
  };
}
