// Compiles the kernels here and writes their bytes, as text, where the engines' source imports them: no file
// has to be fetched or found at run time, in Node or in a page. Run `npm ci && npm run build` here after
// changing the kernel.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import binaryen from "binaryen";

export const options = ["--runtime", "stub", "-O3", "--noAssert", "--uncheckedBehavior", "always", "--converge"];

/** The folders here that are kernels, and where their bytes are kept, as what. */
const kernels = {
  assembly: {
    file: "../src/simulate/fast/kernelBytes.ts",
    name: "kernelHex",
    whose: "the fast engine's",
    // the host has memory left from the run before
    flags: ["--importMemory"],
    // small runs follow one another in one instance
    isUsedAgain: true,
  },
  fluid: {
    file: "../src/simulate/fluid/fast/kernelBytes.ts",
    name: "fluidKernelHex",
    whose: "the fluid engine's",
    // two numbers at once; never the relaxed kind, whose bits differ from machine to machine
    flags: ["--enable", "simd"],
    isUsedAgain: false,
  },
};

/** @returns the compiled module @throws Error with the compiler's messages */
export async function compileKernel(folder = "assembly") {
  // one base for all files, since those of src and of the kernel read each other
  const baseDir = fileURLToPath(new URL("..", import.meta.url));
  let binary = null;
  const flags = [...options, ...kernels[folder].flags];
  const { error, stderr } = await asc.main(
    [`kernel/${folder}/kernel.ts`, "--baseDir", baseDir, "--outFile", "kernel.wasm", ...flags],
    {
      readFile: readSource,
      writeFile: (name, bytes) => {
        if (name === "kernel.wasm") binary = bytes;
      },
    },
  );
  if (error !== null || binary === null) throw new Error(`the kernel does not compile:\n${stderr}`);
  return inlined(binary, kernels[folder].isUsedAgain);
}

/**
 * A source as the compiler wants it. So that every other tool of the house reads the same files, its
 * decorators stand in comments (`// @inline`, before a line or after it), imports end in `.ts`, and a file
 * that the host compiles as well says what the compiler's own types are to it (`type i32 = number;`) and which
 * imports are types. Where there is a file for the kernel alone (`machine.kernel.ts`), it is read in place of
 * the host's. Lines keep their numbers.
 * @returns null where there is no such file
 */
function readSource(name, baseDir) {
  const path = join(baseDir, name);
  if (!existsSync(path)) return null;
  const forKernel = path.replace(/\.ts$/, ".kernel.ts");
  return readFileSync(existsSync(forKernel) ? forKernel : path, "utf8")
    .replace(/^( *)\/\/ (@(?:inline|unmanaged|operator|external)\b.*)$/gm, "$1$2")
    .replace(/^(export const .*;) \/\/ @inline$/gm, "@inline $1")
    .replace(/^type (?:u8|i32|u32|usize|f64) = number;$/gm, "")
    .replace(/^import (?:type )?\{.*$/gm, (line) => line.replace(/\btype (?=[\w{])|\btype (?=\{)/g, ""))
    .replace(/ from "(\.[^"]*)\.ts";$/gm, ' from "$1";');
}

const { BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SignExt, SIMD128 } = binaryen.Features;
/** what every engine of today reads; the optimiser may write nothing else */
const widelyKnown = BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SignExt | SIMD128;

/**
 * Calls put in place of each other farther than the compiler's own limits allow: engines do not do this for
 * WebAssembly. On the flagship it takes a tenth of the time away; with still higher limits the module grows
 * and nothing is gained.
 */
function inlined(bytes, isUsedAgain) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(widelyKnown);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(40);
  binaryen.setFlexibleInlineMaxSize(200);
  binaryen.setOneCallerInlineMaxSize(1000);
  module.optimize();
  module.optimize();
  if (isUsedAgain) addReset(module);
  const shorter = module.emitBinary();
  module.dispose();
  return shorter;
}

/** Exports a function that sets every global to what it was before the module was started, and starts it again. */
function addReset(module) {
  const all = Array.from({ length: module.getNumGlobals() }, (_, i) => module.getGlobalByIndex(i));
  const set = all
    .map((one) => binaryen.getGlobalInfo(one))
    .filter(({ mutable }) => mutable)
    .map(({ name, init }) => module.global.set(name, module.copyExpression(init)));
  const start = binaryen.getFunctionInfo(module.getStart()).name;
  const body = module.block(null, [...set, module.call(start, [], binaryen.none)]);
  module.addFunction("reset", binaryen.none, binaryen.none, [], body);
  module.addFunctionExport("reset", "reset");
}

/** The TypeScript file that holds the bytes. */
export function asSource(bytes, folder = "assembly") {
  const { name, whose } = kernels[folder];
  const text = Buffer.from(bytes).toString("hex");
  return [
    `// Written by kernel/build.mjs from kernel/${folder}: ${whose} WebAssembly, in hexadecimal digits. Not to be edited.`,
    `export const ${name} =`,
    ...(text.match(/.{1,110}/g) ?? []).map((line, i, all) => `  "${line}"${i === all.length - 1 ? ";" : " +"}`),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folders = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(kernels);
  for (const folder of folders) {
    const bytes = await compileKernel(folder);
    writeFileSync(new URL(kernels[folder].file, import.meta.url), asSource(bytes, folder));
    process.stdout.write(`${bytes.length} bytes in ${kernels[folder].file.slice(3)}\n`);
  }
}
