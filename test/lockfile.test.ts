// A lockfile that misses optional entries of other platforms makes `npm ci` fail there.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
interface Entry {
  readonly optionalDependencies?: Record<string, string>;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Entry> };

test("every optional dependency named in the lockfile has an entry of its own", () => {
  const names = Object.keys(lock.packages);
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !names.some((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test("no package needs an install script", () => {
  const scripted = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript === true);
  // both work without their scripts: macOS's file watcher of the test runner, and what makes the queue's messages quicker
  const needless = /\/(fsevents|msgpackr-extract)$/;
  expect(scripted.map(([path]) => path).filter((path) => !needless.test(path))).toEqual([]);
});

test("versions are pinned exactly", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  );
  expect(loose).toEqual([]);
});
