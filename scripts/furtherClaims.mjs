// Settled verdicts of the statements by others, docs/verification/further-claims.json and the page that has them.
//   npm run further-claims -- [--draws 60] [--workers 2]
//   npm run further-claims -- --from FILE      what the command on the page printed before
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { build } from "./build.mjs";
import { furtherClaimsPage, storedClaims } from "./furtherClaimsPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { openModel } = await import("../dist/disk/openModel.js");
const { documentsHash } = await import("../dist/study/documentsHash.js");
const { engineVersion } = await import("../dist/study/engineVersion.js");

const { values } = parseArgs({
  options: {
    draws: { type: "string", default: "60" },
    workers: { type: "string", default: "2" },
    from: { type: "string" },
  },
});
const model = "us-removal";
const documents = openModel(model);
const { text } = documents.files.documents.find(({ path }) => path.endsWith("claims/further.yaml"));
const ids = Object.keys(parse(text).claims);
const printed = JSON.parse(values.from === undefined ? judged() : readFileSync(values.from, "utf8"));
const commit = spawnSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).stdout.trim();
const made = { model, documents: documentsHash(documents.files), engine: engineVersion, commit };
const stored = storedClaims(printed, made, ids);
const pages = join(root, "docs", "verification");
writeFileSync(join(pages, "further-claims.json"), `${JSON.stringify(stored, null, 1)}\n`);
writeFileSync(join(pages, "further-claims.md"), furtherClaimsPage(stored));

/** What the command prints; it ends with 1 where a statement is contradicted. */
function judged() {
  const words = ["claims", model, "--engine", "fluid", "--step", "28 days", "--replications", values.draws];
  const these = ["--until-settled", "--workers", values.workers, "--json", ...ids.flatMap((id) => ["--claim", id])];
  const { stdout, status } = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), ...words, ...these], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`the command ended with ${status}`);
  return stdout;
}
