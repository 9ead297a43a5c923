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
    again: [named("kernel/assembly", "special numbers shapeTable sampling curves stream")],
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
        "serving packetStages hazards cohorts boarding stays parcels packets wheel door admission room route feedback askForUnits",
      ),
    ],
  },
  {
    subject: "rules of the individual engine",
    src: [
      named(
        "src/simulate/individual",
        "stay clocks departures arrivals initialStock inLine edges run feedback stockTerms unitAccount holding randomOrder routes lookups step flow timetable monthAt numbers known readRun readSamplers whyRefused",
      ),
    ],
    again: [
      named(
        "kernel/assembly",
        "stay holding unitAccount clocks departures arrivals initialStock inLine randomOrder routes program sources",
      ),
      named("kernel/shared", "combine"),
    ],
  },
  {
    subject: "storage of the individual engine",
    why: "people, pending events, lines and lists lie in the kernel as memory asks for it",
    src: [
      named("src/simulate/individual", "peopleStore eventCalendar line state prepareRun cohorts"),
      named("src/simulate/image", "imageReader"),
      named("src/observe/counting", "rows asked answer"),
    ],
    again: [
      named(
        "kernel/assembly",
        "people calendar entries queue chunks stack line state cohorts rows answer asked image imageReader",
      ),
    ],
  },
  {
    subject: "storage of the fluid engine",
    why: "what is known, the state, rows and lists are read in place, as the host laid them out",
    src: [named("src/simulate/fluid", "known state packetRows lists heard terms")],
    again: [named("kernel/fluid", "known state packetRows lists heard terms kept plan memory")],
  },
  {
    subject: "where a kernel meets its host",
    why: "what is exported and asked of the host, and the dozen things that the two compilers write differently",
    src: [
      named("src/quantity", "machine"),
      named("src/simulate/individual", "refusal"),
      named("src/simulate", "recorder"),
    ],
    again: [
      /^kernel\/(?:assembly|fluid)\/kernel\.ts$/,
      named("kernel/assembly", "announce recorder observers refusal"),
      /^src\/\w+(?:\/\w+)*\.kernel\.ts$/,
    ],
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
      /^src\/simulate\/(?:fast|image)\/(?!kernelBytes|imageReader)[^/.]+\.ts$/,
      /^src\/simulate\/fluid\/fast\/(?!kernelBytes)[^/]+\.ts$/,
      named("src/simulate/fluid", "knownOf"),
      named("src/simulate/individual", "knownOf sources"),
      /^src\/observe\/(?:kernel|insideKernel)\//,
    ],
    again: [],
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
    // explain's path and a claim's disputed parameters ask the graph; they did not always
    again: [named("src/compile", "dependencies"), named("src/present", "pathOf")],
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

/** Files of the kernels in no row of the table, or in several: there are none. */
export const astray = (sources = sourcesNow()) =>
  [...sources.keys()]
    .filter((file) => file.startsWith("kernel/") || file.endsWith(".kernel.ts"))
    .filter((file) => engines.filter(({ again }) => again.some((pattern) => pattern.test(file))).length !== 1);

/** @returns of each subject: its lines in src/, those that say it again, and why these stay */
export function secondCopies(sources = sourcesNow()) {
  return [...engines, ...meanings].map(({ subject, why, src, again }) => ({
    subject,
    why: why ?? null,
    lines: linesOf(sources, src),
    again: linesOf(sources, again),
  }));
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

function printTable(commit) {
  const columns = [
    ...(commit === undefined ? [] : [[`at ${commit.slice(0, 7)}`, sourcesAt(commit)]]),
    ["now", sourcesNow()],
  ];
  const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
  row(["subject", ...columns.flatMap(([name]) => [`lines ${name}`, `again ${name}`])]);
  row(["---", ...columns.flatMap(() => ["--:", "--:"])]);
  const tables = columns.map(([, sources]) => secondCopies(sources));
  tables[0].forEach(({ subject }, i) => row([subject, ...tables.flatMap((table) => [table[i].lines, table[i].again])]));
  for (const kernel of ["kernel/assembly", "kernel/fluid"]) {
    row([
      `functions of ${kernel} with a namesake in src`,
      ...columns.flatMap(([, sources]) => ["", namesakes(sources, kernel)]),
    ]);
  }
  for (const { subject, why } of engines) if (why !== undefined) console.log(`\n${subject}: ${why}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printTable(process.argv[2]);
