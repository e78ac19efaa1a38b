// What is looked at: the form or the text, and on a phone one of three tabs.

import { $, inForm, now, parts, work } from "./desk.js";
import { hasComments } from "./editor.js";
import { settled } from "./preview.js";
import { list, redraw } from "./redraw.js";

const scrolled = {}; // how far each of form and text

/** Shows the form or the text. */
export async function mode(name) {
  const { editor, notices, words } = parts;
  if (name === "text" && !(await settled())) return;
  const sheet = $("form").parentElement;
  scrolled[work.mode] = sheet.scrollTop;
  work.mode = name;
  for (const button of $("modes").children) button.setAttribute("aria-pressed", String(button.dataset.mode === name));
  $("form").hidden = name !== "form";
  $("editor").hidden = name !== "text";
  if (name === "form") await redraw();
  else {
    editor.text = work.text;
    editor.draw();
    editor.mark(now.found);
  }
  list();
  sheet.scrollTop = scrolled[name] ?? 0;
  if (name === "form" && !now.warned && work.text !== now.starter && hasComments(work.text)) {
    now.warned = true;
    notices.say(words.say("comments"), { passing: true });
  }
}

export function tab(name) {
  document.body.dataset.tab = name;
  for (const button of $("tabs").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.tab === name));
}

/** Leads to what a finding is about. */
export async function jump(finding) {
  const { editor, form } = parts;
  tab("write");
  if (work.mode === "form" && finding.path && now.data !== undefined) return form.go(inForm(finding.path));
  if (work.mode !== "text") await mode("text");
  return editor.go(finding.line ?? 1, finding.column ?? 1);
}
