// The controls of single values: texts in one language or both, choices, numbers, and whatever no other control can show.

import { date, latin } from "./days.js";
import { el, icon, unique } from "./dom.js";
import { alternative, blank, fresh } from "./shapes.js";

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

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

/** A text as people can write it: Word's line break within a paragraph is one, and what no key types and nobody sees is left out. */
export const written = (text) => text.replace(/\r\n?|[\v\f\u0085]/g, "\n").replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu, "");

function textarea(given, taken) {
  const area = el("textarea", { rows: 1, id: unique("control"), ...given });
  area.addEventListener("input", () => {
    const before = area.value.slice(0, area.selectionStart);
    if (written(area.value) !== area.value) {
      area.value = written(area.value);
      area.setSelectionRange(written(before).length, written(before).length);
    }
    grow(area);
    taken(area.value);
  });
  requestAnimationFrame(() => grow(area));
  return area;
}

const described = (context) => (context.describedby ? { "aria-describedby": context.describedby, "data-described": context.describedby } : {});
const write = (place, value) => (value === "" ? place.drop() : place.set(value));

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

  date,

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
        const lost = typeof place.get() === "object" && !blank(place.get());
        form.step({ path: place.path, what: lost ? context.name : undefined }, () => {
          if (!one) place.drop();
          else if (one.value !== undefined) place.set(one.value);
          else if (["list", "tuple"].includes(one.shape.type)) place.set(fresh(one.shape));
          else place.drop();
        });
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
