// A fault of a worker, thrown where no promise catches it, so that the page hears of it.
export function outOfPromises(fault: unknown): void {
  setTimeout(() => raise(fault));
}

function raise(fault: unknown): never {
  throw fault;
}
