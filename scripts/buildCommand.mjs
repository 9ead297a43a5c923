// Bundles the command `pendency` and the threads that make its runs: eight hundred modules take half a second to load one
// by one, which is more than a small run. What each command alone needs stays a file of its own.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param dist the compiled modules; the bundle is written into its folder `command` */
async function buildCommand(dist) {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await build({
    configFile: false,
    root: dist,
    logLevel: "warn",
    // what is installed beside the package is loaded from there
    ssr: { external: Object.keys(dependencies), noExternal: [] },
    build: {
      ssr: true,
      outDir: join(dist, "command"),
      emptyOutDir: true,
      target: "es2022",
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        // a thread is opened by its file's name, beside the file that opens it
        input: {
          main: join(dist, "cli", "main.js"),
          worker: join(dist, "disk", "worker.js"),
          peopleWorker: join(dist, "disk", "peopleWorker.js"),
          chunkThread: join(dist, "dispatch", "chunkThread.js"),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        checks: { pluginTimings: false },
      },
    },
  });
}

process.env.NODE_ENV = "production";
await buildCommand(process.argv[2] ?? join(root, "dist"));
