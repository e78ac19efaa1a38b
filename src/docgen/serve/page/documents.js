// Documents: begun, opened from a file, taken up again from what was kept, saved, cleared, and downloaded.

import { given } from "./changes.js";
import { $, now, parts, remember, showKind, work } from "./desk.js";
import { download, saved } from "./downloads.js";
import { clear } from "./kept.js";
import { preview, settled } from "./preview.js";
import { redraw } from "./redraw.js";
import { Away } from "./server.js";
import { blank } from "./shapes.js";
import { answered, keyed, refused } from "./status.js";
import { mode } from "./views.js";

/** Begins a document of a kind with its starter. */
export async function start(kind) {
  const text = await answered(() => parts.server.starter(kind)).catch(() => `docgen: 1\nkind: ${kind}\n`);
  Object.assign(work, { kind, text, name: "" });
  now.starter = text;
  showKind();
  await take(text);
}

/** Takes a text up: shows it in both forms, and its pages. */
async function take(text) {
  const { editor, history, notices } = parts;
  work.text = text;
  editor.text = text;
  now.data = undefined;
  now.sent = undefined;
  now.dirty = false;
  now.warned = false;
  now.another = true;
  history.forget();
  notices.end("removed");
  $("undo").disabled = true;
  await mode(work.mode);
  now.changes += 1;
  await preview();
}

/** Takes up what was kept; `offer()` fills the selects for it. */
export async function again(before, offer) {
  for (const key of Object.keys(work)) work[key] = before[key] ?? work[key];
  now.starter = before.starter ?? "";
  offer();
  await take(work.text);
  if (before.data) await unsent(before.data);
}

/** What the form had when the service was away. */
async function unsent(before) {
  given(before);
  await redraw();
  now.changes += 1;
  await preview();
}

/** Works of other tabs that this browser keeps: each can be opened here. */
export function offerOthers(others, offer) {
  const { notices, offered, words } = parts;
  if (!others.length) return;
  const when = new Intl.DateTimeFormat(words.lang === "ar" ? "ar-u-nu-arab" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  const named = (one) => [one.name || (offered.titles?.[one.kind]?.[words.lang] ?? one.kind), one.at && when.format(one.at)].filter(Boolean).join(" – ");
  const open = (one) => async () => {
    await again(one, offer);
    remember();
    offerOthers(others.filter((other) => other !== one), offer);
  };
  notices.say(words.say("otherWork"), { actions: others.slice(0, 3).map((one) => [named(one), open(one)]) });
}

/** The file that was chosen. */
export async function opened() {
  const { notices, offered, words } = parts;
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
  now.starter = "";
  await take(text);
  remember();
}

/** The input as a file. */
export async function save() {
  if (!(await settled())) return;
  const name = work.name || `${work.kind}.yaml`;
  saved(new Blob([work.text], { type: "application/yaml" }), name.replace(/\.json$/i, ".yaml"));
}

/** The document as a file of a format. */
export async function give(format) {
  const { notices, offered, server, words } = parts;
  const text = async () => ((await settled()) ? work.text : undefined);
  const { layout, theme } = work;
  const error = await download({ format, chosen: { layout, theme }, heeded: offered.heeds?.[format], text, server, words, notices });
  if (error instanceof Away) refused(error);
  if (error?.status === 401) void keyed().then((was) => was && preview());
}

/** Nothing is kept any more, and the document begins anew. */
export async function cleared() {
  if (!(await sure("confirmClear"))) return;
  clear();
  await start(work.kind);
  clear();
  $("kept").textContent = "";
}

/** Asks whether what was written may go; it is not asked where nothing was. */
export async function sure(question) {
  const { notices, words } = parts;
  if (work.text === now.starter && (now.sent === undefined || blank(now.sent))) return true;
  return notices.ask(words.say(question), words.say("continue"));
}
