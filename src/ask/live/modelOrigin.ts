// What a chart that leaves the page says of the model behind it. A page fetches it when somebody exports one.
import type { Documents } from "../../documents/documents.ts";
import { documentsHash } from "../../study/documentsHash.ts";
import { parameterSources } from "../explain/parameterSources.ts";

/** Plain data, safe as JSON. */
export interface ModelOrigin {
  /** of the model's documents */
  readonly hash: string;
  /** parameter > publications that it cites, each with its publisher and day: places in `publications` */
  readonly cited: Readonly<Record<string, readonly number[]>>;
  readonly publications: readonly string[];
}

export function modelOrigin(documents: Documents): ModelOrigin {
  const places = new Map<string, number>();
  const placeOf = (id: string): readonly number[] => {
    const fact = documents.facts.facts.get(id);
    if (fact === undefined) return [];
    const { publisher, title, publishedOn } = fact.publication;
    const said = `${publisher}, ${title}, ${publishedOn}`;
    const place = places.get(said) ?? places.size;
    places.set(said, place);
    return [place];
  };
  const cited = documents.parameters.map((parameter): [string, readonly number[]] => {
    const facts = parameterSources(parameter, documents).flatMap((row) => row.facts);
    return [parameter.name, [...new Set(facts.flatMap(({ id }) => placeOf(id)))]];
  });
  return { hash: documentsHash(documents.files), cited: Object.fromEntries(cited), publications: [...places.keys()] };
}
