// What there is to say of the document, in a list that leads to each place.

import { el, spoken } from "./dom.js";

const ORDER = { error: 0, warning: 1, note: 2 };

const YAML = /(?:^|[\s«"'(])[a-z][a-z0-9_]*:(?:\s|$)|[a-z]+_[a-z]+|`|\{[^}]*[:,|…][^}]*\}|(?:من|from) languages|---/;

/** Whether a hint says how YAML is written, which says nothing to who fills a form. */
export const ofYaml = (hint) => YAML.test(hint.replace(/[\u2066-\u2069]/g, ""));

/** How many there are of each severity, in words. */
export function summary(findings, words) {
  const said = ["error", "warning", "note"].map((severity) => [findings.filter((one) => one.severity === severity).length, `${severity}s`]);
  const some = said.filter(([count]) => count).map(([count, name]) => words.count(name, count));
  return some.length ? some.join(words.lang === "ar" ? "، " : ", ") : words.say("none");
}

export class Findings {
  /** `host` gets the list; `jump(finding)` leads to a place, where there is one to be led to. */
  constructor(host, words, jump) {
    Object.assign(this, { host, words, jump });
  }

  /** Shows findings {severity, code, message, hint, path, line, column, file}, the gravest first. `name(path)` says a path in words; `inForm` leaves out
   * what is of lines of a text. */
  show(findings, name = (path) => path, inForm = false) {
    this.inForm = inForm;
    const sorted = [...findings].sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
    const list = el("ol.findings", {}, sorted.map((one) => el(`li.${one.severity}`, {}, this.#one(one, name))));
    this.host.hidden = !sorted.length;
    this.host.replaceChildren(list);
  }

  #one(finding, name) {
    const { words } = this;
    const head = [
      el("strong", {}, words.say(finding.severity)),
      finding.code && el("code", {}, el("bdi", { dir: "ltr" }, finding.code)),
      finding.path && el("bdi.path", {}, name(finding.path)),
      finding.line && !(this.inForm && finding.path) && el("span.place", {}, this.#place(finding)),
    ];
    const dir = words.lang === "ar" ? "auto" : "ltr"; // what has no Arabic yet is English
    const hint = finding.hint && !(this.inForm && finding.path && ofYaml(finding.hint)) ? finding.hint : undefined;
    const said = [el("span.message", { dir }, spoken(finding.message)), hint && el("span.hint", { dir }, spoken(hint))];
    if (!this.jump || !(finding.line || finding.path)) return el("div", {}, el("span.head", {}, head), ...said);
    return el("button", { type: "button", onclick: () => this.jump(finding) }, el("span.head", {}, head), ...said);
  }

  #place(finding) {
    const { words } = this;
    const file = finding.file && !finding.file.startsWith("<") && finding.shown !== false ? finding.file.replaceAll("\\", "/").split("/").pop() : "";
    if (file) return el("bdi", { dir: "ltr" }, [file, finding.line, finding.column].filter(Boolean).join(":"));
    return words.say("line", { line: finding.line });
  }
}
