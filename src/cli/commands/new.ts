// pendency new NAME: a small model to begin with, which can be run as it is.
import type { Command } from "commander";
import { templateNames, writeNewModel } from "../../disk/newModel.ts";
import { foldLines } from "../../present/fold.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import type { RunOptions } from "../options.ts";

interface NewOptions extends RunOptions {
  readonly template: string;
}

export function declareNew(program: Command, act: Act): void {
  shared(program.command("new <name>"))
    .description("write a small model to begin with: a folder with a model, scenarios, a claim and a question")
    .option("--template <kind>", `what it begins as: ${templateNames().join(", ")}`, "office")
    .addHelpText("after", examples("new my-office", "new my-court --template court"))
    .action((name: string, options: NewOptions) => act(options, (console) => newModel(name, options, console)));
}

function newModel(name: string, { template, json }: NewOptions, console: Console): number {
  const files = writeNewModel(name, template);
  if (json === true) {
    console.print(JSON.stringify({ folder: name, template, files }));
    return 0;
  }
  console.print(foldLines(`Written: ${files.map((file) => `${name}/${file}`).join(", ")}`, console.style));
  const next = [
    ["check", "are its documents in order?"],
    ["run", "what does it do?"],
    ["compare", "what do its scenarios change?"],
    ["claims", "is what was said so?"],
    ["answer", "its question, and a page in out/"],
  ];
  console.beside(
    next.map(([command, question]) => `  npx pendency ${`${command} ${name}`.padEnd(8 + name.length)}  ${question}`),
  );
  return 0;
}
