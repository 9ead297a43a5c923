// Where a text of a model is: beside the page, or at hand, as somebody made it here.
export type PackPlace = string | { readonly text: string };
