// The control of a day: Gregorian, Hijri, or both as they were announced. Nothing that is written is lost by another calendar.

import { el, icon, spoken } from "./dom.js";

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const MARK = /\s*(هـ|AH)\s*$/i;
const CERTAIN = [1420, 1450]; // Hijri years in which all Umm al-Qura tables agree; of others the browser's may be a day off
const LAST_HIJRI = 1699; // a year without a mark is Hijri up to here, for docgen too
const DAY = 86_400_000;
const LATIN = { "٫": ".", "٬": "" };

/** A text with digits as computers have them. */
export const latin = (text) => text.replace(/[٠-٩۰-۹٫٬]/g, (one) => LATIN[one] ?? String(one.charCodeAt(0) & 15));

const numbers = (text) => {
  const found = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*$/.exec(latin(text ?? "").replace(MARK, ""));
  return found && found.slice(1).map(Number);
};
const written = ([year, month, day]) => [String(year).padStart(4, "0"), ...[month, day].map((one) => String(one).padStart(2, "0"))].join("-");

const umalqura = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });

function hijriParts(time) {
  const parts = Object.fromEntries(umalqura.formatToParts(time).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
  return [parts.year, parts.month, parts.day];
}

function gregorianTime(text) {
  const found = numbers(text);
  if (!found || found[0] <= LAST_HIJRI) return undefined;
  const time = Date.UTC(found[0], found[1] - 1, found[2]);
  return new Date(time).toISOString().startsWith(written(found)) ? time : undefined;
}

function hijriTime(text) {
  const found = numbers(text);
  if (!found || found[0] < CERTAIN[0] || found[0] > CERTAIN[1]) return undefined;
  const [year, month, day] = found;
  const about = Date.UTC(622, 6, 18) + Math.round((year - 1) * 354.36708 + (month - 1) * 29.530589 + day - 1) * DAY;
  for (let off = -4; off <= 4; off += 1) {
    const time = about + off * DAY;
    if (written(hijriParts(time)) === written([year, month, day])) return time;
  }
  return undefined;
}

/** The Gregorian day of a Hijri one, as year-month-day; undefined where it is none, or tables differ. */
export function toGregorian(text) {
  const time = hijriTime(text);
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** The Hijri day of a Gregorian one, as year-month-day; undefined where it is none, or tables differ. */
export function toHijri(text) {
  const time = gregorianTime(text);
  const parts = time === undefined ? undefined : hijriParts(time);
  return parts && parts[0] >= CERTAIN[0] && parts[0] <= CERTAIN[1] ? written(parts) : undefined;
}

const named = (time, lang, calendar) => new Intl.DateTimeFormat(`${lang === "ar" ? "ar-u-nu-arab" : "en-GB-u"}-ca-${calendar}`, { dateStyle: "full", timeZone: "UTC" }).format(time);

/** A day in words, so that a month is not taken for a day. */
function inWords(text, calendar, lang) {
  if (calendar === "gregorian") {
    const time = gregorianTime(text);
    return time === undefined ? "" : named(time, lang, "gregory");
  }
  const time = hijriTime(text);
  return time === undefined ? "" : named(time, lang, "islamic-umalqura");
}

/** The calendar that a day is of by its year; undefined where that says nothing. */
function byYear(text) {
  const found = numbers(text);
  return found ? (found[0] <= LAST_HIJRI ? "hijri" : "gregorian") : undefined;
}

const isHijri = (text) => MARK.test(text) || byYear(text) === "hijri";

function kindOf(value) {
  if (isMapping(value)) return value.hijri !== undefined ? (value.gregorian !== undefined ? "both" : "hijri") : "gregorian";
  return typeof value === "string" && isHijri(value) ? "hijri" : "gregorian";
}

const other = (calendar) => (calendar === "hijri" ? "gregorian" : "hijri");

export function date(form, shape, place, context) {
  const { words } = form;
  const host = el("div.control.date");
  const described = context.describedby ? { "aria-describedby": context.describedby, "data-described": context.describedby } : {};
  let kind = kindOf(place.get());
  const typed = {}; // what was written for each calendar: it is there again when that is chosen again
  const isMapped = isMapping(place.get()); // as its author wrote it
  note(place.get());

  function note(value) {
    if (isMapping(value)) Object.assign(typed, value);
    else if (value !== undefined && value !== null && value !== "") typed[kind === "both" ? kindOf(value) : kind] = String(value).replace(MARK, "");
  }

  /** The same day in the other calendar. */
  const converted = (calendar) => {
    if (form.data.hijri_table && !["auto", "published", "kacst"].includes(form.data.hijri_table)) return undefined;
    return calendar === "hijri" ? toHijri(typed.gregorian) : toGregorian(typed.hijri);
  };

  function write() {
    const has = (calendar) => typed[calendar] !== undefined && typed[calendar] !== "";
    const shown = kind === "both" ? ["gregorian", "hijri"].filter(has) : has(kind) ? [kind] : [];
    if (!shown.length) return place.drop();
    if (kind === "both" || isMapped) return place.set(Object.fromEntries(shown.map((one) => [one, typed[one]])));
    return place.set(kind === "hijri" && !MARK.test(typed.hijri) ? `${typed.hijri} AH` : typed[kind]);
  }

  /** Something was written for a calendar: what stands for the other, and is not seen, is of another day. */
  function taken(calendar, text) {
    typed[calendar] = text;
    if (kind !== "both" && text !== "") delete typed[other(calendar)];
    write();
  }

  function choose(calendar) {
    form.step({ path: place.path }, () => {
      const before = kind;
      const told = [];
      kind = calendar;
      for (const one of ["gregorian", "hijri"]) {
        if (byYear(typed[one]) !== other(one) || typed[other(one)]) continue; // what its year says is what is read
        typed[other(one)] = typed[one];
        delete typed[one];
      }
      for (const one of calendar === "both" ? ["gregorian", "hijri"] : [calendar]) {
        if (typed[one] === undefined || typed[one] === "") typed[one] = converted(one) ?? "";
        if (typed[one] === "") told.push(one);
      }
      write();
      draw();
      if (told.length && before !== "both" && typed[before]) host.append(el("p.warning.otherwise", { role: "status" }, spoken(words.say("dayNotConverted", { day: `\u2068${typed[before]}\u2069`, calendar: words.say(before) }))));
      host.querySelector("select").focus();
    });
  }

  function day(calendar) {
    const name = `${context.name}: ${words.say(calendar)}`;
    const said = el("output.spoken");
    const wrong = el("p.warning.otherwise", { role: "status", hidden: true });
    const speak = (text) => {
      said.textContent = inWords(text, calendar, words.lang);
      const by = byYear(text);
      wrong.hidden = by === undefined || by === calendar;
      if (wrong.hidden) return wrong.replaceChildren();
      const turn = () => choose(other(calendar));
      return wrong.replaceChildren(el("span", {}, spoken(words.say(by === "hijri" ? "looksHijri" : "looksGregorian", { year: `\u2068${numbers(text)[0]}\u2069` }))),
        kind === "both" ? "" : el("button.quiet", { type: "button", onclick: turn }, words.say(by)));
    };
    const text = String(typed[calendar] ?? "").replace(MARK, "");
    const given = { value: text, dir: "ltr", placeholder: calendar === "hijri" ? "1447-11-24" : "2026-05-11", "aria-label": name, ...described };
    const input = el("input", { type: "text", ...given, oninput: () => {
      taken(calendar, latin(input.value));
      speak(latin(input.value));
    } });
    speak(text);
    if (calendar === "hijri") return el("div.day", {}, input, said, wrong);
    // The browser's own field shows a day in the browser's order; only its calendar is used.
    const native = el("input.native", { type: "date", tabindex: "-1", "aria-hidden": "true", onchange: () => {
      input.value = native.value;
      input.dispatchEvent(new Event("input"));
    } });
    const pick = () => {
      native.value = /^\d{4}-\d{2}-\d{2}$/.test(input.value) ? input.value : "";
      native.showPicker();
    };
    return el("div.day", {}, input, el("button.icon-button", { type: "button", onclick: pick, "aria-label": `${context.name}: ${words.say("pick")}` }, icon("calendar")), native, said, wrong);
  }

  function draw() {
    const select = el("select", { "aria-label": `${context.name}: ${words.say("calendar")}`, onchange: () => choose(select.value) },
      [["gregorian", "gregorian"], ["hijri", "hijri"], ["both", "bothCalendars"]].map(([one, word]) => el("option", { value: one }, words.say(word))));
    select.value = kind;
    host.replaceChildren(...(kind === "both" ? ["gregorian", "hijri"] : [kind]).map(day), select);
  }
  draw();
  return host;
}
