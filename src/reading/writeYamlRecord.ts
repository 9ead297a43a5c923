// A flat record as YAML, always the same text for the same fields.
import { stringify } from "yaml";

export function writeYamlRecord(fields: Readonly<Record<string, string | number>>): string {
  return stringify(fields, { lineWidth: 110 });
}
