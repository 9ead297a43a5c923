// How a state leaves the page as a whole.
import { useState } from "preact/hooks";
import type { Parts } from "../views/Answer.tsx";
import { Numbers } from "./Numbers.tsx";
import { Whole } from "./Whole.tsx";
import { shareWords } from "./shareWords.ts";

export function Share({ store, face }: Parts) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="section share" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{shareWords().title}</h2>
      </summary>
      {isOpen && <Whole store={store} face={face} />}
      {isOpen && <Numbers store={store} />}
    </details>
  );
}
