// The compiled kernel in the repository is the one its source gives. Needs the kernel's own compiler: `npm ci` in kernel/.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { kernelHex } from "../../../src/simulate/fast/kernelBytes.ts";

const kernel = join(dirname(fileURLToPath(import.meta.url)), "../../../kernel");
const hasCompiler = existsSync(join(kernel, "node_modules/assemblyscript"));
const isCompulsory = process.env["PENDENCY_REQUIRE_ALL"] !== undefined;

test.skipIf(!hasCompiler && !isCompulsory)(
  "the kernel's bytes are what kernel/assembly compiles to (skipped without the compiler: npm ci in kernel/)",
  { timeout: 120_000 },
  async () => {
    const { compileKernel } = (await import(join(kernel, "build.mjs"))) as { compileKernel(): Promise<Uint8Array> };
    expect(Buffer.from(await compileKernel()).toString("hex")).toBe(kernelHex);
  },
);
