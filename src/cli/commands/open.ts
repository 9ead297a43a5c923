// pendency open MODEL: the workbench on this machine, until Ctrl-C.
import type { Command } from "commander";
import { linkVersion } from "../../ask/live/stateLink.ts";
import { openModel } from "../../disk/openModel.ts";
import { packsBeside } from "../../disk/packs.ts";
import { pageFolder, servePage } from "../../disk/servePage.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Console } from "../console.ts";
import { refuseUsage } from "../../errors.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { wholeNumber } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface OpenOptions extends RunOptions {
  readonly port?: string;
  readonly state?: string;
}

interface ServeAt {
  /** 0: one that is free */
  readonly port: number;
  /** behind # of the address; left out: the model as it opens */
  readonly state?: string;
}

export function declareOpen(program: Command, act: Act): void {
  shared(program.command("open <model>"))
    .description("the workbench in a browser: scenarios and levers moved live, on this machine alone, until Ctrl-C")
    .option("--port <number>", "the port of its address (default: one that is free)")
    .option("--state <link>", "the state that the address opens, as a report or a link has it behind #")
    .addHelpText("after", examples("open us-removal", "open my-office --port 8080"))
    .action((model: string, options: OpenOptions) => act(options, (console) => open(model, options, console)));
}

async function open(model: string, { port, state, json }: OpenOptions, console: Console): Promise<number> {
  if (state !== undefined && !/^#?v=\d+&[^\s"'<>\\]*$/.test(state)) {
    refuseUsage("--state", "what stands behind # in a link to the page, beginning with v=", `"${state}"`);
  }
  const at = {
    port: wholeNumber("--port", port, 0, 0),
    ...(state === undefined ? {} : { state: state.replace("#", "") }),
  };
  await serveUntilStopped(openModel(model), at, json === true, console);
  return 0;
}

/** Prints the address, and hands the page out until Ctrl-C. */
export async function serveUntilStopped(
  documents: Documents,
  { port, state }: ServeAt,
  asJson: boolean,
  console: Console,
): Promise<void> {
  const { address, close } = await servePage(pageFolder(), port, packsBeside(documents));
  const link = `${address}#${state ?? `v=${linkVersion}&model=${encodeURIComponent(documents.model.id)}`}`;
  if (asJson) console.print(JSON.stringify({ address: link }));
  else console.print(`The workbench is at ${link} until Ctrl-C.`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await close();
}
