// What the OCEL 2.0 standard asks of a JSON document, as its schema has it (specification of October 2023, section 8.2;
// www.ocel-standard.org/2.0/ocel20-schema-json.json). Instants are checked by their form, and types by the five it names.
const text = { type: "string" } as const;
const instant = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$" } as const;
const listOf = (required: readonly string[], properties: Readonly<Record<string, object>>): object => ({
  type: "array",
  items: { type: "object", required, properties, additionalProperties: false },
});

const types = listOf(["name", "attributes"], {
  name: text,
  attributes: listOf(["name", "type"], {
    name: text,
    type: { enum: ["string", "time", "integer", "float", "boolean"] },
  }),
});
const relationships = listOf(["objectId", "qualifier"], { objectId: text, qualifier: text });

export const ocelSchema = {
  type: "object",
  required: ["eventTypes", "objectTypes", "events", "objects"],
  additionalProperties: false,
  properties: {
    eventTypes: types,
    objectTypes: types,
    events: listOf(["id", "type", "time"], {
      id: text,
      type: text,
      time: instant,
      attributes: listOf(["name", "value"], { name: text, value: text }),
      relationships,
    }),
    objects: listOf(["id", "type"], {
      id: text,
      type: text,
      attributes: listOf(["name", "value", "time"], { name: text, value: text, time: instant }),
      relationships,
    }),
  },
} as const;
