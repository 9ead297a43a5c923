// A registered forecast made again, and held against what was put down.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { verify } from "../ask/frozen/verification.ts";
import type { Verification } from "../ask/frozen/verification.ts";
import { askRegister } from "../ask/register.ts";
import type { Registered, RegisterAsked } from "../ask/register.ts";
import { keptFile } from "../disk/frozenFolder.ts";
import { openModel } from "../disk/openModel.ts";
import { isFolder, readText, shownPath } from "../disk/readFiles.ts";
import { writeRegistration } from "../disk/registrations.ts";
import { checkKernels, checkVersion } from "../disk/sameMaking.ts";
import { tablesBeside } from "../disk/tablesBeside.ts";
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { protocolHash } from "../forecast/protocolHash.ts";
import { readRegistration, registrationKind } from "../forecast/registration.ts";
import type { Registration } from "../forecast/registration.ts";
import { documentsHash } from "../study/documentsHash.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { conductingAny } from "./conduct.ts";
import type { Console } from "./console.ts";
import type { RunOptions } from "./options.ts";

/** Whether a path leads to one, or to the table of one. */
export function isRegistration(path: string): boolean {
  const json = jsonOf(path);
  return json.endsWith(".json") && existsSync(json) && !isFolder(json) && readFileSync(json, "utf8").includes(`"${registrationKind}"`); // prettier-ignore
}

/** @returns null when it was stopped. @throws PendencyError that names what is not as it was */
export async function registrationAgain(
  path: string,
  fresh: string,
  options: RunOptions,
  console: Console,
): Promise<{ readonly id: string; readonly found: Verification; readonly how: string } | null> {
  const kept = registrationIn(jsonOf(path));
  const { made } = kept;
  checkVersion(kept.engine, path);
  checkKernels(made?.kernels, path);
  const documents = openModel(made?.model ?? kept.model);
  checkDocuments(kept, documents, path);
  const { found } = await conductingAny<Registered | null>(
    options,
    console,
    (conduct) => askRegister(documents, askedAs(kept, documents), conduct),
    {
      isEmpty: (one) => one === null,
      stopping: "Stopping. Press Ctrl-C again to leave at once.",
      nothing: "Stopped.",
      stopped: "Stopped.",
    },
  );
  if (found === null) return null;
  checkId(kept, found.registration, path);
  // what those who put it down did not say, its text does not have
  const { made: now, ...others } = found.registration;
  writeRegistration(fresh, made === undefined ? others : { ...others, ...(now === undefined ? {} : { made: now }) });
  const names = [`${kept.day}.json`, `${kept.day}.csv`];
  const left = names.map((name) => keptFile(dirname(path), name));
  const right = names.map((name) => keptFile(fresh, name));
  const how = `Forecast of ${kept.day} (${kept.model}, put down on ${kept.madeOn}), made again by Pendency ${engineVersion} from the documents at hand.`; // prettier-ignore
  return { id: kept.id, found: verify(left, right), how };
}

function jsonOf(path: string): string {
  return join(dirname(path), basename(path).replace(/\.csv$/, ".json"));
}

/** @throws PendencyError where it was changed since */
function registrationIn(path: string): Registration {
  const { path: shown, text } = readText(path);
  const { model, protocolHash: hash } = partlyRead(text);
  return readRegistration(shown, text, { model: model ?? "", protocolHash: hash ?? "" });
}

/** What a text says before anybody has looked whether it is whole. */
function partlyRead(text: string): Partial<Registration> {
  try {
    return JSON.parse(text) as Partial<Registration>;
  } catch {
    return {};
  }
}

function askedAs({ day, madeOn, draws, seed, made }: Registration, { forecasts }: Documents): RegisterAsked {
  const { stepAsked = null, observed = null } = made ?? {};
  return {
    day,
    madeOn,
    draws,
    seed,
    ...(stepAsked === null ? {} : { stepDays: stepAsked }),
    tables: {
      beside: forecasts === null ? {} : tablesBeside(forecasts),
      given: observed === null ? null : readText(observed),
    },
  };
}

function checkDocuments(kept: Registration, { files }: Documents, path: string): void {
  const hint = "take the documents of that time, which their version control has, and verify there";
  const hash = documentsHash(files);
  if (kept.documents !== hash) {
    refuseUsage(shownPath(path), `the documents it was made of (${kept.documents})`, `others at hand (${hash})`, hint);
  }
  const inForce = protocolHash(files.forecasts?.text ?? "");
  if (kept.protocolHash !== inForce) {
    refuseUsage(shownPath(path), `the protocol it was made under (${kept.protocolHash})`, `another (${inForce})`, hint);
  }
}

/** Equal ids mean equal forecasts: another one is of other figures, or was asked otherwise. */
function checkId({ id, made }: Registration, { id: now }: Registration, path: string): void {
  if (id === now) return;
  const hint =
    made === undefined
      ? "it does not say whether --step or --observed was given with it, and was tried without: `register` keeps both now"
      : "scenarios, the forecasts document or published figures are others than those of that time, which their version control has"; // prettier-ignore
  refuseUsage(shownPath(path), `a forecast of all that it was made of (${id})`, `another (${now})`, hint);
}
