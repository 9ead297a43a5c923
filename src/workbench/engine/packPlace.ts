// Where a text of a model is: beside the page, or at hand, as somebody made it here, or squeezed, as a page that is one file
// carries it (gzip, in base64); or it is what a text that is JSON has under a key.
export type PackPlace =
  | string
  | { readonly text: string }
  | { readonly squeezed: string }
  | { readonly within: PackPlace; readonly key: string };
