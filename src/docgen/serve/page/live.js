// The live page of docgen watch: it takes up what is new as soon as it is told.

import { el } from "./dom.js";
import { Findings, summary } from "./findings.js";
import { Viewer } from "./viewer.js";
import { Words } from "./words.js";

const $ = (id) => document.getElementById(id);
const seen = async () => (await fetch("view.json", { cache: "no-store" })).json();

const first = await seen();
const words = await Words.load(first.lang, false);
const viewer = new Viewer($("pages"), words);
const findings = new Findings($("findings"), words);
let shown = -1;

words.write();
document.title = first.name;
$("name").textContent = first.name;

function state(name, kind) {
  $("state").className = `state ${kind}`;
  $("state").replaceChildren(el("span.light", { "aria-hidden": "true" }), words.say(name));
}

async function show(view) {
  if (view.number === shown || !(await viewer.show(view.pages))) return;
  shown = view.number;
  findings.show(view.findings);
  $("summary").textContent = summary(view.findings, words);
  $("summary").className = view.findings.some((one) => one.severity === "error") ? "bad" : "";
  if (view.good) state("watchedGood", "good");
  else state(view.pages.length ? "watchedBad" : "watchedNothing", "bad");
}

await show(first);
let turn = Promise.resolve();
const events = new EventSource("events");
events.addEventListener("message", () => {
  turn = turn.then(seen).then(show).catch(() => undefined);
});
events.addEventListener("error", () => {
  state("gone", "bad");
  shown = -1;
});
