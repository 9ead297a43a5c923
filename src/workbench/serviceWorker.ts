// Keeps the page for when there is no network: its own files by the list of the build, and every model once opened.
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
const models = "pendency-models";

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
  const isModel = new URL(request.url).pathname.includes("/packs/");
  event.respondWith(isModel ? newest(request) : kept(request));
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

/** A model may have changed since: what was kept serves where nothing newer can be had. */
async function newest(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const copy = response.clone();
      // a full disk keeps nothing, and takes nothing from the page
      await caches
        .open(models)
        .then((cache) => cache.put(request, copy))
        .catch(() => {});
    }
    return response;
  } catch (error) {
    const before = await caches.match(request);
    if (before !== undefined) return before;
    throw error;
  }
}
