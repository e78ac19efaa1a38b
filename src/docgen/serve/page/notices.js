// What the page says of itself, in a line above the work, and what it asks in a dialog.

import { el, spoken } from "./dom.js";

const $ = (id) => document.getElementById(id);
const WHILE = 20_000; // milliseconds that a passing word stays

export class Notices {
  constructor(words) {
    this.words = words;
    this.about = undefined;
  }

  /** Says a text until it is closed or another comes; `about` names what it is of, `passing` lets it go by itself, `actions` are [label, run] of buttons. */
  say(text, { about, passing = false, actions = [] } = {}) {
    clearTimeout(this.timer);
    this.about = about;
    const button = (label, run) => el("button", { type: "button", onclick: () => {
      this.end();
      run();
    } }, label);
    const close = el("button.quiet", { type: "button", onclick: () => this.end() }, this.words.say("close"));
    $("notice").replaceChildren(el("span", {}, spoken(text)), el("span.notice-actions", {}, actions.map(([label, run]) => button(label, run)), close));
    $("notice").hidden = false;
    if (passing) this.#wait(about);
  }

  #wait(about) {
    this.timer = setTimeout(() => ($("notice").matches(":hover, :focus-within") ? this.#wait(about) : this.end(about)), WHILE);
  }

  /** Takes away what is said, or only what is said about that. */
  end(about = this.about) {
    if (about !== this.about) return;
    clearTimeout(this.timer);
    this.about = undefined;
    $("notice").hidden = true;
  }

  /** Asks in a dialog; `line` asks for a line too. Whether the answer was yes. */
  async ask(question, yes, line = false) {
    $("ask-words").textContent = question;
    $("ask-yes").textContent = yes;
    $("ask-no").textContent = this.words.say("cancel");
    $("ask-line").hidden = !line;
    $("ask-text").value = "";
    $("ask").returnValue = "no";
    $("ask").showModal();
    await new Promise((done) => $("ask").addEventListener("close", done, { once: true }));
    return $("ask").returnValue === "yes";
  }

  /** The line that was given. */
  get line() {
    return $("ask-text").value;
  }
}
