// The fluid engine's compiled kernel is the one its source gives. Needs the kernel's own compiler: `npm ci` in kernel/.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fluidKernelHex } from "../../src/simulate/fluid/fast/kernelBytes.ts";

const kernel = join(dirname(fileURLToPath(import.meta.url)), "../../kernel");
const hasCompiler = existsSync(join(kernel, "node_modules/assemblyscript"));
const isCompulsory = process.env["PENDENCY_REQUIRE_ALL"] !== undefined;

test.skipIf(!hasCompiler && !isCompulsory)(
  "the kernel's bytes are what kernel/fluid compiles to (skipped without the compiler: npm ci in kernel/)",
  { timeout: 120_000 },
  async () => {
    const { compileKernel } = (await import(join(kernel, "build.mjs"))) as {
      compileKernel(folder: string): Promise<Uint8Array>;
    };
    expect(Buffer.from(await compileKernel("fluid")).toString("hex")).toBe(fluidKernelHex);
  },
);
