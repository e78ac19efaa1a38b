// The form and the list of what was found, drawn of what is on the desk.

import { $, inForm, now, parts, work } from "./desk.js";
import { el, spoken } from "./dom.js";

/** Draws the form anew. */
export async function redraw() {
  const { form, offered, schemas, words } = parts;
  if (work.mode !== "form") return;
  const instead = (name, values) => $("form").replaceChildren(el("p.unreadable", { role: "status" }, spoken(words.say(name, values))));
  if (now.data === undefined) {
    if (now.found.length) instead("unreadable");
    return;
  }
  const { kind } = now;
  if (!offered.kinds.includes(kind)) return void instead("noForm");
  const had = await schemas.of(kind, (why) => instead(why ? "formRefused" : "away", { what: why }), redraw);
  if (!had || now.data === undefined || work.mode !== "form" || kind !== now.kind) return;
  const [schema, own] = had;
  words.own = { fields: {}, choices: {}, files: [], about: {}, ...own };
  form.show(schema, now.data);
  form.mark(now.found, inForm);
}

/** Lists what was found, in words of what is shown: the form or the text. */
export function list() {
  const { findings, form } = parts;
  findings.show(now.found, (path) => form.name(inForm(path)), work.mode === "form" && now.data !== undefined);
}
