// Lines that say in a kernel what src/ says already, or say twice what a model means: npm run second-copies [-- COMMIT]
// With a commit, the same table of that commit stands beside it: before and after.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Files by what they are called now and were called before, without folder and ending. */
const named = (folder, names) => new RegExp(`^${folder}/(?:${names.trim().split(/\s+/).join("|")})\\.ts$`);

const engines = [
  {
    subject: "mathematics and draws",
    src: [
      named(
        "src/(?:quantity|random|portable)",
        "machine portable specialFunctions incompleteGamma shapeTable distributions families familyCodes threefry draws stream",
      ),
      named("src/simulate/individual", "curveReader sampler sampling"),
    ],
    again: [
      named("kernel/assembly", "special numbers shapeTable sampling curves stream"),
      named("src/quantity", "machine\\.kernel"),
    ],
  },
  {
    subject: "one step of the fluid engine",
    src: [
      named(
        "src/simulate/fluid",
        "serving packetStages joinFew packetHazards cohorts boarding stays parcels packets dueWheel door step admission room route feedback askForUnits peopleIn",
      ),
    ],
    again: [
      named(
        "kernel/fluid",
        "serving packetStages hazards cohorts boarding stays parcels packets wheel door kernel admission room route feedback askForUnits",
      ),
    ],
  },
  {
    subject: "rules of the individual engine",
    src: [
      named(
        "src/simulate/individual",
        "stay clocks departures arrivals initialStock inLine edges run feedback unitAccount holding randomOrder routes lookups step refusal flow timetable numbers whyRefused",
      ),
    ],
    again: [
      named(
        "kernel/assembly",
        "stay holding unitAccount clocks departures arrivals initialStock inLine randomOrder routes kernel refusal",
      ),
      named("kernel/shared", "combine"),
    ],
  },
  {
    subject: "storage of the individual engine",
    src: [named("src/simulate/individual", "peopleStore eventCalendar line")],
    again: [named("kernel/assembly", "people calendar queue chunks stack line")],
  },
  {
    subject: "observers",
    src: [
      /^src\/observe\/(?!fluid|observeFluid|log\/|kernel\/|observation|observeRun)[^/]+\.ts$/,
      /^src\/observe\/counting\/(?!rows|asked|answer)\w+\.ts$/,
    ],
    again: [named("kernel/assembly", "observe measures measure hearing stocks series tally digest periods results")],
  },
  {
    subject: "packing and unpacking between them",
    src: [
      /^src\/simulate\/fast\/(?!kernelBytes)[^/]+\.ts$/,
      /^src\/simulate\/fluid\/fast\/(?!kernelBytes)[^/]+\.ts$/,
      named("src/simulate/fluid", "known knownOf state packetRows lists heard terms"),
      named("src/simulate/individual", "known knownOf state prepareRun sources cohorts"),
      /^src\/observe\/(?:kernel|insideKernel)\//,
      named("src/observe/counting", "rows asked answer"),
    ],
    again: [
      named("kernel/assembly", "image program announce state sources cohorts recorder observers rows asked answer"),
      named("kernel/fluid", "plan memory state heard"),
      /^src\/(?:simulate|observe)\/(?:\w+\/)?\w+\.kernel\.ts$/,
    ],
  },
];

/** What a model means, derived in one room and once more in another. */
const meanings = [
  {
    subject: "whether every name exists",
    src: [named("src/model", "checkNames"), named("src/scenario", "checkScenarios")],
    again: [named("src/compile", "checkNames")],
  },
  {
    subject: "where values stand, what they mention, what rests on what",
    src: [/^src\/model\/(?:places|graph|mentions|feeds)[^/]*\.ts$/, named("src/quantity", "parts")],
    again: [
      named("src/compile", "dependencies"),
      named("src/(?:present|ask|ask/explain)", "pathOf"),
      named("src/judge", "disputedParameters"),
    ],
  },
];

/** @returns path > text of every TypeScript file of src/ and kernel/, now or at a commit */
function sourcesNow() {
  const files = ["src", "kernel"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.split("\\").join("/")}`)
      .filter((name) => name.endsWith(".ts") && !name.includes("node_modules")),
  );
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

function sourcesAt(commit) {
  const git = (...words) => execFileSync("git", words, { cwd: root, encoding: "utf8", maxBuffer: 1e9 });
  const files = git("ls-tree", "-r", "--name-only", commit, "src", "kernel").split("\n");
  return new Map(files.filter((file) => file.endsWith(".ts")).map((file) => [file, git("show", `${commit}:${file}`)]));
}

const linesOf = (sources, patterns) =>
  [...sources]
    .filter(([file]) => patterns.some((pattern) => pattern.test(file)))
    .reduce((sum, [, text]) => sum + text.split("\n").length - 1, 0);

/** Names of functions and methods, each with its lines: from its first to the closing brace at its own indentation. */
function functionsOf(text) {
  const lines = text.split("\n");
  const found = [];
  for (const [index, line] of lines.entries()) {
    const head = /^( *)(?:export )?(?:@inline )?(?:private )?(?:function )?(\w+)(?:<[^>]*>)?\(.*/.exec(line);
    if (head === null || /^(?:if|for|while|switch|return)$/.test(head[2])) continue;
    const end = lines.findIndex((each, at) => at >= index && each === `${head[1]}}`);
    const isDeclared = /\{\s*$/.test(line) || line.endsWith("(");
    if (end > index && isDeclared && end - index < 200) found.push({ name: head[2], lines: end - index + 1 });
  }
  return found;
}

/** Lines of a kernel's functions that have a namesake among the functions of src/. */
function namesakes(sources, kernel) {
  const own = new Set(
    [...sources]
      .filter(([file]) => file.startsWith("src/"))
      .flatMap(([, text]) => functionsOf(text).map((one) => one.name)),
  );
  const all = [...sources].filter(([file]) => file.startsWith(kernel)).flatMap(([, text]) => functionsOf(text));
  return all.filter(({ name }) => own.has(name)).reduce((sum, one) => sum + one.lines, 0);
}

const commit = process.argv[2];
const columns = [
  ...(commit === undefined ? [] : [[`at ${commit.slice(0, 7)}`, sourcesAt(commit)]]),
  ["now", sourcesNow()],
];
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
row(["subject", ...columns.flatMap(([name]) => [`lines ${name}`, `again ${name}`])]);
row(["---", ...columns.flatMap(() => ["--:", "--:"])]);
for (const { subject, src, again } of [...engines, ...meanings]) {
  row([subject, ...columns.flatMap(([, sources]) => [linesOf(sources, src), linesOf(sources, again)])]);
}
for (const kernel of ["kernel/assembly", "kernel/fluid"]) {
  row([
    `functions of ${kernel} with a namesake in src`,
    ...columns.flatMap(([, sources]) => ["", namesakes(sources, kernel)]),
  ]);
}
