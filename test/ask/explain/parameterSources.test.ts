// The value of a source in words, with its unit where it is not taken for that of the last figure alone.
import { expect, test } from "vitest";
import { parameterSources } from "../../../src/ask/explain/parameterSources.ts";
import { openModel } from "../../../src/disk/openModel.ts";

const documents = openModel("examples/passport-office");

test.each([
  ["applicants", "60 per day"],
  ["interview", "log-normal with mean 18, coefficient of variation 0.5 (minutes)"],
  ["officersOnDuty", "0 from 0 hours, 3 from 9 hours, 0 from 17 hours (officers)"],
])("%s is %s: one figure carries its unit, and of many figures it stands behind all", (name, words) => {
  const parameter = documents.parameters.find((one) => one.name === name)!;
  expect(parameterSources(parameter, documents).map(({ value }) => value)).toEqual([words]);
});
