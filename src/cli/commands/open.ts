// pendency open MODEL: the workbench on this machine, until Ctrl-C, or as one file.
import { join } from "node:path";
import type { Command } from "commander";
import { linkVersion } from "../../ask/live/stateLink.ts";
import { freezing } from "../../disk/freezing.ts";
import { KeptFolder } from "../../disk/keptFolder.ts";
import { onefileName, onefilePage } from "../../disk/onefilePage.ts";
import { openModel } from "../../disk/openModel.ts";
import { packsBeside } from "../../disk/packs.ts";
import { pageFolder, servePage } from "../../disk/servePage.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Console } from "../console.ts";
import { refuseUsage } from "../../errors.ts";
import { number } from "../../quantity/numberWords.ts";
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
    .option("--out <folder>", "write it there instead, as one file that needs nothing else and no network")
    .addHelpText("after", examples("open us-removal", "open my-office --port 8080", "open my-office --out kept"))
    .action((model: string, options: OpenOptions) => act(options, (console) => open(model, options, console)));
}

export async function open(
  model: string,
  options: OpenOptions,
  console: Console,
  documents = openModel(model),
): Promise<number> {
  const { port, json } = options;
  if (options.state !== undefined && !/^#?v=\d+&[^\s"'<>\\]*$/.test(options.state)) {
    refuseUsage("--state", "what stands behind # in a link to the page, beginning with v=", `"${options.state}"`);
  }
  const state = options.state?.replace("#", "");
  if (options.out !== undefined) {
    if (port !== undefined) refuseUsage("--port", "--port or --out", "both", "a file has no port");
    saveOnefile(model, { ...options, out: options.out, state: state ?? "" }, documents, console);
    return 0;
  }
  const at = { port: wholeNumber("--port", port, 0, 0), ...(state === undefined ? {} : { state }) };
  await serveUntilStopped(documents, at, json === true, console);
  return 0;
}

/** Writes the page as one file, and beside it what makes it again. */
function saveOnefile(
  model: string,
  options: OpenOptions & { readonly out: string; readonly state: string },
  documents: Documents,
  console: Console,
): void {
  const { port: _port, state, ...others } = options;
  const frozen = freezing("open", model, { ...others, ...(state === "" ? {} : { state }) }, documents);
  const folder = new KeptFolder(options.out, [onefileName]);
  const text = onefilePage(documents, state);
  const written = folder.write([{ name: onefileName, text }], frozen(null, true));
  const [path, bytes] = [join(options.out, onefileName), Buffer.byteLength(text)];
  if (options.json === true) console.print(JSON.stringify({ file: path, bytes }));
  else console.print(`${written} (${number(bytes / 1e6)} MB). It opens in a browser, and needs no network.`);
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
