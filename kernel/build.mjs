// Compiles assembly/ and writes the bytes, as text, where the source of the fast engine imports them: no file has to be
// fetched or found at run time, in Node or in a page. Run `npm ci && npm run build` here after changing the kernel.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

export const options = ["--runtime", "stub", "-O3", "--noAssert", "--uncheckedBehavior", "always", "--converge"];

/** @returns the compiled module @throws Error with the compiler's messages */
export async function compileKernel() {
  const baseDir = fileURLToPath(new URL("./assembly", import.meta.url));
  let binary = null;
  const { error, stderr } = await asc.main(["kernel.ts", "--baseDir", baseDir, "--outFile", "kernel.wasm", ...options], {
    writeFile: (name, bytes) => {
      if (name === "kernel.wasm") binary = bytes;
    },
  });
  if (error !== null || binary === null) throw new Error(`the kernel does not compile:\n${stderr}`);
  return binary;
}

/** The TypeScript file that holds the bytes. */
export function asSource(bytes) {
  const text = Buffer.from(bytes).toString("base64");
  return [
    "// Written by kernel/build.mjs from kernel/assembly: the fast engine's WebAssembly, in base64. Not to be edited.",
    "export const kernelBase64 =",
    ...(text.match(/.{1,110}/g) ?? []).map((line, i, all) => `  "${line}"${i === all.length - 1 ? ";" : " +"}`),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL("../src/simulate/fast/kernelBytes.ts", import.meta.url);
  const bytes = await compileKernel();
  writeFileSync(target, asSource(bytes));
  process.stdout.write(`${bytes.length} bytes in src/simulate/fast/kernelBytes.ts\n`);
}
