// What lies beside the page and may change: the newest that can be had, and without a network the last one that could.
// Nothing depends on its being kept: a disk that is full or refused takes nothing from the page.

const kept = "pendency-models";

/** @returns null where there is none, neither there nor kept */
export async function fetchKept(address: string): Promise<Response | null> {
  try {
    const response = await fetch(address);
    if (response.ok) await keep(address, response.clone());
    return response;
  } catch {
    return keptBefore(address);
  }
}

async function keep(address: string, response: Response): Promise<void> {
  try {
    await (await caches.open(kept)).put(address, response);
  } catch {
    // full, refused, or a plain http address on which browsers keep nothing
  }
}

async function keptBefore(address: string): Promise<Response | null> {
  try {
    return (await (await caches.open(kept)).match(address)) ?? null;
  } catch {
    return null;
  }
}
