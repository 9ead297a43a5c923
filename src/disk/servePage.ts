// Hands the workbench and its models to browsers on this machine: files that were there when it began, and models packed
// when they are asked for. It listens on loopback alone, and answers nobody who calls it by another name.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { PendencyError, describeProblem, refuseUsage } from "../errors.ts";
import { packageRoot } from "./packageRoot.ts";

/** What lies beside the page that no file holds; null: nothing of that name does. */
type More = (name: string) => string | null;

interface ServedPage {
  /** "http://127.0.0.1:4711/" */
  readonly address: string;
  close(): Promise<void>;
}

/** One chart alone may stand in a page that somebody writes on this machine; all of it in no other page. */
const framedBy = { page: "'none'", chart: "http://127.0.0.1:* http://localhost:*" };

const policyFor = (framers: string): string =>
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
  `img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${framers}`;

const headers = {
  "content-security-policy": policyFor(framedBy.page),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** Where the build puts the page. */
export function pageFolder(): string {
  const folder = join(packageRoot(), "dist", "workbench");
  if (existsSync(join(folder, "index.html"))) return folder;
  return refuseUsage(folder, "the built page of the workbench", "no index.html", "run `npm run build`");
}

/**
 * @param port 0: a free one
 * @param more what is made when it is asked for, by its name below the page
 * @throws PendencyError when the port is taken
 */
export async function servePage(folder: string, port: number, more: More): Promise<ServedPage> {
  const files = filesOf(folder);
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    try {
      answer(request, response, files, more, compressed);
    } catch (error) {
      const text = error instanceof PendencyError ? error.problems.map(describeProblem).join("\n") : String(error);
      send(response, 500, ".txt", Buffer.from(text));
    }
  });
  const { port: given } = await listening(server, port);
  return { address: `http://127.0.0.1:${given}/`, close: () => closing(server) };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, Buffer>,
  more: More,
  compressed: Map<string, Buffer>,
): void {
  if (!isOurName(request.headers.host)) return send(response, 403, ".txt", Buffer.from("ask by 127.0.0.1\n"));
  if (request.method !== "GET" && request.method !== "HEAD") {
    return send(response, 405, ".txt", Buffer.from("GET or HEAD\n"));
  }
  const name = nameIn(request.url ?? "/");
  // names are looked up among those that are there: no path leads anywhere else
  const body = files.get(name) ?? more(name);
  if (body === null) return send(response, 404, ".txt", Buffer.from("not here\n"));
  const isLasting = name.startsWith("assets/");
  const cache = isLasting ? "public, max-age=31536000, immutable" : "no-cache";
  const [coding, bytes] = squeezed(
    name,
    Buffer.from(body),
    String(request.headers["accept-encoding"] ?? ""),
    compressed,
  );
  send(response, 200, extname(name), bytes, {
    ...(coding === "" ? {} : { "content-encoding": coding }),
    "cache-control": cache,
    ...(isChartAlone(request.url ?? "") ? { "content-security-policy": policyFor(framedBy.chart) } : {}),
  });
}

function isChartAlone(url: string): boolean {
  return URL.canParse(url, "http://127.0.0.1") && new URL(url, "http://127.0.0.1").searchParams.has("embed");
}

/** Another site's name that was made to point here is not ours. */
function isOurName(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host ?? "");
}

/** "" of the address is the page; what is no address at all is a name that nothing has. */
function nameIn(url: string): string {
  try {
    const path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname).slice(1);
    return path === "" ? "index.html" : path;
  } catch {
    return "/";
  }
}

/** Bytes of a file that is worth compressing. */
const leastSqueezed = 1_400;

/** Compressed once and kept: the same bytes are asked for again by every page opened. */
function squeezed(name: string, body: Buffer, accepted: string, kept: Map<string, Buffer>): readonly [string, Buffer] {
  const coding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "";
  // what fits into one packet arrives no sooner for being smaller
  if (coding === "" || body.length < leastSqueezed) return ["", body];
  const key = `${coding} ${name} ${body.length}`;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const bytes = kept.get(key) ?? (coding === "br" ? brotliCompressSync(body, quality) : gzipSync(body));
  kept.set(key, bytes);
  return [coding, bytes];
}

function send(response: ServerResponse, status: number, ending: string, body: Buffer, more: object = {}): void {
  const type = types[ending] ?? "application/octet-stream";
  const isHead = response.req.method === "HEAD";
  response.writeHead(status, { ...headers, "content-type": type, "content-length": body.length, ...more });
  response.end(isHead ? undefined : body);
}

/** Held from the beginning: another build may replace them while the page of this one is open somewhere. */
function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.split("\\").join("/"), readFileSync(join(folder, name))]));
}

function listening(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const hint = "leave --port out, and a free one is taken";
      try {
        refuseUsage("--port", "a port that is free", `${port} (${error.code})`, hint);
      } catch (refused) {
        reject(refused);
      }
    });
    server.listen(port, "127.0.0.1", () => resolve(server.address() as AddressInfo));
  });
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
