// What is changed: the work follows, and the pages.

import { $, now, parts, remember, work } from "./desk.js";
import { later, preview } from "./preview.js";
import { redraw } from "./redraw.js";
import { pruned } from "./shapes.js";

/** Other data than the form had, of which the text knows nothing yet. */
export function given(data) {
  now.data = data;
  ({ value: now.sent, was: now.was } = pruned(data));
  now.dirty = true;
}

/** Something was changed: the pages follow. */
export function changed(by) {
  now.changes += 1;
  if (by === "form") given(parts.form.data);
  if (by === "text") {
    now.sent = undefined;
    now.dirty = false;
    now.data = undefined;
    now.was = new Map();
    parts.history.forgetTexts();
  }
  remember();
  later();
}

/** Something was taken away or moved in the form. */
export function stepped(step) {
  const { history, notices, words } = parts;
  history.record({ ...step, text: work.text });
  $("undo").disabled = !history.done.length;
  if (step.what) notices.say(words.say("removed", { what: `\u2068${step.what}\u2069` }), { about: "removed", passing: true, actions: [[words.say("undo"), () => undo()]] });
}

/** Undoes the last of those steps, or does again what was undone; what was typed since stays. */
export async function undo(again = false) {
  const { form, history, notices } = parts;
  if (now.data === undefined) await preview();
  const made = now.data && (again ? history.redo(now.data, work.text) : history.undo(now.data, work.text));
  $("undo").disabled = !history.done.length;
  if (!made) return;
  given(made.data);
  if (made.text !== undefined) work.text = made.text; // the text that is made of the data again keeps what is written there
  now.changes += 1;
  await redraw();
  if (work.mode === "form") form.go(made.step.path);
  notices.end("removed");
  remember();
  later();
}
