// The page of docgen serve: an input as a form or as text, and the pages that are made of it.

import { debounced, el, spoken } from "./dom.js";
import { download, saved } from "./downloads.js";
import { Editor, hasComments } from "./editor.js";
import { Findings, summary } from "./findings.js";
import { Form } from "./form.js";
import { History } from "./history.js";
import { clear, keep, onOther, restored } from "./kept.js";
import { Notices } from "./notices.js";
import { Pictures } from "./pictures.js";
import { Schemas } from "./schemas.js";
import { Away, Refused, Server } from "./server.js";
import { blank, pruned } from "./shapes.js";
import { Viewer } from "./viewer.js";
import { preferred, Words } from "./words.js";

const $ = (id) => document.getElementById(id);
const WAIT = 60; // milliseconds after the last change
const RETRY = 1500;
const work = { kind: "", text: "", mode: "form", layout: "", theme: "", name: "" };
const pictures = new Pictures();
const history = new History();
let words, server, offered, form, editor, findings, viewer, notices, schemas;
let data; // what the form shows; undefined where the text cannot be read
let sent; // what the form last sent: the same data without what is blank
let was = new Map();
let found = [];
let changes = 0;
const scrolled = {}; // how far each of form and text
let warned = false; // that comments may go
let shownKind; // the kind of the document, be it known or not
let another = false; // whether the pages that are shown are those of another document
let dirty = false; // whether the form has what the text has not yet
let running; // the questions that are being asked
let starter = ""; // the text that the document began with

async function begin() {
  words = await Words.load(preferred());
  words.write();
  notices = new Notices(words);
  server = new Server(words.lang);
  schemas = new Schemas(server, keyed);
  viewer = new Viewer($("pages"), words);
  offered = await answered(() => server.about());
  form = new Form($("form"), words, () => changed("form"), stepped);
  editor = new Editor($("editor"), () => {
    work.text = editor.text;
    changed("text");
  });
  findings = new Findings($("findings"), words, jump);
  connect();
  const { work: before, others } = restored();
  if (before) {
    await again(before);
    if (work.text !== starter) notices.say(words.say("restored"), { passing: true });
  } else {
    offer();
    await start(offered.kinds[0]);
  }
  offerOthers(others);
  let told = false;
  onOther(() => {
    if (!told) notices.say(words.say("otherTab"));
    told = true;
    remember();
  });
}

/** Takes up what was kept. */
async function again(before) {
  for (const key of Object.keys(work)) work[key] = before[key] ?? work[key];
  starter = before.starter ?? "";
  offer();
  await take(work.text);
  if (before.data) await unsent(before.data);
}

/** Works of other tabs that this browser keeps: each can be opened here. */
function offerOthers(others) {
  if (!others.length) return;
  const when = new Intl.DateTimeFormat(words.lang === "ar" ? "ar-u-nu-arab" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  const named = (one) => [one.name || (offered.titles?.[one.kind]?.[words.lang] ?? one.kind), one.at && when.format(one.at)].filter(Boolean).join(" – ");
  const open = (one) => async () => {
    await again(one);
    remember();
    offerOthers(others.filter((other) => other !== one));
  };
  notices.say(words.say("otherWork"), { actions: others.slice(0, 3).map((one) => [named(one), open(one)]) });
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

/** The kind of the document in its select, where there is such a kind. */
function showKind(kind = work.kind) {
  $("kind").value = offered.kinds.includes(kind) ? kind : "";
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
  showKind();
  await take(text);
}

/** Takes a text up: shows it in both forms, and its pages. */
async function take(text) {
  work.text = text;
  editor.text = text;
  data = undefined;
  sent = undefined;
  dirty = false;
  warned = false;
  another = true;
  history.forget();
  notices.end("removed");
  $("undo").disabled = true;
  await mode(work.mode);
  changes += 1;
  await preview();
}

async function opened() {
  const [file] = $("file").files;
  $("file").value = "";
  if (!file) return;
  if (file.size > (offered.limits?.text_bytes ?? 1e6)) return notices.say(words.say("tooLarge"));
  if (!(await sure("confirmOpen"))) return;
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return notices.say(words.say("notText", { name: `\u2068${file.name}\u2069` }));
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
  notices.end(); // it is in the other language
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
  list();
  sheet.scrollTop = scrolled[name] ?? 0;
  if (name === "form" && !warned && work.text !== starter && hasComments(work.text)) {
    warned = true;
    notices.say(words.say("comments"), { passing: true });
  }
}

/** Waits until the text has what the form has. */
async function settled() {
  if (dirty) await preview();
  if (dirty) notices.say(words.say("away"), { about: "away" });
  return !dirty;
}

function tab(name) {
  document.body.dataset.tab = name;
  for (const button of $("tabs").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.tab === name));
}

/** Draws the form anew. */
async function redraw() {
  if (work.mode !== "form") return;
  const instead = (name, values) => $("form").replaceChildren(el("p.unreadable", { role: "status" }, spoken(words.say(name, values))));
  if (data === undefined) {
    if (found.length) instead("unreadable");
    return;
  }
  const kind = shownKind;
  if (!offered.kinds.includes(kind)) return instead("noForm");
  const had = await schemas.of(kind, (why) => instead(why ? "formRefused" : "away", { what: why }), redraw);
  if (!had || data === undefined || work.mode !== "form" || kind !== shownKind) return;
  const [schema, own] = had;
  words.own = { fields: {}, choices: {}, files: [], ...own };
  form.show(schema, data);
  form.mark(found, inForm);
}

/** Something was taken away or moved in the form. */
function stepped(step) {
  history.record(step);
  $("undo").disabled = !history.done.length;
  if (step.what) notices.say(words.say("removed", { what: `\u2068${step.what}\u2069` }), { about: "removed", passing: true, actions: [[words.say("undo"), () => undo()]] });
}

/** Undoes the last of those steps, or does again what was undone; what was typed since stays. */
async function undo(again = false) {
  if (data === undefined) await preview();
  const made = data && (again ? history.redo(data) : history.undo(data));
  $("undo").disabled = !history.done.length;
  if (!made) return;
  data = made.data;
  ({ value: sent, was } = pruned(data));
  dirty = true;
  changes += 1;
  await redraw();
  if (work.mode === "form") form.go(made.step.path);
  notices.end("removed");
  remember();
  later();
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
      const body = { text: work.text, ...(from === undefined ? {} : { data: from }), known: pictures.known };
      await show(await server.preview(body, { width: asked, layout: work.layout, theme: work.theme }), from, turn);
    } catch (error) {
      if (error.status === 422) await show({ findings: error.findings, pages: null, data: null }, undefined, turn);
      else refused(error);
      if (error instanceof Away || error.passes) setTimeout(preview, RETRY);
      if (turn === changes) return;
    } finally {
      delete $("state").dataset.busy;
    }
  }
}

async function show(answer, from, turn) {
  notices.end("away");
  if (from !== undefined && sent !== undefined && answer.text !== undefined) {
    if (from === sent) dirty = false;
    work.text = answer.text;
    editor.text = answer.text;
    if (answer.rewritten) notices.say(words.say("commentsLost"));
  }
  if (turn !== changes) return;
  const { kind } = answer;
  const other = kind !== work.kind;
  if (offered.kinds.includes(kind)) work.kind = kind;
  if (answer.data !== null) showKind((shownKind = kind));
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
  list();
  const errors = found.some((one) => one.severity === "error");
  $("summary").textContent = summary(found, words);
  $("summary").className = errors ? "bad" : "";
  $("badge").textContent = found.length ? words.number(found.length) : "";
  $("badge").classList.toggle("bad", errors);
  remember();
  if (answer.pages === null) {
    if (another) viewer.clear();
    return state($("pages").children.length ? "stale" : "nothing", "bad");
  }
  const pages = answer.pages.map((page) => ({ ...page, src: pictures.address(page) }));
  if (await viewer.show(pages)) {
    another = false;
    const some = pages.length < answer.count && words.say("pagesSome", { shown: pages.length, count: answer.count });
    state("good", "good", some || words.count("pageCount", pages.length));
  }
  pictures.forget(pages);
}

/** Lists what was found, in words of what is shown: the form or the text. */
function list() {
  findings.show(found, (path) => form.name(inForm(path)), work.mode === "form" && data !== undefined);
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

async function give(format) {
  const text = async () => ((await settled()) ? work.text : undefined);
  const { layout, theme } = work;
  const error = await download({ format, chosen: { layout, theme }, heeded: offered.heeds?.[format], text, server, words, notices });
  if (error instanceof Away || error?.status === 401) refused(error);
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
  $("state").replaceChildren(...spoken(words.say(error.passes ? "refusedNow" : "refused", { what: error.why })));
  return undefined;
}

/** What the service answers; asks for its key where it wants one, and again where it is away or cannot answer now. */
async function answered(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Refused && error.status === 401 && (await keyed())) continue;
      if (!(error instanceof Away || error.passes)) throw error;
      refused(error);
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }
}

/** Asks whether what was written may go; it is not asked where nothing was. */
async function sure(question) {
  if (work.text === starter && (sent === undefined || blank(sent))) return true;
  return notices.ask(words.say(question), words.say("continue"));
}

let keyedNow;
async function keyed() {
  keyedNow ??= notices.ask(words.say("keyNeeded"), words.say("keyUse"), true).finally(() => (keyedNow = undefined));
  if (!(await keyedNow)) return false;
  server.setKey(notices.line);
  return true;
}

try {
  await begin();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  refused(error);
  notices.say(words.say("refused", { what: error.why }), { actions: [[words.say("tryAgain"), () => location.reload()]] });
}
