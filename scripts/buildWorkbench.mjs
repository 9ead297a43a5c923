// Builds the page of src/workbench into a folder that any server can hand out from any path, and writes the list of its
// files into its service worker, which keeps them for when there is no network.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, "src", "workbench");

/** The service worker keeps its name: a browser finds a newer one by it. */
const nameOf = ({ name }) => (name === "serviceWorker" ? "serviceWorker.js" : "assets/[name]-[hash].js");

/**
 * What a script and what it imports import at once, in one file: cut up by who shares it with what comes later, it would
 * compress worse and be fetched in more pieces.
 */
function atOnce(entry) {
  const found = new Set([join(page, entry)]);
  for (const path of found) {
    const text = readFileSync(path, "utf8");
    for (const [, from] of text.matchAll(/^(?:import|export)\s(?!type\b)[^"';]*?from\s+"(\.[^"]+)"/gm)) {
      found.add(join(dirname(path), from));
    }
  }
  found.delete(join(page, entry));
  return { groups: [{ name: "shared", test: (id) => found.has(id) || ofPages.test(id) }] };
}

/** Packages of which a page needs something at once. */
const ofPages = /node_modules[\\/](?:preact|@preact)[\\/]/;

async function buildWorkbench(folder) {
  await build({
    configFile: false,
    root: page,
    base: "./",
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    worker: { format: "es", rolldownOptions: { output: { codeSplitting: atOnce(join("engine", "worker.ts")) } } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: false,
      reportCompressedSize: false,
      // the editor comes in one piece, once somebody asks for it
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: { page: join(page, "index.html"), serviceWorker: join(page, "serviceWorker.ts") },
        output: { entryFileNames: nameOf, codeSplitting: atOnce("page.tsx") },
        checks: { pluginTimings: false },
      },
    },
  });
  await buildOnefile(join(folder, "onefile"));
  writeList(folder);
}

/** The page and its workers as one script and one style, for pages that are one file. */
async function buildOnefile(folder) {
  await build({
    configFile: false,
    root: page,
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: join(page, "onefile", "onefile.tsx"),
        output: { format: "iife", codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page.[ext]" },
        // nothing is fetched from beside it
        checks: { pluginTimings: false, emptyImportMeta: false },
      },
    },
  });
  const path = join(folder, "page.js");
  // a script in a page ends where its text says so, in whatever quotes that stands
  const script = readFileSync(path, "utf8").replace(/<(?=\/script|!--)/gi, "\\x3c");
  writeFileSync(path, script);
}

/** The script names what it keeps by a text that is replaced here: its bytes change whenever a file does. */
function writeList(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: false })
    .map((name) => name.split("\\").join("/"))
    // what a page that is one file is made of is fetched, and kept, once somebody wants one
    .filter((name) => /\.\w+$/.test(name) && name !== "serviceWorker.js" && !name.startsWith("onefile/"))
    .sort();
  const hash = createHash("sha256");
  for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
  const path = join(folder, "serviceWorker.js");
  const script = readFileSync(path, "utf8");
  const list = JSON.stringify({ version: hash.digest("hex").slice(0, 16), files });
  if (!/["'`]list of files["'`]/.test(script)) throw new Error("the service worker names no list of files");
  writeFileSync(
    path,
    script.replace(/["'`]list of files["'`]/, () => JSON.stringify(list)),
  );
}

// whoever starts this may be a test: a build for development names files of this machine in the page
process.env.NODE_ENV = "production";
await buildWorkbench(process.argv[2] ?? join(root, "dist", "workbench"));
