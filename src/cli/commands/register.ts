// pendency register MODEL: a forecast of the months to come, put down before their figures are out.
import type { Command } from "commander";
import { askRegister } from "../../ask/register.ts";
import type { Registered } from "../../ask/register.ts";
import { openModel } from "../../disk/openModel.ts";
import { readText } from "../../disk/readFiles.ts";
import { placeForRegistration, registeredFolder, writeRegistration } from "../../disk/registrations.ts";
import { tablesBeside } from "../../disk/tablesBeside.ts";
import { registrationHash } from "../../forecast/registration.ts";
import { registerJson, registerText } from "../../present/registerText.ts";
import { foldLines } from "../../present/fold.ts";
import { conductingAny } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, daysOf, today, wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface RegisterOptions extends RunOptions {
  readonly observed?: string;
  readonly draws?: string;
}

export function declareRegister(program: Command, act: Act): void {
  shared(program.command("register <model>"))
    .description("forecast the 24 months to come, and put the forecast down so that it can be scored later")
    .option("--as-of <date>", "stand on this day (default: today)")
    .option("--observed <file>", "a table of observed figures: columns series, period, value and perhaps published")
    .option("--draws <number>", "runs of expected numbers (default: as the document says, or 200)")
    .option("--seed <number>", "another seed gives other draws (default: 1)")
    .option("--step <time>", 'how long a step of the engine is, such as "7 days", instead of finding it out')
    .option("--workers <number>", "threads (default: as many as the machine has)")
    .option("--max-memory <MB>", "memory that all threads may take together (default: four fifths of the machine's)")
    .option("--out <folder>", "where it is put (default: registered beside the model)")
    .addHelpText("after", examples("register office.yaml", "register us-removal --draws 400"))
    .action((model: string, options: RegisterOptions) => act(options, (console) => register(model, options, console)));
}

/** @returns the exit code: 3 where some figure is not forecast */
async function register(model: string, options: RegisterOptions, console: Console): Promise<number> {
  const documents = openModel(model);
  const { draws, seed, step, observed, out } = options;
  const day = asOfOptions(options)?.date ?? today();
  const folder = out ?? registeredFolder(documents.files);
  placeForRegistration(folder, day);
  const asked = {
    day,
    madeOn: today(),
    ...(draws === undefined ? {} : { draws: wholeNumber("draws", draws, 1, 2) }),
    ...(seed === undefined ? {} : { seed: wholeNumber("seed", seed, 1, 0) }),
    ...(step === undefined ? {} : { stepDays: daysOf("step", step) }),
    tables: {
      beside: documents.forecasts === null ? {} : tablesBeside(documents.forecasts),
      given: observed === undefined ? null : readText(observed),
    },
    called: { day: "--as-of", draws: "--draws" },
  };
  const { found } = await conductingAny<Registered | null>(
    options,
    console,
    (conduct) => askRegister(documents, asked, conduct),
    {
      isEmpty: (one) => one === null,
      stopping: "Stopping. Nothing is registered; press Ctrl-C again to leave at once.",
      nothing: "Stopped before all draws were made: nothing is registered.",
      stopped: "Stopped after all draws were made.",
    },
  );
  if (found === null) return 3;
  const files = writeRegistration(folder, found.registration);
  const sha256 = registrationHash(found.registration);
  if (options.json === true) console.print(JSON.stringify(registerJson(found, sha256, files)));
  else {
    console.print(registerText(found, documents.model.title, console.style));
    const table = files[1].slice(files[1].lastIndexOf("/") + 1);
    console.print(`\n${foldLines(`Written: ${files[0]}, and ${table} for forecast hubs`, console.style)}`);
  }
  return found.leftOut.length > 0 ? 3 : 0;
}
