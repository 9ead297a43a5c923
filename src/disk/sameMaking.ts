// Whether what was kept can be made again here: by this version and these kernels, of the same tables.
import { shownPath, readText } from "./readFiles.ts";
import { refuseUsage } from "../errors.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import { sha256 } from "../study/sha256.ts";

/** @throws PendencyError (usage) that says which version makes it, and how that one is got */
export function checkVersion(version: string, folder: string): void {
  if (version === engineVersion) return;
  const hint = `install that version from its tarball, then verify: npm i path/to/pendency-${version}.tgz && npx pendency verify ${shownPath(folder)}`; // prettier-ignore
  refuseUsage(shownPath(folder), `a run made by this version, ${engineVersion}`, `one made by version ${version}, so that its numbers say nothing about this one`, hint); // prettier-ignore
}

/** @throws PendencyError (usage) where the version is the same and the engine is not */
export function checkKernels(kernels: string | undefined, folder: string): void {
  if (kernels === undefined || kernels === kernelsHash()) return;
  const hint = "build the sources that it was made by, then verify; --against compares two runs that are kept";
  refuseUsage(shownPath(folder), `a run made by this engine (kernels ${kernelsHash()})`, `one made by another that calls itself ${engineVersion} as well (kernels ${kernels}), so that its numbers say nothing about this one`, hint); // prettier-ignore
}

/** @throws PendencyError (usage) for a table that is not there any more, or was changed */
export function checkGiven({ name, hash }: { readonly name: string; readonly hash: string }, whose: string): void {
  if (sha256(readText(name).text) === hash) return;
  const hint = "put it back as it was; its hash is in the record";
  refuseUsage(name, `the table that ${whose} was made with`, "one that was changed since", hint);
}
