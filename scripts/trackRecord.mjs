// The model's track record: a backtest that goes on where it was stopped, its scores beside the model, and two pages.
//   npm run track-record -- [--draws 200] [--quarterly] [--origins 2024-01-01,2024-04-01] [--beside-every 2]
//                           [--workers 2] [--out out/track-record] [--pages]
// Beside the model as it stands, which is scored from every origin, quarterly origins are forecast without drift, with a
// rule's stand-ins for what was judged later, and with the series given that are named under `conditional:`.
// --quarterly leaves out the origins between quarters, which serve the nearest horizons alone. --beside-every 2 takes
// every second quarter for what stands beside the model; 0 leaves that out. --pages writes the pages again from the record
// as it is stored, and runs nothing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { earlierPage, keptName, keptOf, keptText } from "./earlierRecord.mjs";
import { sideBySide } from "./recordSets.mjs";
import { dayPage, recordText, trackRecordPage } from "./trackRecordPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { coverageOf } = await import("../dist/forecast/coverage.js");
const { jointBootstrap } = await import("../dist/forecast/jointBootstrap.js");
const { protocol } = await import("../dist/forecast/protocol.js");
const { readScores, scoreFileText } = await import("../dist/forecast/scoreFile.js");
const { pairScores } = await import("../dist/forecast/scoreRatio.js");
const { hubLevels } = await import("../dist/forecast/forecast.js");
const { openModel } = await import("../dist/disk/openModel.js");
const { openDocuments } = await import("../dist/documents/openDocuments.js");
const { addMonths, isoDate } = await import("../dist/quantity/date.js");

const model = "us-removal";
/** The day that the model's own question is asked on; it lies between two origins and counts in no score. */
const day = "2024-04-06";
const folder = join(root, "docs", "verification");
const recordPath = join(folder, "track-record.json");

const { values } = parseArgs({
  options: {
    draws: { type: "string" },
    quarterly: { type: "boolean", default: false },
    origins: { type: "string" },
    "beside-every": { type: "string", default: "1" },
    workers: { type: "string" },
    out: { type: "string", default: join("out", "track-record") },
    pages: { type: "boolean", default: false },
  },
});

/** What was run in this command, by the clock: seconds, draws, and origins that were whole before. */
const spent = { seconds: 0, draws: 0, kept: 0 };

keepEarlier();
if (!values.pages) writeFileSync(recordPath, recordText(make()));
const record = JSON.parse(readFileSync(recordPath, "utf8"));
const earlier = earlierRecords();
writeFileSync(join(folder, "track-record.md"), trackRecordPage(record, earlier));
for (const kept of earlier) writeFileSync(join(folder, `${keptName(kept.protocolVersion)}.md`), earlierPage(kept));
writeFileSync(join(folder, `${day}.md`), dayPage(record));

function make() {
  const { forecasts } = openModel(join(root, "models", model));
  const origins = values.origins ?? (values.quarterly ? quarters(forecasts.origins[0]) : null);
  const onDay = backtest("both", "both", ["--origins", day]);
  const found = backtest("both", "both", ["--store", ...(origins === null ? [] : ["--origins", origins])]);
  const beside = besideOf(found, forecasts);
  const scores = join("models", model, "scores.json");
  const stored = readScores(scores, readFileSync(join(root, scores), "utf8"));
  const { documents, engine, commit, protocolVersion } = stored;
  writeFileSync(join(root, scores), scoreFileText({ ...stored, page: "docs/verification/track-record.md" }));
  const figures = figuresOf(found);
  tellCost(forecasts.draws);
  return {
    model,
    title: found.title,
    backtest: found.id,
    protocol: found.protocol,
    protocolVersion,
    documents,
    engine,
    commit,
    command: commandLine(),
    draws: found.draws,
    usualDraws: forecasts.draws,
    seed: found.seed,
    stepDays: found.stepDays,
    choicesThrough: isoDate(forecasts.choicesThrough.days),
    day,
    asked: {
      geometricMean: protocol.skill.geometricMean,
      from: protocol.coverage.from,
      to: protocol.coverage.to,
      blocks: protocol.blocks.fewest,
    },
    gate: found.gate,
    families: forecasts.families.map(({ name, title, horizons, baseline, gate }) => {
      return { name, title, horizons, baseline, gate };
    }),
    series: forecasts.series.map(({ name, title, isInput }) => {
      return { name, title, ...(isInput === "never" ? {} : { isInput: true }) };
    }),
    origins: found.origins.map(({ date, status, forecasts: made, failedDraws, leftOut, error }) => {
      const why =
        error === undefined
          ? status === "forecast"
            ? ""
            : (leftOut[0]?.why ?? "")
          : `${error.where}: expected ${error.expected}, got ${error.got}`;
      return { date, status, forecasts: made, failedDraws: failedDraws.length, why };
    }),
    notRun: notRunOf(found, forecasts),
    ...(beside === null ? {} : { beside }),
    levels: forecasts.families.flatMap((family) => levelsOf(family, found, figures)),
    dayFigures: figuresOf(onDay),
    figures,
  };
}

/** The stored record of an earlier version of the protocol stays, once: what is made now takes its place. */
function keepEarlier() {
  if (!existsSync(recordPath)) return;
  const stored = JSON.parse(readFileSync(recordPath, "utf8"));
  const path = join(folder, `${keptName(stored.protocolVersion)}.json`);
  if (Number(stored.protocolVersion) >= protocol.version || existsSync(path)) return;
  writeFileSync(path, keptText(keptOf(stored)));
}

/** In the order of versions. */
function earlierRecords() {
  const names = readdirSync(folder).filter((name) => /^track-record-\d+\.json$/.test(name));
  const kept = names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return kept.toSorted((one, other) => one.protocolVersion - other.protocolVersion);
}

/** Every quarter of a document's rule. */
function quarters({ from, through, everyMonths }) {
  const days = [];
  for (let months = 0; addMonths(from.days, months) <= through.days; months += everyMonths) {
    days.push(isoDate(addMonths(from.days, months)));
  }
  return days.join(",");
}

/** The first rule's origins among those that were run, so that every set has all horizons. */
function besideOf(found, { origins: [rule], families, conditional }) {
  const every = Number(values["beside-every"]);
  if (!Number.isInteger(every) || every < 0) throw new Error("--beside-every › expected a whole number, 0 or more");
  const run = new Set(found.origins.filter(({ status }) => status === "forecast").map(({ date }) => date));
  const asked = quarters(rule).split(",").filter((date) => run.has(date)); // prettier-ignore
  const days = every === 0 ? [] : asked.filter((_, at) => at % every === 0);
  if (days.length === 0) return null;
  const at = ["--origins", days.join(",")];
  const own = new Set(days);
  const both = found.forecasts.filter(({ origin }) => own.has(origin));
  const sets = {
    none: backtest("none", "none", [...at, "--with", "none"]).forecasts,
    drift: backtest("both", "drift", [...at, "--with", "drift"]).forecasts,
    discrepancy: backtest("none", "discrepancy", [...at, "--with", "discrepancy"]).forecasts,
    both,
  };
  const replaced = days.filter(isReplaced);
  const standIns =
    replaced.length === 0 ? null : backtest("stand-ins", "both", ["--origins", replaced.join(","), "--stand-ins"]);
  const given =
    conditional.length === 0
      ? null
      : { both, conditional: backtest("conditional", "both", [...at, "--conditional"]).forecasts };
  return {
    origins: days,
    sets: sideBySide(sets, families, model),
    replaced,
    ...(standIns === null
      ? {}
      : {
          standIns: sideBySide(
            { both: both.filter(({ origin }) => replaced.includes(origin)), standIns: standIns.forecasts },
            families,
            model,
          ),
        }),
    ...(given === null
      ? {}
      : { conditional: sideBySide(given, families, model), given: conditional.map(({ text }) => text) }),
  };
}

/** Whether a rule would make anything of a day that the model does not read so anyway; without runs. */
function isReplaced(date) {
  const { files, factFiles } = openModel(join(root, "models", model));
  const [asJudged, byRule] = [false, true].map((standIns) =>
    JSON.stringify(openDocuments(files, factFiles, { date, strict: false, standIns }).parameters),
  );
  return asJudged !== byRule;
}

/** Days of the document's rules from which nothing was asked. */
function notRunOf({ origins }, { origins: rules }) {
  const run = new Set(origins.map(({ date }) => date));
  const all = rules.flatMap((rule) => quarters(rule).split(","));
  return [...new Set(all)].filter((date) => !run.has(date)).toSorted();
}

/** Told, not recorded: a machine's clock would make another record of the same numbers. */
function tellCost(usualDraws) {
  const { seconds, draws, kept } = spent;
  if (draws === 0) return console.error(`Nothing was run: all ${kept} origins were whole.`);
  const each = seconds / draws;
  const whole = (made) => `${Math.round((each * made) / 60)} minutes`;
  console.error(
    `${draws} draws in ${Math.round(seconds / 60)} minutes, ${each.toFixed(2)} s each with all that goes with them; ${kept} origins were whole before.`,
  );
  const perOrigin = Number(values.draws ?? usualDraws);
  const more = `opening a day costs the same however many draws`;
  console.error(`With ${usualDraws} draws an origin, at most ${whole((draws / perOrigin) * usualDraws)}: ${more}.`);
}

/**
 * One of the command line's own backtests, in a process of its own: it keeps its origins, and tells how far it is.
 *
 * @param set whose folder its runs lie in: a discrepancy is put on afterwards, and needs none of its own
 */
function backtest(set, variant, more) {
  const shared = ["draws", "workers"].flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  const asked = ["backtest", model, "--json", "--out", join(values.out, set), ...shared, ...more];
  console.error(
    `${set}${variant === "both" || variant === set ? "" : `, ${variant}`}: pendency ${asked.join(" ").slice(0, 150)}`,
  );
  const before = originsIn(values.out, set);
  const begun = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), ...asked], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const found = status === 0 || status === 3 ? JSON.parse(stdout) : null;
  if (found === null || found.origins.some((origin) => origin.status === "unfinished")) {
    if (found === null && stdout !== "") console.error(stdout.trim());
    console.error("Not finished, and no page is written. The same command goes on from the origins that are whole.");
    process.exit(status === 0 ? 3 : (status ?? 130));
  }
  const made = originsIn(values.out, set) - before;
  spent.kept += found.origins.length - made;
  spent.draws += made * found.draws;
  spent.seconds += (performance.now() - begun) / 1000;
  return found;
}

/** How many origins are whole in a set's folder. */
function originsIn(out, set) {
  const path = resolve(root, out, set);
  return existsSync(path) ? readdirSync(path).filter((name) => name.startsWith("origin-")).length : 0;
}

/** What makes the record again; where things are kept, and on how many threads, changes nothing in it. */
function commandLine() {
  const { draws, quarterly, origins, "beside-every": every } = values;
  const options = [
    ...(draws === undefined ? [] : [`--draws ${draws}`]),
    ...(quarterly ? ["--quarterly"] : []),
    ...(origins === undefined ? [] : [`--origins ${origins}`]),
    ...(every === "1" ? [] : [`--beside-every ${every}`]),
  ];
  return ["npm run track-record", ...(options.length === 0 ? [] : ["--", ...options])].join(" ");
}

/** A figure with everybody's forecast of it; numbers of six digits, which is more than a page shows. */
function figuresOf({ forecasts }) {
  const places = [0.025, 0.1, 0.5, 0.9, 0.975].map((level) => hubLevels.indexOf(level));
  const figures = new Map();
  for (const row of forecasts) {
    const { forecaster, series, family, origin, period, horizonMonths, part, published, vintage, narrowest } = row;
    const key = `${series} ${origin} ${period} ${horizonMonths}`;
    const figure = figures.get(key) ?? {
      series,
      family,
      origin,
      period,
      horizonMonths,
      part,
      published,
      vintage,
      by: {},
    };
    figures.set(key, figure);
    figure.by[forecaster] = {
      quantiles: places.map((place) => short(row.quantiles[place])),
      ...(published === null
        ? {}
        : { crps: short(row.crps), wis: short(row.wis), bias: short(row.bias), in: narrowest }),
    };
  }
  return [...figures.values()];
}

function short(number) {
  return Number(number.toPrecision(6));
}

/** A family's scores at each horizon and at all of them, of D and of H, and what H allows to be said. */
function levelsOf({ name, horizons, baseline }, { gates, forecasts }) {
  const own = forecasts.filter(({ family, published }) => family === name && published !== null);
  return ["D", "H"].flatMap((part) =>
    [null, ...horizons].flatMap((horizon) => {
      const rows = own
        .filter((row) => row.part === part && (horizon === null || row.horizonMonths === horizon))
        .map((row) => ({ ...row, target: row.period }));
      const ours = rows.filter(({ forecaster }) => forecaster === model);
      if (ours.length === 0) return [];
      const theirs = rows.filter(({ forecaster }) => forecaster === baseline);
      const { blocks, families } = jointBootstrap([{ family: name, pairs: pairScores(ours, theirs) }], protocol.blocks.quarters); // prettier-ignore
      const held = ours.map((row) => ({ ...row, held: row.narrowest !== null && row.narrowest <= 80 }));
      const { effective, interval } = coverageOf(held);
      const gate = gates.find(({ family, horizonMonths }) => family === name && horizonMonths === horizon);
      const isGated = part === "H" && gate !== undefined;
      return [
        {
          family: name,
          horizonMonths: horizon,
          part,
          bounds: families[0].bounds,
          blocks,
          effective,
          interval,
          ...(isGated ? { status: gate.status, n: gate.n, words: gate.words, why: gate.why } : {}),
        },
      ];
    }),
  );
}
