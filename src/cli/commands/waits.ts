// pendency waits MODEL: how long people wait in each line, by their group and by when they joined it, with the tails.
import type { Command } from "commander";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { KeptFolder } from "../../disk/keptFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { onPeopleThread } from "../../disk/peopleThread.ts";
import { csvText } from "../../present/csv.ts";
import { endingJson } from "../../present/endingJson.ts";
import { lineWaitsText } from "../../present/lineWaitsText.ts";
import { englishTailTable } from "../../present/tailWords.ts";
import { tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions } from "../options.ts";
import { followingPeople, ofTwoPolicies, policiesOf } from "../policies.ts";
import type { PolicyOptions } from "../policies.ts";

const names = { csv: "waits.csv", json: "waits.json" };

export function declareWaits(program: Command, act: Act): void {
  ofTwoPolicies(program.command("waits <model>"))
    .description(
      "how long people wait in each line, by group and by when they joined it: half, 90 %, 99 %, still waiting",
    )
    .option("--out <folder>", "also write it there as CSV and JSON, with what makes it again")
    .addHelpText("after", examples("waits county-court", "waits us-removal --scenario moreJudges --out kept"))
    .action((model: string, options: PolicyOptions) => act(options, (console) => waits(model, options, console)));
}

/** @param documents of the model; `verify` has them of the texts that a run was made of */
export async function waits(
  model: string,
  options: PolicyOptions,
  console: Console,
  documents: Documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  const frozen = freezing("waits", model, options, documents);
  const { out } = options;
  const { moves, names: policies, replication } = policiesOf(options, documents);
  const folder = out === undefined ? null : new KeptFolder(out, Object.values(names));
  const asked = { moves, question: { kind: "waits" as const, replication }, label: "Waits under each policy" };
  const found = await followingPeople(options, console, (conduct) => onPeopleThread(documents, asked, conduct));
  const { sides, group } = found;
  const lines = sides.flatMap((side, nth) => side.lines.map((line) => ({ policy: policies[nth], ...line })));
  const json = { pendency: "waits", policies, group, replication, lines, ...endingJson(documents, {}) };
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(lineWaitsText(found, policies, console.style));
  if (folder !== null) {
    const table = englishTailTable(
      sides.map((side) => side.lines),
      policies,
    );
    const files = [
      { name: names.csv, text: csvText(table) },
      { name: names.json, text: `${JSON.stringify(json)}\n` },
    ];
    tellWritten(folder.write(files, frozen(null, true)), options, console);
  }
  return 0;
}
