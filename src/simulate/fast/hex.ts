// Bytes from their hexadecimal digits, for the kernels alone: the core has neither `atob` nor `Buffer`. A server's
// compression finds what repeats in them, which base64 hides from it: the fluid kernel comes to a page in a sixth less.

/** @param text two digits, 0 to 9 or a to f, for each byte */
export function bytesOfHex(text: string): Uint8Array {
  const digit = (at: number): number => {
    const code = text.charCodeAt(at);
    return code < 58 ? code - 48 : code - 87;
  };
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => digit(2 * i) * 16 + digit(2 * i + 1));
}
