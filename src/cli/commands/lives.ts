// pendency lives MODEL: the same people, with the same chances, under two policies.
import type { Command } from "commander";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { KeptFolder } from "../../disk/keptFolder.ts";
import { openModel } from "../../disk/openModel.ts";
import { onPeopleThread } from "../../disk/peopleThread.ts";
import { refuseUsage } from "../../errors.ts";
import { csvText } from "../../present/csv.ts";
import { allLivesTable } from "../../present/livesWords.ts";
import { endingJson } from "../../present/endingJson.ts";
import { livesText } from "../../present/livesText.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples } from "../declare.ts";
import type { Act } from "../declare.ts";
import { asOfOptions, wholeNumber } from "../options.ts";
import { followingPeople, ofTwoPolicies, policiesOf } from "../policies.ts";
import type { PolicyOptions } from "../policies.ts";

interface LivesOptions extends PolicyOptions {
  readonly level?: string;
  readonly show?: string;
}

const names = { csv: "lives.csv", json: "lives.json" };

export function declareLives(program: Command, act: Act): void {
  ofTwoPolicies(program.command("lives <model>"))
    .description("the same people, with the same chances, under two policies: where each is and since when")
    .option("--level <name>", "people of this level of a group alone")
    .option("--show <number>", "how many are shown, those first whose lives differ (default: 1)")
    .option("--out <folder>", "also write all that were followed there, as CSV and JSON, with what makes them again")
    .addHelpText(
      "after",
      examples("lives us-removal --level China", 'lives county-court --set "judgesInPost=8 judges"'),
    )
    .action((model: string, options: LivesOptions) => act(options, (console) => lives(model, options, console)));
}

/** @param documents of the model; `verify` has them of the texts that a run was made of */
export async function lives(
  model: string,
  options: LivesOptions,
  console: Console,
  documents: Documents = openModel(model, asOfOptions(options)),
): Promise<number> {
  const frozen = freezing("lives", model, options, documents);
  const { level = "", show, out } = options;
  const known = documents.model.groups.flatMap(({ levels }) => levels);
  if (level !== "" && !known.includes(level)) {
    refuseUsage("--level", "a level of one of the model's groups", `"${level}"`, didYouMean(level, known));
  }
  const most = wholeNumber("show", show, 1, 1);
  const { moves, names: policies, replication } = policiesOf(options, documents);
  const folder = out === undefined ? null : new KeptFolder(out, Object.values(names));
  const asked = { moves, question: { kind: "lives" as const, level, replication }, label: "Lives under each policy" };
  const found = await followingPeople(options, console, (conduct) => onPeopleThread(documents, asked, conduct));
  const json = { pendency: "lives", policies, ...found, ...endingJson(documents, {}) };
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(livesText(found, policies, most, console.style));
  if (folder !== null) {
    const files = [
      { name: names.csv, text: csvText(allLivesTable(found, policies)) },
      { name: names.json, text: `${JSON.stringify(json)}\n` },
    ];
    tellWritten(folder.write(files, frozen(null, true)), options, console);
  }
  return 0;
}
