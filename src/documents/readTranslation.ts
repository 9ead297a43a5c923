// A translation document → titles in another language, each by the name of what it is the title of
// (docs/reference/language.md, section 18).
import { PendencyError, problem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { DocumentFile, MapNode } from "../reading/document.ts";
import { openDocument } from "../reading/openDocument.ts";
import {
  describeNode,
  dictionary,
  dictionaryOf,
  finish,
  note,
  optional,
  record,
  required,
  text,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Documents } from "./documents.ts";
import { notOne } from "./modelFiles.ts";
import { translatedSections } from "./translation.ts";
import type { TranslatedSection, Translation } from "./translation.ts";
import { originalsOf } from "./untranslated.ts";
import type { Originals } from "./untranslated.ts";

type OfModel = Pick<Documents, "model" | "parameters" | "scenarios" | "claims" | "plan" | "forecasts">;

/**
 * The translations of a model, each checked against what it has names for.
 *
 * @throws PendencyError with up to ten problems of the first document that has any, or when two are in one language
 */
export function readTranslations(files: readonly DocumentFile[], documents: OfModel): readonly Translation[] {
  if (files.length === 0) return [];
  const originals = originalsOf(documents);
  const read = files.map((file) => readTranslation(file, documents, originals));
  const [again] = read.filter((one, i) => read.findIndex(({ language }) => language === one.language) < i);
  if (again !== undefined) {
    const paths = read.filter(({ language }) => language === again.language).map(({ path }) => path);
    const same = files.filter(({ path }) => paths.includes(path));
    throw new PendencyError([
      { ...notOne("translation", same), expected: `one translation in the language ${again.language}` },
    ]);
  }
  return read;
}

function readTranslation(file: DocumentFile, { model }: OfModel, originals: Originals): Translation {
  const { tree, reading } = openDocument(file, "translation", model);
  const stale: Problem[] = [];
  const {
    pendency: _pendency,
    for: _for,
    language,
    title,
    question,
    ...sections
  } = finish(reading, () => fieldsOf(originals, stale)(tree, reading));
  return { language, title, question, sections, stale, path: file.path };
}

const language: Read<string> = (node, reading) => {
  const written = node.kind === "text" ? node.text : "";
  if (/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(written)) return written;
  return wrong(node, reading, 'a language as pages say it, such as "es" or "pt-BR"', describeNode(node));
};

type TranslationFields = {
  readonly pendency: string;
  readonly for: string;
  readonly language: string;
  readonly title: string;
  readonly question: string;
} & { readonly [Section in TranslatedSection]: Readonly<Record<string, string>> };

function fieldsOf(originals: Originals, stale: Problem[]): (tree: MapNode, reading: Reading) => TranslationFields {
  const sections = Object.fromEntries(
    translatedSections.map((section) => [
      section,
      optional(textsOf(section, originals[section], stale), dictionaryOf([])),
    ]),
  ) as Record<TranslatedSection, ReturnType<typeof optional<Readonly<Record<string, string>>>>>;
  return record<TranslationFields>("a translation", {
    pendency: required(text),
    for: required(text),
    language: required(language),
    title: optional(text, ""),
    question: optional(text, ""),
    ...sections,
  });
}

/**
 * Names of the section with their texts; a name that the model does not have is a mistake. Words that it no longer says
 * are none: whoever rewords a note need not know the other language.
 */
function textsOf(
  section: TranslatedSection,
  known: ReadonlyMap<string, string>,
  stale: Problem[],
): Read<Readonly<Record<string, string>>> {
  const entries = dictionary(`${section} with their texts`, (name, node, reading, keyAt): [string, string] => {
    if (!known.has(name)) {
      const nearest = didYouMean(name, known.keys());
      const got = JSON.stringify(name);
      if (section === "phrases") {
        stale.push(problem("names", keyAt, node.path, "words that the model or its study says", got, nearest));
      } else note(reading, "names", keyAt, node.path, `a name among its ${kinds[section]}`, got, nearest);
    }
    return [name, text(node, reading)];
  });
  return (node, reading) => dictionaryOf(entries(node, reading));
}

const kinds: Readonly<Record<Exclude<TranslatedSection, "phrases">, string>> = {
  stages: "stages",
  resources: "resources",
  groups: "groups",
  levels: "levels of groups",
  parameters: "parameters",
  levers: "parameters with a lever",
  scenarios: "scenarios",
  descriptions: "scenarios",
  statements: "claims",
  short: "claims with short words",
  quantities: "quantities",
  fans: "study's fans",
  headlines: "study's headlines",
};
