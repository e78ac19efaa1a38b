// Files of the document.

import { el } from "./dom.js";
import { Away, Refused } from "./server.js";

/** What of the chosen options a format heeds, and what it does not; `heeds` is the service's table. */
export function parted(chosen, heeded) {
  const entries = Object.entries(chosen).filter(([, value]) => value);
  const isHeeded = ([name]) => !heeded || heeded.includes(name);
  return { options: Object.fromEntries(entries.filter(isHeeded)), lost: entries.filter((one) => !isHeeded(one)).map(([name]) => name) };
}

/** Gives bytes as a file. */
export function saved(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Has a file made and gives it; says how that goes. `text()` is what it is made of, undefined where that cannot be had. Returns the error, if one is. */
export async function download({ format, chosen, heeded, text, server, words, notices }) {
  const name = format.toUpperCase();
  const say = (said, given) => notices.say(said, { about: "download", ...given });
  const { options, lost } = parted(chosen, heeded);
  say(words.say("downloading", { format: name }));
  try {
    const written = await text();
    if (written === undefined) return undefined;
    const file = await server.file(format, written, options);
    saved(file.blob, file.name);
    const without = lost.map((one) => words.say("notHeeded", { what: words.say(one) }));
    say([words.say("downloaded", { format: name }), ...without].join(words.lang === "ar" ? "؛ " : "; "), { passing: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof Away || error instanceof Refused)) throw error;
    const told = error.findings?.find((one) => one.severity === "error");
    const why = told ? `${told.message}${told.hint ? ` – ${told.hint}` : ""}` : (error.title ?? words.say("away"));
    say(`${words.say("notDownloaded", { format: name })}: ${why}`, error instanceof Away ? { about: "away" } : {});
    return error;
  }
}
