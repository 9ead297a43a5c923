// What is said beside the flagship's expected numbers is of the flagship as it stands.
import { expect, test } from "vitest";
import { comparisonOf } from "../../src/ask/fluidComparison.ts";
import { keptAgreement } from "../../src/disk/fluidAgreement.ts";
import { openModel } from "../../src/disk/openModel.ts";

test("the engines were compared on these documents and figures", () => {
  const documents = openModel("us-removal");
  expect(keptAgreement(documents.files)?.compared.of, "`npm run fluid-agreement` compares them again").toBe(
    comparisonOf(documents),
  );
});
