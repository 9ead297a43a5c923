// The workbench is handed out on this machine alone, only what belongs to it, and only where somebody asked for it.
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { request } from "node:http";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { root } from "../installed.ts";
import { fromCompactJson } from "../../src/documents/compactJson.ts";

const command = join(root, "bin", "pendency.mjs");

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

describe("pendency open", () => {
  let server: ChildProcess;
  let port = 0;
  let printed = "";

  beforeAll(async () => {
    server = spawn(process.execPath, [command, "open", "one-clerk", "--state", "#v=1&model=one-clerk"], { cwd: root });
    await new Promise<void>((resolve, reject) => {
      server.stdout?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (printed.includes("\n")) resolve();
      });
      server.on("exit", () => reject(new Error("it ended by itself")));
    });
    port = Number(/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
  });
  afterAll(() => void server.kill("SIGKILL"));

  /** A path is sent as it is written. */
  const ask = (path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path, ...options }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      sent.on("error", reject).end();
    });

  test("it prints an address with the model, and goes on", () => {
    expect(printed).toMatch(/^The workbench is at http:\/\/127\.0\.0\.1:\d+\/#v=1&model=one-clerk until Ctrl-C\.\n$/);
    expect(server.exitCode).toBeNull();
  });

  test("page, pack and list are there, under a policy that runs nothing but these files and WebAssembly", async () => {
    const page = await ask("/");
    expect(page.text).toContain("<title>Pendency</title>");
    expect(page.headers["content-security-policy"]).toMatch(/default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
    expect(page.headers["content-security-policy"]).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect((await ask("/packs/one-clerk.txt")).text).toContain("One clerk, one line");
    expect(JSON.parse((await ask("/packs/index.json")).text)[0]).toBe("one-clerk");
    expect(Object.keys(fromCompactJson((await ask("/packs/one-clerk.claims.txt")).text) as object)).toEqual([
      "claims",
      "words",
      "targets",
      "facts",
      "publications",
      "conflicts",
    ]);
    const sources = JSON.parse((await ask("/packs/one-clerk.sources.txt")).text) as object;
    expect(Object.keys(sources)).toEqual(["parameters", "judgements"]);
  });

  test("what the page fetches is compressed where the browser takes it so, and files that are named by their bytes last", async () => {
    const entry = /assets\/page-[\w-]+\.js/.exec((await ask("/")).text)?.[0] ?? "";
    const small = await ask(`/${entry}`, { headers: { "accept-encoding": "gzip, br" } });
    expect(small.headers["content-encoding"]).toBeUndefined();
    const script = `assets/${/shared-[\w-]+\.js/.exec(small.text)?.[0]}`;
    const plain = await ask(`/${script}`);
    const squeezed = await ask(`/${script}`, { headers: { "accept-encoding": "gzip, br" } });
    expect(squeezed.headers["content-encoding"]).toBe("br");
    expect(Number(squeezed.headers["content-length"])).toBeLessThan(Number(plain.headers["content-length"]) / 2);
    expect(plain.headers["cache-control"]).toContain("immutable");
    expect((await ask("/")).headers["cache-control"]).toBe("no-cache");
  });

  test.each([
    "/../package.json",
    "/../../etc/passwd",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/assets/../../../package.json",
    "//etc/passwd",
    "/packs/../../models/us-removal/model.yaml",
    "/packs/..%2f..%2fpackage.json.txt",
    "/packs/no-such-model.txt",
    "/%",
    "/\\..\\package.json",
  ])("%s leads nowhere", async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).toBe("not here\n");
  });

  test("whoever calls it by another name is refused, and so is anything but reading", async () => {
    expect((await ask("/", { headers: { host: `rebound.example:${port}` } })).status).toBe(403);
    expect((await ask("/", { method: "POST" })).status).toBe(405);
    expect((await ask("/", { method: "HEAD" })).text).toBe("");
    expect((await ask("/")).status).toBe(200);
  });

  test("a port that is taken is told in the voice of every other mistake", () => {
    const other = spawnSync(process.execPath, [command, "open", "one-clerk", "--port", String(port)], { cwd: root });
    expect(other.status).toBe(2);
    expect(String(other.stderr)).toMatch(
      /^--port\n {2}expected a port that is free; got \d+ \(EADDRINUSE\)\n {2}hint: /,
    );
  });

  test("Ctrl-C ends it, with nothing more to say", async () => {
    server.removeAllListeners("exit");
    const ended = new Promise((resolve) => server.on("exit", (code) => resolve(code)));
    server.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(printed.trim().split("\n")).toHaveLength(1);
  });
});

test("off a terminal an answer ends when it is written, and nothing is handed out", { timeout: 120_000 }, () => {
  const options = [
    "--replications",
    "1",
    "--no-grid",
    "--no-levers",
    "--engine",
    "fluid",
    "--open",
    "--out",
    "out/open-test",
  ];
  const done = commandLine(["answer", "passport-office", ...options], { cwd: root });
  expect(done.status).toBe(0);
  expect(done.stdout).not.toContain("workbench");
});

describe("what is handed out", () => {
  test("is what lay there in the beginning: another build that replaces it breaks no page that is open", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pendency-page-"));
    mkdirSync(join(folder, "packs"));
    writeFileSync(join(folder, "index.html"), "one");
    writeFileSync(join(folder, "packs", "office.txt"), "a pack");
    const { address, close } = await servePage(folder, 0, () => null);
    rmSync(folder, { recursive: true });
    const texts = await Promise.all(["", "packs/office.txt"].map(async (name) => (await fetch(address + name)).text()));
    await close();
    expect(texts).toEqual(["one", "a pack"]);
  });
});

describe("a report and the workbench", () => {
  const run = (...args: readonly string[]) => commandLine(args, { cwd: root });

  test("a report is told where the workbench is, by an address that a link may have", { timeout: 60_000 }, () => {
    const out = join(mkdtempSync(join(tmpdir(), "pendency-report-")), "out");
    const asked = ["answer", "passport-office", "--engine", "fluid", "--step", "2 days", "--no-grid", "--no-levers"];
    expect(run(...asked, "--out", out, "--workbench", "../workbench/#v=1").status).toBe(0);
    const page = readFileSync(join(out, "report.html"), "utf8");
    expect(page).toContain('href="../workbench/#v=1&amp;model=passport-office&amp;stack=oneMore,rush"');
    const refused = run(...asked, "--out", out, "--workbench", "javascript:alert(1)");
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringContaining("expected an http address, or a path to the page"),
    ]);
  });

  test("what is no link is not opened", () => {
    const refused = run("open", "one-clerk", "--state", "https://example.org/");
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining("beginning with v=")]);
  });
});
