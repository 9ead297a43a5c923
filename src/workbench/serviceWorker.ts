// Keeps the page's own files, by the list of the build, for when there is no network. Models are kept by fetchKept.ts.
const scope = globalThis as unknown as ServiceWorkerScope;

/** As much of a service worker's global scope as is used here. */
interface ServiceWorkerScope {
  readonly location: { readonly href: string };
  addEventListener(kind: "install" | "activate", hear: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", hear: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** The build writes it in place of these words. */
const { version, files } = JSON.parse("list of files") as { version: string; files: readonly string[] };
const own = `pendency-page-${version}`;

scope.addEventListener("install", (event) => {
  const addresses = ["./", ...files.map((name) => `./${name}`)];
  event.waitUntil(
    caches
      .open(own)
      .then((cache) => cache.addAll(addresses))
      .then(() => scope.skipWaiting()),
  );
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(new URL("./", scope.location.href).href)) return;
  if (new URL(request.url).pathname.includes("/packs/")) return;
  event.respondWith(kept(request));
});

/** What other versions of the page have kept. */
async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("pendency-page-") && name !== own);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Files are named by what is in them, so that one kept is never old. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
