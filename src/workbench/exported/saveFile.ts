// Hands a file to the reader, as a browser saves files.

export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // the browser has begun by then
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
