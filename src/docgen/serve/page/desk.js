// What is on the desk: the work of this tab, what of it the form shows, what was found, and the parts of the page. The other modules read and change it.

import { History } from "./history.js";
import { keep } from "./kept.js";
import { Pictures } from "./pictures.js";

export const $ = (id) => document.getElementById(id);

/** What is kept of the work. */
export const work = { kind: "", text: "", mode: "form", layout: "", theme: "", name: "" };

export const now = {
  data: undefined, // what the form shows; undefined where the text cannot be read
  sent: undefined, // what the form last sent: the same data without what is blank
  was: new Map(), // where each path of what was sent is in the form
  found: [],
  changes: 0,
  kind: undefined, // the kind of the document, be it known or not
  another: false, // whether the pages that are shown are those of another document
  dirty: false, // whether the form has what the text has not yet
  starter: "", // the text that the document began with
  warned: false, // that comments may go
};

/** words, server, offered (what the service has), form, editor, findings, viewer, notices, schemas; each is there when the page has begun. */
export const parts = { pictures: new Pictures(), history: new History() };

export function remember() {
  const isKept = keep({ ...work, starter: now.starter, data: now.dirty ? now.sent : undefined });
  $("kept").textContent = parts.words.say(isKept ? "kept" : "notKept");
}

/** Where a path of what was sent is in the form, in whose lists there may be blank items. */
export function inForm(path) {
  for (let at = path; at; at = at.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, "")) {
    if (now.was.has(at)) return now.was.get(at) + path.slice(at.length);
  }
  return path;
}

/** The kind of the document in its select, where there is such a kind. */
export function showKind(kind = work.kind) {
  $("kind").value = parts.offered.kinds.includes(kind) ? kind : "";
}
