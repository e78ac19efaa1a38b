// YAML as text: a textarea over a drawing of the same lines, which has their numbers, their colours and the places of what was found.

import { el } from "./dom.js";

export class Editor {
  /** `host` has a textarea and, under it, an element for the drawing. */
  constructor(host, changed) {
    this.area = host.querySelector("textarea");
    this.lines = host.querySelector(".lines");
    this.drawn = [];
    this.found = new Map();
    this.area.addEventListener("input", () => {
      this.draw();
      changed();
    });
    this.area.addEventListener("keydown", (event) => this.#keyed(event));
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    if (text === this.area.value) return;
    const [start, end] = [this.area.selectionStart, this.area.selectionEnd];
    this.area.value = text;
    if (document.activeElement === this.area) this.area.setSelectionRange(start, end);
    this.draw();
  }

  /** Marks the lines at which something was found. */
  mark(findings) {
    this.found = new Map();
    for (const one of findings) {
      if (one.line && (this.found.get(one.line) ?? "note") !== "error") this.found.set(one.line, one.severity);
    }
    this.drawn = [];
    this.draw();
  }

  /** Puts the caret at a line and a column, both from 1, and shows it. */
  go(line, column) {
    const before = this.text.split("\n").slice(0, line - 1);
    const start = before.reduce((sum, one) => sum + one.length + 1, 0);
    const points = [...(this.text.split("\n")[line - 1] ?? "")].slice(0, (column ?? 1) - 1).join("").length;
    this.area.focus();
    this.area.setSelectionRange(start + points, start + points);
    this.lines.children[line - 1]?.scrollIntoView({ block: "center" });
  }

  draw() {
    const wanted = coloured(this.text);
    wanted.forEach((parts, index) => {
      const key = JSON.stringify([parts, this.found.get(index + 1)]);
      if (this.drawn[index] === key) return;
      const severity = this.found.get(index + 1);
      const line = el(severity ? `div.line.${severity}` : "div.line", {}, parts.map(([kind, text]) => (kind ? el(`span.${kind}`, {}, text) : text)));
      if (!line.textContent) line.append("\u200b");
      const now = this.lines.children[index];
      if (now) now.replaceWith(line);
      else this.lines.append(line);
      this.drawn[index] = key;
    });
    while (this.lines.children.length > wanted.length) this.lines.lastChild.remove();
    this.drawn.length = wanted.length;
  }

  /** A new line begins where this one does; deeper, where this one says that something follows. */
  #keyed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const before = this.text.slice(0, this.area.selectionStart).split("\n").pop();
    const deeper = /(:|[>|][+-]?)\s*$/.test(before) ? "  " : "";
    const indent = /^\s*/.exec(before)[0] + deeper;
    if (!indent) return;
    event.preventDefault();
    document.execCommand("insertText", false, `\n${indent}`); // the only way that undo knows of
  }
}

const ENTRY = /^(\s*(?:- +)*)((?:"[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^:#{}[\]]*?|[\w-]+)\s*:)(?=\s|$)(.*)$/u;

/** Each line as parts [kind, text]: keys, comments and the rest. */
function coloured(text) {
  let block = -1;
  return text.split("\n").map((line) => {
    const indent = /^\s*/.exec(line)[0].length;
    if (block >= 0 && (!line.trim() || indent > block)) return [["", line]];
    block = -1;
    const comment = commentAt(line);
    const [code, rest] = comment < 0 ? [line, ""] : [line.slice(0, comment), line.slice(comment)];
    if (/(^|[:-]\s+)[>|][+-]?\d?\s*$/.test(code)) block = indent;
    const entry = ENTRY.exec(code);
    const parts = entry ? [["", entry[1]], ["key", entry[2]], ["", entry[3]]] : [["", code]];
    return [...parts, ["comment", rest]].filter(([, said]) => said);
  });
}

/** Where a comment begins: at a # that begins a word, outside of quotes. */
function commentAt(line) {
  let quote = "";
  for (let index = 0; index < line.length; index += 1) {
    const char = line[index];
    if (quote) {
      if (char === "\\" && quote === '"') index += 1;
      else if (char === quote) quote = "";
    } else if ((char === '"' || char === "'") && (index === 0 || /[\s[{,]/.test(line[index - 1]))) quote = char;
    else if (char === "#" && (index === 0 || /\s/.test(line[index - 1]))) return index;
  }
  return -1;
}

/** Whether a text has comments. */
export const hasComments = (text) => coloured(text).some((line) => line.some(([kind]) => kind === "comment"));
