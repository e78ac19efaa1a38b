// The controls of single values: texts in one language or both, dates, choices, numbers, and whatever no other control can show.

import { el, icon, unique } from "./dom.js";
import { alternative, fresh } from "./shapes.js";

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const LATIN = { "٫": ".", "٬": "" };
const latin = (text) => text.replace(/[٠-٩۰-۹٫٬]/g, (one) => LATIN[one] ?? String(one.charCodeAt(0) & 15));

/** A number where the text is one as JSON writes it, else the text. */
function numbered(text) {
  const plain = latin(text.trim());
  const number = Number(plain);
  return plain !== "" && String(number) === plain && Number.isFinite(number) ? number : text;
}

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

function textarea(given, taken) {
  const area = el("textarea", { rows: 1, id: unique("control"), ...given });
  area.addEventListener("input", () => {
    grow(area);
    taken(area.value);
  });
  requestAnimationFrame(() => grow(area));
  return area;
}

const described = (context) => (context.describedby ? { "aria-describedby": context.describedby, "data-described": context.describedby } : {});
const write = (place, value) => (value === "" ? place.drop() : place.set(value));

/** A Gregorian day in words, that a month is not taken for a day. */
function spokenDay(text, lang) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = found && new Date(Date.UTC(found[1], found[2] - 1, found[3]));
  if (!day || day.toISOString().slice(0, 10) !== text) return "";
  const locale = lang === "ar" ? "ar-u-nu-arab-ca-gregory" : "en-GB";
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(day);
}

/** A text that is written from left to right in any document: a path, an id, an address. */
const isCode = (context) => /^(emblem|file|picture|rows_from|glossary|include|email|url|link|theme|template|territory|currency|zone|phone|mobile|pattern)$/.test(context.field ?? "");

export const controls = {
  text(form, shape, place, context) {
    const value = place.get();
    const ids = form.ids();
    const named = /\bids?\b/.test(shape.about ?? context.about ?? "") && ids.length > 0;
    const list = named && el("datalist", { id: unique("ids") }, ids.map(([id, name]) => el("option", { value: id }, name)));
    const given = {
      value: value === undefined || value === null ? "" : String(value),
      dir: isCode(context) ? "ltr" : "auto",
      placeholder: typeof shape.preset === "string" ? form.words.say("default", { value: shape.preset }) : undefined,
      list: list ? list.id : undefined,
      ...described(context),
    };
    const was = typeof value;
    const taken = (text) => write(place, was === "number" ? numbered(text) : text);
    if (named) {
      const whose = el("output.spoken");
      const tell = (text) => (whose.textContent = ids.find(([id]) => id === text)?.[1] ?? "");
      tell(String(value));
      const input = el("input", { id: unique("control"), ...given, dir: "ltr", oninput: () => {
        taken(input.value);
        tell(input.value);
      } });
      return el("div.control.single", {}, input, list, whose);
    }
    return el("div.control.single", {}, textarea(given, taken));
  },

  number(form, shape, place, context) {
    const value = place.get();
    const taken = (event) => {
      const plain = latin(event.target.value.trim());
      write(place, /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : event.target.value);
    };
    const given = { value: value === undefined || value === null ? "" : String(value), inputmode: "decimal", dir: "ltr", class: "short", oninput: taken };
    return el("div.control.single", {}, el("input", { id: unique("control"), ...given, ...described(context) }));
  },

  flag(form, shape, place, context) {
    const checked = place.get() ?? shape.preset ?? false;
    const box = el("input", { type: "checkbox", id: unique("control"), checked: checked === true, onchange: () => place.set(box.checked), ...described(context) });
    return el("div.control", {}, el("label.check", {}, box));
  },

  constant(form, shape, place) {
    if (place.get() === undefined) place.set(shape.value);
    return el("div.control.constant", {});
  },

  choice(form, shape, place, context) {
    const { words } = form;
    const preset = shape.preset === undefined || shape.preset === null || typeof shape.preset === "object" ? undefined : words.choice(context.field, shape.preset);
    const none = preset === undefined ? words.say(context.required ? "notChosen" : "asIs") : words.say("default", { value: preset });
    const options = shape.options.map((one) => el("option", { value: String(one) }, words.choice(context.field, one)));
    const select = el("select", { id: unique("control"), ...described(context) }, el("option", { value: "" }, none), options);
    select.value = place.get() === undefined || place.get() === null ? "" : String(place.get());
    select.addEventListener("change", () => write(place, shape.options.find((one) => String(one) === select.value) ?? ""));
    return el("div.control.single", {}, select);
  },

  /** A text in both languages side by side, or one that stands for both. */
  both(form, shape, place, context) {
    const { words } = form;
    const host = el("div.control.both");
    const draw = () => {
      const value = place.get();
      const scalar = value !== undefined && value !== null && !isMapping(value);
      if (scalar && form.languages.length > 1) {
        const area = textarea({ value: String(value), dir: "auto", "aria-label": context.name, ...described(context) },
          (text) => write(place, typeof value === "number" ? numbered(text) : text));
        const part = () => {
          const text = String(place.get() ?? "");
          place.set(/[\u0600-\u06ff]/.test(text) ? { ar: text } : { en: text });
          draw();
          host.querySelector("textarea").focus();
        };
        host.replaceChildren(el("div.side", { "data-path": `${place.path}.` }, area),
          el("button.quiet", { type: "button", onclick: part }, icon("languages"), words.say("separate")));
        return;
      }
      host.replaceChildren(...(words.lang === "ar" ? ["ar", "en"] : ["en", "ar"])
        .filter((lang) => form.languages.includes(lang) || (isMapping(value) && value[lang] !== undefined))
        .map((lang) => {
          const text = scalar ? String(value) : value?.[lang];
          const name = `${context.name}، ${words.say(lang === "ar" ? "arabic" : "english")}`.replace("،", words.lang === "ar" ? "" : ",");
          const area = textarea({ value: text === undefined || text === null ? "" : String(text), lang, dir: lang === "ar" ? "rtl" : "ltr", "aria-label": name, ...described(context) },
            (typed) => {
              if (scalar) return write(place, typed);
              const now = isMapping(place.get()) ? { ...place.get() } : {};
              if (typed === "") delete now[lang];
              else now[lang] = typeof text === "number" ? numbered(typed) : typed;
              return Object.keys(now).length ? place.set(now) : place.set({});
            });
          return el("div.side", { "data-path": `${place.path}.${lang}`, class: `side ${lang}` },
            el("span.tag", { "aria-hidden": "true" }, lang === "ar" ? "ع" : "EN"), area, el("div.told"));
        }));
    };
    draw();
    return host;
  },

  /** A day: Gregorian, Hijri, or both as they were announced. */
  date(form, shape, place, context) {
    const { words } = form;
    const host = el("div.control.date");
    const isHijri = (text) => /هـ|AH/i.test(text);
    let kind = kindOf(place.get());
    const typed = {}; // what was written for each calendar: it is there again when that is chosen again
    function kindOf(value) {
      if (isMapping(value)) return value.hijri !== undefined ? (value.gregorian !== undefined ? "both" : "hijri") : "gregorian";
      return typeof value === "string" && isHijri(value) ? "hijri" : "gregorian";
    }
    const gregorian = (text, taken) => {
      const name = `${context.name}: ${words.say("gregorian")}`;
      const spoken = el("output.spoken");
      const speak = (value) => (spoken.textContent = spokenDay(value, words.lang));
      const given = { value: text, dir: "ltr", placeholder: "2026-05-11", "aria-label": name, ...described(context) };
      const input = el("input", { type: "text", ...given, oninput: () => {
        taken(latin(input.value));
        speak(latin(input.value));
      } });
      // The browser's own field shows a day in the browser's order; only its calendar is used.
      const native = el("input.native", { type: "date", tabindex: "-1", "aria-hidden": "true", onchange: () => {
        input.value = native.value;
        input.dispatchEvent(new Event("input"));
      } });
      const pick = () => {
        native.value = /^\d{4}-\d{2}-\d{2}$/.test(input.value) ? input.value : "";
        native.showPicker();
      };
      speak(text);
      return el("div.day", {}, input, el("button.icon-button", { type: "button", onclick: pick, "aria-label": `${context.name}: ${words.say("pick")}` }, icon("calendar")), native, spoken);
    };
    const hijri = (text, taken) => {
      const name = `${context.name}: ${words.say("hijri")}`;
      return el("input", { type: "text", value: text.replace(/\s*(هـ|AH)\s*$/i, ""), dir: "ltr", placeholder: "1447-11-24", "aria-label": name, ...described(context), oninput: (event) => taken(latin(event.target.value)) });
    };
    const draw = () => {
      const value = place.get();
      const parts = isMapping(value) ? value : { [kind === "hijri" ? "hijri" : "gregorian"]: value };
      const text = (key) => (parts[key] === undefined || parts[key] === null ? "" : String(parts[key]));
      const alone = (given) => write(place, given);
      const marked = (given) => write(place, given && !isHijri(given) ? `${given} AH` : given);
      const paired = (key) => (given) => {
        const now = isMapping(place.get()) ? { ...place.get() } : {};
        if (given === "") delete now[key];
        else now[key] = given;
        place.set(now);
      };
      const inputs = kind === "both" ? [gregorian(text("gregorian"), paired("gregorian")), hijri(text("hijri"), paired("hijri"))]
        : kind === "hijri" ? [hijri(text("hijri"), isMapping(value) ? paired("hijri") : marked)]
          : [gregorian(text("gregorian"), isMapping(value) ? paired("gregorian") : alone)];
      const select = el("select", { "aria-label": `${context.name}: ${words.say("calendar")}`, onchange: () => {
        const before = place.get();
        if (isMapping(before)) Object.assign(typed, before);
        else if (typeof before === "string") typed[kindOf(before)] = before.replace(/\s*(هـ|AH)\s*$/i, "");
        kind = select.value;
        if (kind === "both") place.set({ ...typed });
        else if (kind === "gregorian") write(place, typed.gregorian ?? "");
        else write(place, typed.hijri ? `${typed.hijri} AH` : "");
        draw();
      } }, [["gregorian", "gregorian"], ["hijri", "hijri"], ["both", "bothCalendars"]].map(([one, word]) => el("option", { value: one }, words.say(word))));
      select.value = kind;
      host.replaceChildren(...inputs, select);
    };
    draw();
    return host;
  },

  /** One of several forms: a select of them, and the control of the one that is chosen. */
  union(form, shape, place, context) {
    const { words } = form;
    const host = el("div.control.choices");
    const options = shape.of.flatMap((one) => {
      if (one.type === "constant") return [{ shape: one, value: one.value, label: words.choice(context.field, one.value) }];
      if (one.type === "choice") return one.options.map((value) => ({ shape: one, value, label: words.choice(context.field, value) }));
      if (one.type === "flag") return [true, false].map((value) => ({ shape: one, value, label: words.say(value ? "yes" : "no") }));
      return [{ shape: one, label: words.part(one) }];
    });
    const key = (index) => (options[index]?.value === undefined ? `#${index}` : String(options[index].value));
    const draw = (chosen) => {
      const value = place.get();
      const found = value === undefined || value === null ? undefined : alternative(shape, value);
      const now = chosen ?? options.findIndex((one) => one.shape === found && (one.value === undefined || one.value === value));
      const select = el("select", { id: unique("control"), "aria-label": words.say("formOf", { what: context.name }), onchange: () => {
        const at = options.findIndex((_, index) => key(index) === select.value);
        const one = options[at];
        if (!one) place.drop();
        else if (one.value !== undefined) place.set(one.value);
        else if (["list", "tuple"].includes(one.shape.type)) place.set(fresh(one.shape));
        else place.drop();
        draw(at);
        host.querySelector("select").focus();
      } }, el("option", { value: "" }, words.say(context.required ? "notChosen" : "asIs")), options.map((one, index) => el("option", { value: key(index) }, one.label)));
      select.value = now >= 0 ? key(now) : "";
      const one = options[now];
      const inner = one && one.value === undefined ? form.unlabelled(one.shape, place, context) : undefined;
      host.replaceChildren(...[select, inner].filter(Boolean));
    };
    draw();
    return host;
  },

  /** Parts in a fixed order. */
  tuple(form, shape, place, context) {
    const parts = shape.items.map((one, index) => {
      const inner = {
        path: `${place.path}[${index}]`,
        get: () => place.get()?.[index],
        set: (value) => {
          const now = shape.items.map((_, at) => place.get()?.[at] ?? null);
          now[index] = value;
          place.set(now);
        },
        drop: () => inner.set(null),
      };
      const name = form.words.say("itemOf", { what: context.name, number: index + 1 });
      return el("div.part", { "data-path": inner.path }, form.unlabelled(one, inner, { ...context, name }), el("div.told"));
    });
    return el("div.control.tuple", {}, parts);
  },

  /** A value of any form: a text or a number, a text in both languages, or what it is as JSON. */
  any(form, shape, place, context) {
    const value = place.get();
    if (isMapping(value) && Object.keys(value).every((key) => key === "ar" || key === "en")) return controls.both(form, { type: "both" }, place, context);
    if (isMapping(value) || Array.isArray(value) || typeof value === "boolean") return controls.raw(form, shape, place, context);
    const host = el("div.control.single.cell");
    const isNumber = typeof value === "number" || value === undefined || value === null || value === "";
    const area = textarea({ value: value === undefined || value === null ? "" : String(value), dir: "auto", "aria-label": context.name },
      (text) => (text === "" && context.empty === null ? place.set(null) : place.set(isNumber ? numbered(text) : text)));
    const part = () => {
      const now = place.get();
      place.set(now === undefined || now === null || now === "" ? {} : /[\u0600-\u06ff]/.test(String(now)) ? { ar: String(now) } : { en: String(now) });
      const next = controls.any(form, shape, place, context);
      host.replaceWith(next);
      next.querySelector("textarea").focus();
    };
    host.append(area, el("button.icon-button", { type: "button", onclick: part, "aria-label": `${context.name}: ${form.words.say("separate")}` }, icon("languages")));
    return host;
  },

  /** What it is, as JSON. */
  raw(form, shape, place, context) {
    const wrong = el("p.error", { hidden: true }, form.words.say("rawWrong"));
    const area = textarea({ value: JSON.stringify(place.get() ?? null, null, 1), dir: "ltr", class: "raw", spellcheck: "false", "aria-label": `${context.name}: ${form.words.say("rawValue")}` }, (text) => {
      try {
        const value = JSON.parse(text);
        wrong.hidden = true;
        place.set(value);
      } catch {
        wrong.hidden = false;
      }
    });
    return el("div.control.single", {}, area, wrong);
  },
};
