// On paper alone: the address under which the same state is seen again.
import { linkOf } from "../state/link.ts";
import type { Store } from "../store.ts";

export function OnPaper({ store }: { readonly store: Store }) {
  const state = store.state.value;
  if (state === null) return null;
  return <p class="on-paper">{`${document.baseURI.replace(/#.*$/, "")}#${linkOf(state)}`}</p>;
}
