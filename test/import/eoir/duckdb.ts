// The engine is an optional dependency: without it these tests say so and are left out, unless everything is required.
import { findDuckDB } from "../../../src/import/eoir/openEngine.ts";

export const hasDuckDB = (await findDuckDB()) !== null;
/** as in continuous integration */
export const isRequired = process.env.PENDENCY_REQUIRE_ALL === "1" || (process.env.CI ?? "") !== "";
export const whyNot = "@duckdb/node-api is not installed: no release was imported";
