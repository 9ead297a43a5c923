// A picture in SVG as the bytes of a PNG, drawn by the browser.

/** pixels of the file for one of the picture, where nobody says otherwise */
const usualSharpness = 2;

/** null where this browser will not draw it */
export async function pngOf(svg: string, sharpness = usualSharpness): Promise<Uint8Array | null> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * sharpness;
    canvas.height = image.naturalHeight * sharpness;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
  } catch {
    // too large, or a canvas that this browser does not let pages read
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
