// The line above the pages: how they stand to what is written, and why the service does not make them. And the service's key, where it wants one.

import { $, parts } from "./desk.js";
import { el, spoken } from "./dom.js";
import { Away, Refused } from "./server.js";

export const RETRY = 1500;
const LATE = 700; // milliseconds after which it is said that an answer is waited for
let late;

export function state(name, kind, more) {
  const { words } = parts;
  clearTimeout(late);
  const text = [words.say(name), more].filter(Boolean).join(words.lang === "ar" ? "، " : ", ");
  const isSame = $("state").textContent === text && $("state").className === `state ${kind}`;
  if (isSame) return; // who listens is not told twice
  $("state").className = `state ${kind}`;
  $("state").replaceChildren(el("span.light", { "aria-hidden": "true" }), text);
}

/** An answer is waited for; where that takes long, it is said. */
export function busy(isBusy) {
  clearTimeout(late);
  delete $("state").dataset.busy;
  if (!isBusy) return;
  $("state").dataset.busy = "yes";
  late = setTimeout(() => $("state").lastChild?.replaceWith(parts.words.say("updating")), LATE);
}

/** Says why the service does not do it; throws what is no refusal of its. A key that it wants is asked for by `keyed`. */
export function refused(error) {
  const { words } = parts;
  if (error instanceof Away) return state("away", "bad");
  if (!(error instanceof Refused)) throw error;
  if (error.status === 409) return undefined;
  state("nothing", "bad");
  $("state").replaceChildren(...spoken(words.say(error.passes ? "refusedNow" : "refused", { what: error.why })));
  return undefined;
}

let asking;

/** Asks for the service's key: whether one was given. */
export async function keyed() {
  const { notices, server, words } = parts;
  asking ??= notices.ask(words.say("keyNeeded"), words.say("keyUse"), true).finally(() => (asking = undefined));
  if (!(await asking)) return false;
  server.setKey(notices.line);
  return true;
}

/** What the service answers; asks for its key where it wants one, and again where it is away or cannot answer now. */
export async function answered(ask) {
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
