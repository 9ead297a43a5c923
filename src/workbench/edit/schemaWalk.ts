// The published schemas of documents, walked along the keys that lead to a place: what may stand there, and what it means.
import calibration from "../../../schema/calibration.schema.json" with { type: "json" };
import claims from "../../../schema/claims.schema.json" with { type: "json" };
import forecasts from "../../../schema/forecasts.schema.json" with { type: "json" };
import model from "../../../schema/model.schema.json" with { type: "json" };
import parameters from "../../../schema/parameters.schema.json" with { type: "json" };
import scenarios from "../../../schema/scenarios.schema.json" with { type: "json" };
import study from "../../../schema/study.schema.json" with { type: "json" };
import targets from "../../../schema/targets.schema.json" with { type: "json" };
import translation from "../../../schema/translation.schema.json" with { type: "json" };
import values from "../../../schema/values.schema.json" with { type: "json" };
import type { DocumentKind } from "../../reading/documentKind.ts";
import { entry } from "./yamlPlace.ts";

/** As much of JSON Schema as these use. */
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemas = {
  model,
  parameters,
  scenarios,
  claims,
  targets,
  study,
  forecasts,
  calibration,
  translation,
} as unknown as Readonly<Record<DocumentKind, Schema>>;

const files: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [`${kind}.schema.json`, schema])),
  "values.schema.json": values as unknown as Schema,
};

/** One way in which a schema may be met, with the file in which its own references are looked up. */
interface Way {
  readonly schema: Schema;
  readonly file: string;
}

interface Offered {
  readonly name: string;
  readonly about: string;
}

/** Every way in which the place may be met; [] where the document has no such place. */
export function waysTo(kind: DocumentKind, path: readonly string[]): readonly Way[] {
  let ways = expanded({ schema: schemas[kind], file: `${kind}.schema.json` });
  for (const key of path) ways = distinct(ways.flatMap((way) => stepInto(way, key)).flatMap((way) => expanded(way)));
  return ways;
}

/** Keys that the schema names there, with what they mean. */
export function keysOf(ways: readonly Way[]): readonly Offered[] {
  const all = ways.flatMap(({ schema, file }) =>
    Object.entries(schema.properties ?? {}).map(([name, below]) => ({
      name,
      about: aboutWay({ schema: below, file }),
    })),
  );
  return once(all);
}

/** Words that the schema lists there. */
export function wordsOf(ways: readonly Way[]): readonly Offered[] {
  const all = ways.flatMap(({ schema }) => {
    const listed = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
    const isYesOrNo = schema.type === "boolean" && listed.length === 0;
    return [...listed, ...(isYesOrNo ? [true, false] : [])].map((word) => ({
      name: String(word),
      about: schema.description ?? "",
    }));
  });
  return once(all);
}

/** What a place means, by the nearest description. */
export function aboutPlace(kind: DocumentKind, path: readonly string[]): string {
  const [key, before] = [path.at(-1) ?? "", path.slice(0, -1)];
  const named = keysOf(waysTo(kind, before)).find(({ name }) => name === key);
  return named?.about || (waysTo(kind, path).find(({ schema }) => schema.description !== undefined)?.schema.description ?? ""); // prettier-ignore
}

/** Whether a text of one's own may stand there: a name, a quantity, an expression. */
export function takesText(ways: readonly Way[]): boolean {
  return ways.some(({ schema: { type, enum: listed, const: one } }) => {
    const types = type === undefined ? [] : typeof type === "string" ? [type] : type;
    return listed === undefined && one === undefined && types.includes("string");
  });
}

function stepInto({ schema, file }: Way, key: string): readonly Way[] {
  if (key === entry) return typeof schema.items === "object" ? [{ schema: schema.items, file }] : [];
  const named = schema.properties;
  if (named !== undefined && Object.hasOwn(named, key)) return [{ schema: named[key], file }];
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) =>
    new RegExp(pattern, "u").test(key),
  );
  if (patterns.length > 0) return patterns.map(([, below]) => ({ schema: below, file }));
  return typeof schema.additionalProperties === "object" ? [{ schema: schema.additionalProperties, file }] : [];
}

/** With what it refers to and each of its choices; a circle of these is gone through once. */
function expanded(way: Way, seen: ReadonlySet<Schema> = new Set()): readonly Way[] {
  const { schema, file } = way;
  if (seen.has(schema)) return [];
  const next = new Set([...seen, schema]);
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const choices = [...anyOf, ...oneOf, ...allOf].flatMap((one) => expanded({ schema: one, file }, next));
  const referred = $ref === undefined ? [] : expanded(refer($ref, file), next);
  return [way, ...referred, ...choices];
}

function refer(reference: string, from: string): Way {
  const [named, pointer = ""] = reference.split("#");
  const file = named === "" ? from : named;
  const parts = pointer.split("/").slice(1);
  const schema = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], files[file]);
  return { schema: schema as Schema, file };
}

function aboutWay(way: Way): string {
  if (way.schema.description !== undefined) return way.schema.description;
  return expanded(way).find(({ schema }) => schema.description !== undefined)?.schema.description ?? "";
}

function distinct(ways: readonly Way[]): readonly Way[] {
  return [...new Map(ways.map((way) => [way.schema, way])).values()];
}

function once(all: readonly Offered[]): readonly Offered[] {
  const first = new Map<string, Offered>();
  for (const one of all) if (!first.has(one.name)) first.set(one.name, one);
  return [...first.values()];
}
