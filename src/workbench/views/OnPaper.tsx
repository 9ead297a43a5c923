// On paper alone: the address under which the same state is seen again.
import { linkOf } from "../state/link.ts";
import type { Store } from "../store.ts";
import { useAtRest } from "./useSeen.ts";

export function OnPaper({ store }: { readonly store: Store }) {
  const { value } = useAtRest(store.state.value, false);
  if (value === null) return null;
  return <p class="on-paper">{`${document.baseURI.replace(/#.*$/, "")}#${linkOf(value)}`}</p>;
}
