// The question for the pages and what was found, and what is done with the answer.

import { $, inForm, now, parts, remember, showKind, work } from "./desk.js";
import { debounced } from "./dom.js";
import { summary } from "./findings.js";
import { list, redraw } from "./redraw.js";
import { Away } from "./server.js";
import { busy, keyed, refused, RETRY, state } from "./status.js";

const WAIT = 20; // milliseconds after the last change
const PATIENCE = 1000; // milliseconds that the pages may stay behind while somebody goes on writing
let running; // the questions that are being asked
let question; // the one of them that is asked now: {turn, given: its end, shown: whether it was answered in part}
let behind; // since when the pages are
let changedAt; // when the last change was
let asked = 0;
let waiting = []; // who waits for the text that has what the form has
const width = () => Math.min(2400, Math.max(300, Math.round((Math.min($("pages").clientWidth || 800, 900) - 32) * Math.min(window.devicePixelRatio, 2))));

const soon = debounced(() => preview(), WAIT);

/** Asks for the pages soon: something was changed. */
export function later() {
  changedAt = performance.now();
  behind ??= changedAt;
  soon();
}

/** Asks for the pages anew where they are of another width. */
export const resized = () => width() !== asked && preview();

/** Asks for the pages of what there is now. A question that is outdated is given up for the next one, but not where nothing new was shown for a while:
 * then its answer is awaited. */
export function preview() {
  const isOld = question && question.turn !== now.changes;
  const isLate = behind !== undefined && performance.now() - behind >= PATIENCE;
  if (isOld && (question.shown || !isLate)) question.given.abort();
  running ??= asking().finally(() => (running = undefined));
  return running;
}

/** Waits until the text has what the form has. */
export async function settled() {
  while (now.dirty) {
    const written = new Promise((done) => waiting.push(done));
    if ((await Promise.race([preview().then(() => "end"), written])) === "end") break;
  }
  if (now.dirty) parts.notices.say(parts.words.say("away"), { about: "away" });
  return !now.dirty;
}

async function asking() {
  for (let turn; turn !== now.changes; ) {
    turn = now.changes;
    asked = width();
    const from = now.sent;
    busy(true);
    try {
      await answered(turn, from);
    } catch (error) {
      if (error.name === "AbortError") continue;
      if (error.status === 422) await failed(error.findings, turn);
      else if (error.status === 401) void keyed().then((given) => given && preview());
      else refused(error);
      if (error instanceof Away || error.passes) setTimeout(preview, RETRY);
      if (turn === now.changes) return;
    } finally {
      question = undefined;
      busy(false);
    }
  }
}

/** Asks, and shows each part of the answer when it comes. What is outdated is shown too, where nothing newer is there yet, and nothing is told of it. */
async function answered(turn, from) {
  const { pictures, server, viewer } = parts;
  question = { turn, given: new AbortController(), shown: false };
  const body = { text: work.text, ...(from === undefined ? {} : { data: from }), known: pictures.known };
  const asks = { width: asked, layout: work.layout, theme: work.theme, first: viewer.inView(), signal: question.given.signal };
  const shown = [];
  let all = 0;
  for await (const part of server.preview(body, asks)) {
    if (question.given.signal.aborted) return;
    const isFirst = part.count !== undefined;
    if (isFirst) {
      all = part.count;
      timed("answer");
      await begun(part, from, turn);
      question.shown = true;
    } else if (part.pages) {
      await seen(part.pages, all, false);
    }
    if (turn !== now.changes) return;
    shown.push(...(part.pages ?? []));
    if (part.findings) told(part.findings);
  }
  if (shown.length && shown.length < all) state("good", "good", parts.words.say("pagesSome", { shown: shown.length, count: all }));
  pictures.forget(shown);
}

/** Nothing can be made of it. */
async function failed(findings, turn) {
  await begun({ findings, pages: null, data: null }, undefined, turn);
  if (turn === now.changes) told(findings);
}

/** The first part: what became of the text, its data, and the pages in view. */
async function begun(answer, from, turn) {
  const { editor, notices, offered, viewer, words } = parts;
  notices.end("away");
  if (from !== undefined && now.sent !== undefined && answer.text !== undefined) {
    if (from === now.sent) now.dirty = false;
    work.text = answer.text;
    editor.text = answer.text;
    if (answer.rewritten) notices.say(words.say("commentsLost"));
    waiting.splice(0).forEach((done) => done());
  }
  if (turn !== now.changes) {
    if (answer.pages && !now.another) await seen(answer.pages, answer.count);
    behind = performance.now();
    return;
  }
  const { kind } = answer;
  const other = kind !== work.kind;
  if (offered.kinds.includes(kind)) work.kind = kind;
  if (answer.data !== null) showKind((now.kind = kind));
  if (from === undefined) await taken(answer, other);
  remember();
  behind = undefined;
  if (answer.pages !== null) {
    if (await seen(answer.pages, answer.count)) timed("pages");
    return;
  }
  if (now.another) viewer.clear();
  state($("pages").children.length ? "stale" : "nothing", "bad");
}

/** Shows pages of a document that has so many. */
async function seen(pages, count, first = true) {
  const { pictures, viewer, words } = parts;
  const shown = pages.map((page) => ({ ...page, src: pictures.address(page) }));
  if (!(await viewer.show(shown, { count, first }))) return false;
  now.another = false;
  if (first) state("good", "good", words.count("pageCount", count));
  return true;
}

/** What was found in what is shown. */
function told(findings) {
  const { editor, form } = parts;
  now.found = findings.map((one) => ({ ...one, file: undefined })); // there is only one
  if (work.mode === "form" && now.data !== undefined) form.mark(now.found, inForm);
  editor.mark(now.found);
  list();
  count();
  timed("findings");
}

/** Notes how long it took since the last change, for who measures it. */
function timed(what) {
  if (changedAt === undefined) return;
  performance.clearMeasures(`docgen:${what}`);
  performance.measure(`docgen:${what}`, { start: changedAt, end: performance.now() });
}

/** The data of a text: the form is drawn of it, where it is not what it shows. */
async function taken({ data, findings }, other) {
  const isReadable = data !== null && typeof data === "object" && !Array.isArray(data);
  const same = isReadable && now.data !== undefined && !other && JSON.stringify(data) === JSON.stringify(now.data);
  now.data = isReadable ? data : undefined;
  now.was = new Map();
  if (same) return;
  now.found = findings ?? [];
  if (work.mode === "form") await redraw();
}

/** How much was found. */
function count() {
  const { words } = parts;
  const errors = now.found.some((one) => one.severity === "error");
  const said = summary(now.found, words);
  if ($("summary").textContent !== said) $("summary").textContent = said; // who listens is not told twice
  $("summary").className = errors ? "bad" : "";
  $("badge").textContent = now.found.length ? words.number(now.found.length) : "";
  $("badge").classList.toggle("bad", errors);
}
