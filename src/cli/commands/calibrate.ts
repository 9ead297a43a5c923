// pendency calibrate MODEL: draws of the parameters led to what was published, as a set that other commands take.
import type { Command } from "commander";
import { askCalibrate } from "../../ask/calibrate.ts";
import { usualDraws, usualMembers, usualPasses } from "../../ask/calibrate/asked.ts";
import type { Calibrated } from "../../ask/calibrate/setText.ts";
import { setText } from "../../ask/calibrate/setText.ts";
import { tablesBeside } from "../../disk/tablesBeside.ts";
import { CalibrationFolder } from "../../disk/calibrationFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { readText, shownPath } from "../../disk/readFiles.ts";
import { calibrateJson } from "../../present/calibrateJson.ts";
import { calibrateText } from "../../present/calibrateText.ts";
import { conductingAny, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared, standing } from "../declare.ts";
import type { Act, ExitCode } from "../declare.ts";
import { asOfOptions, daysOf, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface CalibrateOptions extends RunOptions {
  readonly members?: string;
  readonly passes?: string;
  readonly draws?: string;
  readonly observed?: string;
}

export function declareCalibrate(program: Command, act: Act): void {
  standing(shared(program.command("calibrate <model>")))
    .description("lead draws of the parameters to what was published, and write them as a set for other commands")
    .option("--members <number>", `draws that are moved together (default: as the document says, or ${usualMembers})`)
    .option("--passes <number>", `passes over the figures (default: as the document says, or ${usualPasses})`)
    .option("--draws <number>", `draws of the set (default: ${usualDraws})`)
    .option("--seed <number>", "another seed begins from other draws (default: 1)")
    .option("--step <time>", 'how long a step of the engine is, such as "7 days", instead of finding it out')
    .option("--observed <file>", "a table of observed figures: columns series, period, value and perhaps published")
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .option("--out <folder>", "where runs and the set are kept (default: a folder under out/calibrate)")
    .addHelpText("after", examples("calibrate permit-office", "calibrate us-removal --as-of 2023-01-01 --out out/2023"))
    .action((model: string, options: CalibrateOptions) =>
      act(options, (console) => calibrate(model, options, console)),
    );
}

/** @returns the exit code: 1 where a gate refuses the set, 3 when it was stopped */
async function calibrate(model: string, options: CalibrateOptions, console: Console): Promise<ExitCode> {
  const { members, passes, draws, seed, step, observed, out } = options;
  const asOf = asOfOptions(options);
  const documents = openModel(model);
  const asked = {
    asOf,
    ...(members === undefined ? {} : { members: wholeNumber("members", members, 1, 20) }),
    ...(passes === undefined ? {} : { passes: wholeNumber("passes", passes, 1, 1) }),
    ...(draws === undefined ? {} : { draws: wholeNumber("draws", draws, 1, 2) }),
    ...(seed === undefined ? {} : { seed: wholeNumber("seed", seed, 1, 0) }),
    ...(step === undefined ? {} : { stepDays: daysOf("step", step) }),
    tables: {
      beside: documents.forecasts === null ? {} : tablesBeside(documents.forecasts),
      given: observed === undefined ? null : readText(observed),
    },
    called: { members: "--members", passes: "--passes", draws: "--draws", day: "--as-of" },
  };
  let folder: CalibrationFolder | null = null;
  const store = (id: string): CalibrationFolder => (folder = new CalibrationFolder(out ?? null, id));
  const { found } = await conductingAny<Calibrated | null>(
    options,
    console,
    (conduct) => askCalibrate(documents, asked, store, conduct),
    {
      isEmpty: () => false,
      stopping: "Stopping. Runs that are whole are kept; press Ctrl-C again to leave at once.",
      nothing: "Stopped before the first runs were whole: nothing is kept.",
      stopped: "Stopped: the same command goes on from the runs that are whole.",
    },
  );
  if (found === null) return 3;
  const isPublished = found.refused.length === 0;
  const path = (folder as CalibrationFolder | null)?.keep(setText(found), isPublished) ?? "";
  if (options.json === true) console.print(JSON.stringify(calibrateJson(found)));
  else console.print(calibrateText(found, console.style));
  const words = isPublished ? "Written" : "Not published; diagnostics are written";
  tellWritten(`${words}: ${shownPath(path)}`, options, console);
  return isPublished ? 0 : 1;
}
