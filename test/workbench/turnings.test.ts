// What turns statements, on its way to the page: what lies beside the model, and what is said of it in both languages.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepTurnings } from "../../src/ask/flip/keptTurnings.ts";
import { packTexts } from "../../src/ask/live/packParts.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { onefilePage } from "../../src/disk/onefilePage.ts";
import { packsBeside } from "../../src/disk/packs.ts";
import { turningSentences } from "../../src/present/turningSentences.ts";
import { spanishTurning } from "../../src/workbench/pieces/esTurning.ts";
import { root } from "../installed.ts";
import { inventedTurning } from "./inventedTurning.ts";

const turnings = [inventedTurning];

/** The passport office in a folder of its own, with what turns its statement. */
function officeWithTurnings(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "pendency-turnings-")), "passport-office");
  cpSync(join(root, "examples", "passport-office"), folder, { recursive: true });
  writeFileSync(join(folder, "turning.json"), keepTurnings(openModel(folder), turnings, []));
  return folder;
}

const partIn = (packOf: (name: string) => string | null) => JSON.parse(packOf("packs/passport-office.turnings.txt") ?? "") as unknown; // prettier-ignore

test("what is kept of these documents lies beside the page, and what is of others does not", () => {
  const folder = officeWithTurnings();
  expect(partIn(packsBeside(openModel(folder)))).toEqual(turnings);
  const claims = join(folder, "claims.yaml");
  writeFileSync(claims, `${readFileSync(claims, "utf8")}\n# read again\n`);
  expect(partIn(packsBeside(openModel(folder)))).toEqual([]);
});

test("a model of which nobody kept any has none, and neither have documents that somebody edits", () => {
  expect(partIn(packsBeside(null))).toEqual([]);
  expect(packTexts(openModel("passport-office")).turnings).toBe("[]");
});

test("a page that is one file carries them", () => {
  const page = onefilePage(openModel(officeWithTurnings()), "");
  const [, squeezed] = /id="part-turnings">([\w+/=]+)</.exec(page) ?? [];
  expect(squeezed.length).toBeGreaterThan(200);
});

test("a nearest value, what confirms it, and the figures that decide, in both languages", () => {
  expect(turningSentences(turnings)).toEqual([
    "Nearest flip: “Applications” at 1.21 times its value, 2.5 spreads away (holds in 2 of 2 runs person by person at 1.1, in 0 of 2 at 1.3).",
    "Decided by “Applications” (reverses it at 1.4 times its value), with all others drawn.",
  ]);
  expect(turningSentences(turnings, spanishTurning, () => "Solicitudes")).toEqual([
    "Lo más cercano que la hace cambiar: «Solicitudes» en 1.21 veces su valor, a 2.5 dispersiones (se cumple en 2 de 2 simulaciones persona por persona en 1.1, en 0 de 2 en 1.3).",
    "Deciden el veredicto, con todas las demás sorteadas: «Solicitudes» (lo invierte en 1.4 veces su valor).",
  ]);
});
