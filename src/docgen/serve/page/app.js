// The page of docgen serve: an input as a form or as text, and the pages that are made of it.

import { debounced, el } from "./dom.js";
import { Editor, hasComments } from "./editor.js";
import { Findings, summary } from "./findings.js";
import { Form } from "./form.js";
import { clear, keep, restored } from "./kept.js";
import { Away, Refused, Server } from "./server.js";
import { blank, pruned } from "./shapes.js";
import { Viewer } from "./viewer.js";
import { preferred, Words } from "./words.js";

const $ = (id) => document.getElementById(id);
const WAIT = 60; // milliseconds after the last change
const RETRY = 3000;
const work = { kind: "", text: "", mode: "form", layout: "", theme: "", name: "" };
const pictures = new Map(); // hash: address of the picture
let words, server, offered, form, editor, findings, viewer;
let data; // what the form shows; undefined where the text cannot be read
let sent; // what the form last sent: the same data without what is blank
let was = new Map();
let found = [];
let changes = 0;
const scrolled = {}; // how far each of form and text
let warned = false; // that comments may go
let dirty = false; // whether the form has what the text has not yet
let running; // the questions that are being asked
let starter = ""; // the text that the document began with

async function begin() {
  words = await Words.load(preferred());
  words.write();
  server = new Server(words.lang);
  offered = await answered(() => server.about());
  form = new Form($("form"), words, () => changed("form"));
  editor = new Editor($("editor"), () => {
    work.text = editor.text;
    changed("text");
  });
  findings = new Findings($("findings"), words, jump);
  viewer = new Viewer($("pages"), words);
  offer();
  connect();
  const before = restored();
  if (before && offered.kinds.includes(before.kind)) {
    for (const key of Object.keys(work)) work[key] = before[key] ?? work[key];
    starter = before.starter ?? "";
    await take(work.text);
    if (work.text !== starter) notice(words.say("restored"));
    if (before.data) await unsent(before.data);
  } else await start(offered.kinds[0]);
}

/** What the form had when the service was away. */
async function unsent(before) {
  data = before;
  ({ value: sent, was } = pruned(data));
  dirty = true;
  await redraw();
  changes += 1;
  await preview();
}

/** Fills the selects with what the service has. */
function offer() {
  const option = (value, text) => el("option", { value }, text);
  const title = (kind) => offered.titles?.[kind]?.[words.lang] ?? kind;
  $("kind").replaceChildren(...offered.kinds.map((kind) => option(kind, title(kind))));
  const none = (name) => option("", words.say("byDocument", { what: words.say(name) }));
  $("layout").replaceChildren(none("layout"), ...offered.options.layout.map((one) => option(one, words.choice("layout", one))));
  $("theme").replaceChildren(none("theme"), ...offered.themes.filter((one) => one !== "base").map((one) => option(one, one)));
  const buttons = offered.formats.map((one) => el("button", { type: "button", "data-format": one, onclick: () => download(one) }, one.toUpperCase()));
  $("download").querySelector(".menu-items").replaceChildren(...buttons);
  $("layout").value = work.layout;
  $("theme").value = work.theme;
  $("kind").value = work.kind;
  document.title = `docgen – ${words.say("title")}`;
  $("language").textContent = words.say("language");
  $("language").lang = words.lang === "ar" ? "en" : "ar";
}

function connect() {
  $("kind").addEventListener("change", async () => {
    if (await sure("confirmNew")) await start($("kind").value);
    else $("kind").value = work.kind;
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
  $("save").addEventListener("click", async () => {
    if (!(await settled())) return;
    const name = work.name || `${work.kind}.yaml`;
    saved(new Blob([work.text], { type: "application/yaml" }), name.replace(/\.json$/i, ".yaml"));
  });
  $("clear").addEventListener("click", async () => {
    if (!(await sure("confirmClear"))) return;
    clear();
    await start(work.kind);
    clear();
    $("kept").textContent = "";
  });
  window.addEventListener("resize", debounced(() => width() !== asked && preview(), 300));
}

/** Begins a document of a kind with its starter. */
async function start(kind) {
  const text = await answered(() => server.starter(kind)).catch(() => `docgen: 1\nkind: ${kind}\n`);
  Object.assign(work, { kind, text, name: "" });
  starter = text;
  $("kind").value = kind;
  await take(text);
}

/** Takes a text up: shows it in both forms, and its pages. */
async function take(text) {
  work.text = text;
  editor.text = text;
  data = undefined;
  sent = undefined;
  dirty = false;
  await mode(work.mode);
  changes += 1;
  await preview();
}

async function opened() {
  const [file] = $("file").files;
  $("file").value = "";
  if (!file) return;
  if (file.size > (offered.limits?.text_bytes ?? 1e6)) return notice(words.say("tooLarge"));
  if (!(await sure("confirmOpen"))) return;
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return notice(words.say("notText", { name: file.name }));
  }
  work.name = file.name;
  starter = "";
  await take(text);
  remember();
}

/** The interface in the other language; the work stays. */
function speak() {
  words.lang = words.lang === "ar" ? "en" : "ar";
  Object.assign(words, new Words(words.all, words.labels, words.lang));
  words.keep();
  words.write();
  $("notice").hidden = true; // it is in the other language
  server.lang = words.lang;
  offer();
  redraw();
  changed();
}

async function mode(name) {
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
    editor.mark(found);
  }
  sheet.scrollTop = scrolled[name] ?? 0;
  if (name === "form" && !warned && work.text !== starter && hasComments(work.text)) {
    warned = true;
    notice(words.say("comments"));
  }
}

/** Waits until the text has what the form has. */
async function settled() {
  if (dirty) await preview();
  if (dirty) notice(words.say("away"));
  return !dirty;
}

function tab(name) {
  document.body.dataset.tab = name;
  for (const button of $("tabs").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.tab === name));
}

/** Draws the form anew. */
async function redraw() {
  if (work.mode !== "form") return;
  if (data === undefined) {
    if (found.length) $("form").replaceChildren(el("p.unreadable", {}, words.say("unreadable")));
    return;
  }
  const schema = await schemaOf(work.kind);
  if (!schema || data === undefined || work.mode !== "form") return;
  form.show(schema, data);
  form.mark(found, inForm);
}

const schemas = new Map();
async function schemaOf(kind) {
  if (!schemas.has(kind)) {
    const found = await answered(() => Promise.all([server.schema(kind), server.labels(kind)])).catch(() => []);
    schemas.set(kind, found);
  }
  const [schema, own] = schemas.get(kind);
  words.own = own ?? words.own;
  return schema;
}

/** Something was changed: the pages follow. */
function changed(by) {
  changes += 1;
  if (by === "form") {
    data = form.data;
    ({ value: sent, was } = pruned(data));
    dirty = true;
  }
  if (by === "text") {
    sent = undefined;
    dirty = false;
    data = undefined;
    was = new Map();
  }
  remember();
  later();
}

const later = debounced(() => preview(), WAIT);
let asked = 0;
const width = () => Math.min(2400, Math.max(300, Math.round((Math.min($("pages").clientWidth || 800, 900) - 32) * Math.min(window.devicePixelRatio, 2))));

/** Asks for the pages of what there is now. While one answer is awaited, the next question waits; of several the last is asked. */
function preview() {
  running ??= asking().finally(() => (running = undefined));
  return running;
}

async function asking() {
  for (let turn; turn !== changes; ) {
    turn = changes;
    asked = width();
    const from = sent;
    $("state").dataset.busy = "yes";
    try {
      const body = { text: work.text, ...(from === undefined ? {} : { data: from }), known: [...pictures.keys()].slice(-100) };
      await show(await server.preview(body, { width: asked, layout: work.layout, theme: work.theme }), from, turn);
    } catch (error) {
      if (error.status === 422) await show({ findings: error.findings, pages: null, data: null }, undefined, turn);
      else refused(error);
      if (error instanceof Away || error.status === 429 || error.status === 503) setTimeout(preview, RETRY);
      if (turn === changes) return;
    } finally {
      delete $("state").dataset.busy;
    }
  }
}

async function show(answer, from, turn) {
  if (from !== undefined && sent !== undefined && answer.text !== undefined) {
    if (from === sent) dirty = false;
    work.text = answer.text;
    editor.text = answer.text;
    if (answer.rewritten) notice(words.say("commentsLost"));
  }
  if (turn !== changes) return;
  const kind = answer.kind ?? work.kind;
  const other = kind !== work.kind && offered.kinds.includes(kind);
  if (other) {
    work.kind = kind;
    $("kind").value = kind;
  }
  found = answer.findings.map((one) => ({ ...one, file: undefined })); // there is only one
  if (from === undefined) {
    const readable = answer.data !== null && typeof answer.data === "object" && !Array.isArray(answer.data);
    const same = readable && data !== undefined && !other && JSON.stringify(answer.data) === JSON.stringify(data);
    data = readable ? answer.data : undefined;
    was = new Map();
    if (work.mode === "form" && !same) await redraw();
  }
  if (work.mode === "form" && data !== undefined) form.mark(found, inForm);
  editor.mark(found);
  findings.show(found, (path) => form.name(inForm(path)));
  const errors = found.some((one) => one.severity === "error");
  $("summary").textContent = summary(found, words);
  $("summary").className = errors ? "bad" : "";
  $("badge").textContent = found.length ? words.number(found.length) : "";
  $("badge").classList.toggle("bad", errors);
  remember();
  if (answer.pages === null) return state($("pages").children.length ? "stale" : "nothing", "bad");
  const pages = answer.pages.map((page) => ({ ...page, src: picture(page) }));
  if (await viewer.show(pages)) {
    const some = pages.length < answer.count && words.say("pagesSome", { shown: pages.length, count: answer.count });
    state("good", "good", some || words.count("pageCount", pages.length));
  }
  forget(pages);
}

/** The address of a page's picture: of the bytes that came, or of those that are here. */
function picture(page) {
  if (page.png) {
    const bytes = Uint8Array.from(atob(page.png), (one) => one.charCodeAt(0));
    pictures.set(page.hash, URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
  }
  return pictures.get(page.hash);
}

/** Pictures are kept for a while: what was undone is there again. */
function forget(pages) {
  const shown = new Set(pages.map((one) => one.hash));
  for (const [hash, address] of pictures) {
    if (pictures.size <= 60) return;
    if (shown.has(hash)) continue;
    URL.revokeObjectURL(address);
    pictures.delete(hash);
  }
}

/** Where a path of what was sent is in the form, in whose lists there may be blank items. */
function inForm(path) {
  for (let at = path; at; at = at.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, "")) {
    if (was.has(at)) return was.get(at) + path.slice(at.length);
  }
  return path;
}

function remember() {
  const isKept = keep({ ...work, starter, data: dirty ? sent : undefined });
  $("kept").textContent = words.say(isKept ? "kept" : "notKept");
}

/** Leads to what a finding is about. */
async function jump(finding) {
  tab("write");
  if (work.mode === "form" && finding.path && data !== undefined) return form.go(inForm(finding.path));
  if (work.mode !== "text") await mode("text");
  return editor.go(finding.line ?? 1, finding.column ?? 1);
}

async function download(format) {
  const name = format.toUpperCase();
  notice(words.say("downloading", { format: name }));
  try {
    if (!(await settled())) return;
    const file = await server.file(format, work.text, work);
    saved(file.blob, file.name);
    notice(words.say("downloaded", { format: name }));
  } catch (error) {
    const told = error.findings?.find((one) => one.severity === "error");
    const why = told ? `${told.message}${told.hint ? ` – ${told.hint}` : ""}` : error.title;
    notice([words.say("notDownloaded", { format: name }), why].filter(Boolean).join(": "));
    refused(error);
  }
}

function saved(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function state(name, kind, more) {
  $("state").className = `state ${kind}`;
  $("state").replaceChildren(el("span.light", { "aria-hidden": "true" }), [words.say(name), more].filter(Boolean).join(words.lang === "ar" ? "، " : ", "));
}

function refused(error) {
  if (error instanceof Away) return state("away", "bad");
  if (!(error instanceof Refused)) throw error;
  if (error.status === 409) return undefined;
  if (error.status === 401) return void keyed().then((given) => given && preview());
  state("nothing", "bad");
  $("state").textContent = words.say("refused", { what: error.findings[0]?.message ?? error.title });
  return undefined;
}

/** What the service answers; asks for its key where it wants one, and again where it is away. */
async function answered(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Refused && error.status === 401 && (await keyed())) continue;
      if (!(error instanceof Away)) throw error;
      state("away", "bad");
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }
}

function notice(text) {
  const close = el("button.quiet", { type: "button", onclick: () => ($("notice").hidden = true) }, words.say("close"));
  $("notice").replaceChildren(el("span", {}, text), close);
  $("notice").hidden = false;
}

/** Asks whether what was written may go; it is not asked where nothing was. */
async function sure(question) {
  if (work.text === starter && (sent === undefined || blank(sent))) return true;
  return (await dialog(words.say(question), words.say("continue"))) === "yes";
}

let keyedNow;
async function keyed() {
  keyedNow ??= dialog(words.say("keyNeeded"), words.say("keyUse"), true).finally(() => (keyedNow = undefined));
  if ((await keyedNow) !== "yes") return false;
  server.setKey($("ask-text").value);
  return true;
}

function dialog(question, yes, line = false) {
  $("ask-words").textContent = question;
  $("ask-yes").textContent = yes;
  $("ask-no").textContent = words.say("cancel");
  $("ask-line").hidden = !line;
  $("ask-text").value = "";
  $("ask").returnValue = "no";
  $("ask").showModal();
  return new Promise((done) => $("ask").addEventListener("close", () => done($("ask").returnValue), { once: true }));
}

await begin();
