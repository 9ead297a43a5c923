// The model's track record: a backtest that goes on where it was stopped, its scores beside the model, and two pages.
//   npm run track-record -- [--draws 200] [--quarterly] [--origins 2024-01-01,2024-04-01] [--workers 2]
//                           [--out out/track-record] [--pages]
// --quarterly leaves out the origins between quarters, which serve the nearest horizons alone. --pages writes the pages
// again from the record as it is stored, and runs nothing.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
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
    workers: { type: "string" },
    out: { type: "string", default: join("out", "track-record") },
    pages: { type: "boolean", default: false },
  },
});

if (!values.pages) writeFileSync(recordPath, recordText(make()));
const record = JSON.parse(readFileSync(recordPath, "utf8"));
writeFileSync(join(folder, "track-record.md"), trackRecordPage(record));
writeFileSync(join(folder, `${day}.md`), dayPage(record));

function make() {
  const { forecasts } = openModel(join(root, "models", model));
  const origins = values.origins ?? (values.quarterly ? quarters(forecasts.origins[0]) : null);
  const onDay = backtest(["--origins", day]);
  const found = backtest(["--store", ...(origins === null ? [] : ["--origins", origins])]);
  const scores = join("models", model, "scores.json");
  const stored = readScores(scores, readFileSync(join(root, scores), "utf8"));
  const { documents, engine, commit, protocolVersion } = stored;
  writeFileSync(join(root, scores), scoreFileText({ ...stored, page: "docs/verification/track-record.md" }));
  const figures = figuresOf(found);
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
    series: forecasts.series.map(({ name, title }) => ({ name, title })),
    origins: found.origins.map(({ date, status, forecasts: made, failedDraws, leftOut, error }) => {
      const why =
        error === undefined
          ? status === "forecast"
            ? ""
            : (leftOut[0]?.why ?? "")
          : `${error.where}: expected ${error.expected}, got ${error.got}`;
      return { date, status, forecasts: made, failedDraws: failedDraws.length, why };
    }),
    levels: forecasts.families.flatMap((family) => levelsOf(family, found, figures)),
    dayFigures: figuresOf(onDay),
    figures,
  };
}

/** Every quarter of a document's rule. */
function quarters({ from, through, everyMonths }) {
  const days = [];
  for (let months = 0; addMonths(from.days, months) <= through.days; months += everyMonths) {
    days.push(isoDate(addMonths(from.days, months)));
  }
  return days.join(",");
}

/** One of the command line's own backtests, in a process of its own: it keeps its origins, and tells how far it is. */
function backtest(more) {
  const shared = ["draws", "workers"].flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  const asked = ["backtest", model, "--json", "--out", values.out, ...shared, ...more];
  const { status, stdout } = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), ...asked], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const found = status === 0 || status === 3 ? JSON.parse(stdout) : null;
  if (found === null || found.origins.some((origin) => origin.status === "unfinished")) {
    console.error("Not finished, and no page is written. The same command goes on from the origins that are whole.");
    process.exit(status === 0 ? 3 : (status ?? 130));
  }
  return found;
}

/** What makes the record again; where things are kept, and on how many threads, changes nothing in it. */
function commandLine() {
  const { draws, quarterly, origins } = values;
  const options = [
    ...(draws === undefined ? [] : [`--draws ${draws}`]),
    ...(quarterly ? ["--quarterly"] : []),
    ...(origins === undefined ? [] : [`--origins ${origins}`]),
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
