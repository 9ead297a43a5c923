// Browsers that workers keep from file to file end with the tests: a worker that is asked to end may have no time for it.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** of files named after the processes that have to be ended */
    readonly browsersOpen: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "pendency-browsers-"));
  project.provide("browsersOpen", folder);
  return () => {
    for (const name of readdirSync(folder)) {
      try {
        // with all that it started
        process.kill(process.platform === "win32" ? Number(name) : -Number(name), "SIGKILL");
      } catch {
        // it has ended by itself
      }
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
