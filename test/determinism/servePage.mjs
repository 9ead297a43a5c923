// The built modules and the cases on loopback, under a policy that lets a page run nothing but these files and WebAssembly.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { readTexts, root } from "./texts.mjs";

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
const page = `<!doctype html><title>Same bits</title><script type="module" src="/test/determinism/inPage.mjs"></script>`;
/** what a bundler would do with the core's two packages: name > file */
const packages = {
  yaml: "/node_modules/yaml/browser/index.js",
  papaparse: "/node_modules/papaparse/papaparse.js",
};
const served = [
  /^\/dist\/.*\.js$/,
  /^\/test\/determinism\/\w+\.mjs$/,
  /^\/node_modules\/(yaml\/browser|papaparse)\/.*\.js$/,
];

/** @returns {origin, close()} */
export async function servePage() {
  const texts = JSON.stringify(readTexts());
  const server = createServer(({ url }, response) => {
    const path = normalize(url ?? "");
    const send = (type, body) => {
      response.writeHead(200, { "content-type": type, "content-security-policy": policy });
      response.end(body);
    };
    if (path === "/") send("text/html", page);
    else if (path === "/texts") send("application/json", texts);
    else if (served.some((one) => one.test(path)) && existsSync(join(root, path)))
      send("text/javascript", moduleAt(path));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function moduleAt(path) {
  const text = readFileSync(join(root, path), "utf8");
  // written for the time before modules: its one export is what it gives to `module`
  if (path === packages.papaparse)
    return `const module = { exports: {} }, exports = module.exports;\n${text}\nexport default module.exports;\n`;
  return text.replace(/(from\s*)"(yaml|papaparse)"/g, (_, from, name) => `${from}"${packages[name]}"`);
}
