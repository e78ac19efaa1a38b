// The page of docgen serve: an input as a form or as text, and the pages that are made of it. Here it begins, and its buttons are connected.

import { changed, stepped, undo } from "./changes.js";
import { $, now, parts, remember, showKind, work } from "./desk.js";
import { debounced, el } from "./dom.js";
import { again, cleared, give, offerOthers, opened, save, start, sure } from "./documents.js";
import { Editor } from "./editor.js";
import { Findings } from "./findings.js";
import { Form } from "./form.js";
import { onOther, restored } from "./kept.js";
import { Notices } from "./notices.js";
import { resized } from "./preview.js";
import { redraw } from "./redraw.js";
import { Schemas } from "./schemas.js";
import { Refused, Server } from "./server.js";
import { answered, keyed, refused } from "./status.js";
import { Viewer } from "./viewer.js";
import { jump, mode, tab } from "./views.js";
import { preferred, Words } from "./words.js";

async function begin() {
  const words = (parts.words = await Words.load(preferred()));
  words.write();
  parts.notices = new Notices(words);
  const server = (parts.server = new Server(words.lang));
  parts.schemas = new Schemas(server, keyed);
  parts.viewer = new Viewer($("pages"), words);
  parts.offered = await answered(() => server.about());
  parts.form = new Form($("form"), words, () => changed("form"), stepped);
  const editor = (parts.editor = new Editor($("editor"), () => {
    work.text = editor.text;
    changed("text");
  }));
  parts.findings = new Findings($("findings"), words, jump);
  connect();
  const { work: before, others } = restored();
  if (before) {
    await again(before, offer);
    if (work.text !== now.starter) parts.notices.say(words.say("restored"), { passing: true });
  } else {
    offer();
    await start(parts.offered.kinds[0]);
  }
  offerOthers(others, offer);
  let told = false;
  onOther(() => {
    if (!told) parts.notices.say(words.say("otherTab"));
    told = true;
    remember();
  });
}

/** Fills the selects with what the service has. */
function offer() {
  const { offered, words } = parts;
  const option = (value, text) => el("option", { value }, text);
  const title = (kind) => offered.titles?.[kind]?.[words.lang] ?? kind;
  $("kind").replaceChildren(el("option", { value: "", hidden: true }, words.say("noKind")), ...offered.kinds.map((kind) => option(kind, title(kind))));
  const none = (name) => option("", words.say("byDocument", { what: words.say(name) }));
  $("layout").replaceChildren(none("layout"), ...offered.options.layout.map((one) => option(one, words.choice("layout", one))));
  $("theme").replaceChildren(none("theme"), ...offered.themes.filter((one) => one !== "base").map((one) => option(one, one)));
  const buttons = offered.formats.map((one) => el("button", { type: "button", "data-format": one, onclick: () => give(one) }, one.toUpperCase()));
  $("download").querySelector(".menu-items").replaceChildren(...buttons);
  for (const name of ["layout", "theme"]) {
    $(name).value = work[name];
    if ($(name).value !== work[name]) $(name).value = work[name] = ""; // it is offered no more
  }
  showKind();
  document.title = `docgen – ${words.say("title")}`;
  $("language").textContent = words.say("language");
  $("language").lang = words.lang === "ar" ? "en" : "ar";
}

function connect() {
  $("kind").addEventListener("change", async () => {
    if (await sure("confirmNew")) await start($("kind").value);
    else showKind();
  });
  $("undo").addEventListener("click", () => undo());
  document.addEventListener("keydown", (event) => {
    const isText = event.target.matches?.("textarea, input:not([type=checkbox])") || $("ask").open;
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isText || (key !== "z" && key !== "y" && event.code !== "KeyZ")) return;
    event.preventDefault();
    undo(event.shiftKey || key === "y");
  });
  for (const name of ["layout", "theme"]) $(name).addEventListener("change", () => {
    work[name] = $(name).value;
    changed();
  });
  const menu = $("download");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.querySelector("summary").contains(event.target)) menu.open = false;
  });
  for (const button of $("modes").children) button.addEventListener("click", () => mode(button.dataset.mode));
  for (const button of $("tabs").querySelectorAll("button")) button.addEventListener("click", () => tab(button.dataset.tab));
  $("language").addEventListener("click", speak);
  $("open").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", opened);
  $("save").addEventListener("click", save);
  $("clear").addEventListener("click", cleared);
  window.addEventListener("resize", debounced(resized, 300));
}

/** The interface in the other language; the work stays. */
function speak() {
  const { notices, server, words } = parts;
  words.lang = words.lang === "ar" ? "en" : "ar";
  Object.assign(words, new Words(words.all, words.labels, words.lang));
  words.keep();
  words.write();
  notices.end(); // it is in the other language
  server.lang = words.lang;
  offer();
  redraw();
  changed();
}

try {
  await begin();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  refused(error);
  parts.notices.say(parts.words.say("refused", { what: error.why }), { actions: [[parts.words.say("tryAgain"), () => location.reload()]] });
}
