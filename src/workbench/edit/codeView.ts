// The text of one document at a time, with its mistakes in place. It lives in a shadow root: there the style of its parts is
// an adopted sheet, which a strict content security policy allows, and no rule of the page reaches it.
import { autocompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import type { Diagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import type { Extension, Text } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Problem } from "../../errors.ts";
import { fill, words } from "../words/words.ts";
import { editWords } from "./words/editWords.ts";
import { explain, suggest } from "./suggest.ts";
import type { Suggestion } from "./suggest.ts";
import { documentKind } from "../../reading/documentKind.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { namesIn } from "./namesIn.ts";

interface CodeListener {
  changed(path: string, text: string): void;
  /** Escape, where nothing in the text takes it */
  left(): void;
  /** of all documents, for their names */
  files(): readonly DocumentFile[];
}

export class CodeView {
  readonly #view: EditorView;
  readonly #listener: CodeListener;
  readonly #extensions: Extension;
  /** of the documents that were looked at: each keeps its own steps to undo */
  readonly #states = new Map<string, EditorState>();
  #path = "";
  #isTold = true;

  /** @param host an element of its own */
  constructor(host: HTMLElement, label: string, listener: CodeListener) {
    this.#listener = listener;
    const root = host.attachShadow({ mode: "open" });
    this.#extensions = this.#extensionsOf(label);
    this.#view = new EditorView({ state: this.#fresh(""), parent: root, root });
  }

  /** @param file shown from now on; its text counts where it is another than the one kept */
  open({ path, text }: DocumentFile): void {
    if (this.#path !== "") this.#states.set(this.#path, this.#view.state);
    const kept = this.#states.get(path);
    this.#path = path;
    this.#isTold = false;
    this.#view.setState(kept?.doc.toString() === text ? kept : this.#fresh(text));
    this.#isTold = true;
  }

  /** Those of the document that is shown. */
  show(problems: readonly Problem[], warnings: readonly Problem[]): void {
    const { doc } = this.#view.state;
    const of =
      (severity: Diagnostic["severity"]) =>
      (problem: Problem): readonly Diagnostic[] => {
        if (problem.at?.file !== this.#path) return [];
        return [{ ...spanOf(problem.at.line, problem.at.column, doc), severity, message: messageOf(problem) }];
      };
    const all = [...problems.flatMap(of("error")), ...warnings.flatMap(of("warning"))];
    this.#view.dispatch(setDiagnostics(this.#view.state, all));
  }

  goTo(line: number, column: number): void {
    const { from } = spanOf(line, column, this.#view.state.doc);
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  /** As somebody types: through all that follows a change. */
  replace(text: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  close(): void {
    this.#view.destroy();
  }

  #fresh(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.#extensions });
  }

  #extensionsOf(label: string): Extension {
    return [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      yaml(),
      syntaxHighlighting(colours),
      look,
      lintGutter(),
      autocompletion({ override: [(context) => this.#complete(context)], icons: false }),
      hoverTooltip((view, offset) => this.#hover(view, offset)),
      keymap.of([{ key: "Escape", run: (view) => this.#leave(view) }]),
      keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
      EditorView.lineWrapping,
      EditorView.updateListener.of((update) => {
        if (update.docChanged && this.#isTold) this.#listener.changed(this.#path, update.state.doc.toString());
      }),
    ];
  }

  #leave(view: EditorView): boolean {
    // a list of completions is closed first
    if (completionStatus(view.state) !== null) return false;
    this.#listener.left();
    return true;
  }

  #complete(context: CompletionContext): CompletionResult | null {
    const text = context.state.doc.toString();
    const kind = documentKind({ path: this.#path, text });
    if (kind === null) return null;
    const isWord = context.matchBefore(/[\p{L}\p{N}_-]$/u) !== null;
    if (!isWord && !context.explicit) return null;
    const { from, all } = suggest(text, context.pos, kind, namesIn(this.#listener.files()));
    if (all.length === 0) return null;
    const options = all.map(({ word, about, kind: what }: Suggestion) => ({
      label: word,
      apply: what === "key" ? `${word}: ` : word,
      ...(about === "" ? {} : { detail: about.length > 60 ? `${about.slice(0, 59)}…` : about }),
    }));
    return { from, options, validFor: /^[\p{L}\p{N}_-]*$/u };
  }

  #hover(view: EditorView, offset: number) {
    const text = view.state.doc.toString();
    const kind = documentKind({ path: this.#path, text });
    const found = kind === null ? null : explain(text, offset, kind, namesIn(this.#listener.files()));
    if (found === null) return null;
    return {
      pos: found.from,
      end: found.to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        const title = document.createElement("b");
        title.textContent = found.title;
        dom.append(title, ` ${found.about}`);
        dom.className = "cm-about";
        return { dom };
      },
    };
  }
}

/** The word, or what stands up to the next space, comma or brace. */
function spanOf(line: number, column: number, doc: Text): { readonly from: number; readonly to: number } {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = Math.min(found.from + Math.max(0, column - 1), found.to);
  const rest = found.text.slice(from - found.from);
  const length = /^[^\s,{}[\]]+/.exec(rest)?.[0].replace(/:$/, "").length ?? 1;
  return { from, to: Math.min(from + Math.max(1, length), doc.length) };
}

function messageOf({ path, expected, got, hint }: Problem): string {
  const lines = [
    path,
    fill(words().expectedGot, { expected, got }),
    ...(hint === undefined ? [] : [fill(editWords().hint, { hint })]),
  ];
  return lines.filter((text) => text !== "").join("\n");
}

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--blue)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.string, tags.attributeValue], color: "var(--ink)" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--quiet)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--quiet)", height: "26rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { font: "0.875rem/1.45 ui-monospace, Menlo, Consolas, monospace", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--quiet)", borderRight: "1px solid var(--rule)" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 8%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 30%, transparent)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--panel)",
    color: "var(--ink)",
    border: "1px solid var(--quiet)",
    maxWidth: "min(36rem, 90vw)",
    whiteSpace: "pre-wrap",
  },
  ".cm-about": { padding: "0.3rem 0.6rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.5rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--ink)", color: "var(--paper)" },
  ".cm-completionDetail": { fontStyle: "normal", color: "inherit", opacity: "0.8" },
});
