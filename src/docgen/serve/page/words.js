// The words of the page in the language of the interface: words.json has those of the page itself, labels.json those of fields, parts and choices.

const KEY = "docgen.language";
const isArabic = (tag) => /^ar\b/i.test(tag ?? "");

/** The language that was chosen, or the first that the browser asks for. */
export function preferred() {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === "ar" || kept === "en") return kept;
  } catch {
    // a browser that keeps nothing
  }
  const first = (navigator.languages ?? [navigator.language]).find((tag) => isArabic(tag) || /^en\b/i.test(tag));
  return isArabic(first) ? "ar" : "en";
}

export class Words {
  constructor(words, labels, lang) {
    this.all = words;
    this.labels = labels;
    this.own = { fields: {}, choices: {} }; // those of the kind that is shown
    this.lang = lang;
    const locale = lang === "ar" ? "ar-u-nu-arab" : "en";
    this.numbers = new Intl.NumberFormat(locale, { useGrouping: false });
    this.plurals = new Intl.PluralRules(lang);
  }

  /** Both files, read beside this module. */
  static async load(lang, labelled = true) {
    const read = async (name) => (await fetch(new URL(name, import.meta.url))).json();
    const [words, labels] = await Promise.all([read("words.json"), labelled ? read("labels.json") : {}]);
    return new Words(words, labels, lang);
  }

  keep() {
    try {
      localStorage.setItem(KEY, this.lang);
    } catch {
      // chosen for this visit alone
    }
  }

  /** Sets language and direction of the page and the words of what has `data-word` (its text) or `data-word-label` (its name). */
  write(root = document) {
    document.documentElement.lang = this.lang;
    document.documentElement.dir = this.lang === "ar" ? "rtl" : "ltr";
    for (const one of root.querySelectorAll("[data-word]")) one.textContent = this.say(one.dataset.word);
    for (const one of root.querySelectorAll("[data-word-label]")) one.setAttribute("aria-label", this.say(one.dataset.wordLabel));
  }

  say(name, values = {}) {
    const found = this.all[this.lang][name];
    return found.replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? this.number(values[key]) : values[key]));
  }

  /** A number of things, by the plural forms of the language (CLDR). */
  count(name, count) {
    const forms = this.all[this.lang][name];
    return (forms[count === 0 && forms.zero ? "zero" : this.plurals.select(count)] ?? forms.other).replace("{count}", this.number(count));
  }

  number(value) {
    return this.numbers.format(value);
  }

  /** What a field is called; one that has no label, by its name. */
  field(within, name) {
    const { fields = {} } = this.labels;
    const own = this.own.fields[name] ?? (fields[name] ? undefined : this.own.fields[name.replace(/s$/, "")]);
    return this.#side(fields[`${within}.${name}`]) ?? this.#side(own) ?? this.#side(fields[name]) ?? spoken(name);
  }

  /** What a part of a document is called. */
  part(shape) {
    const name = shape.title ?? shape.name;
    if (!name) return this.labels.types[shape.type][this.lang];
    const own = name.toLowerCase();
    return this.#side(this.labels.parts[name]) ?? this.#side(this.own.fields[own.replace(/s$/, "")]) ?? this.field("", own);
  }

  choice(field, value) {
    const { choices = {} } = this.labels;
    const key = `${field}:${value}`;
    return this.#side(choices[key]) ?? this.#side(this.own.choices[key]) ?? this.#side(choices[String(value)]) ?? String(value);
  }

  #side(both) {
    return both?.[this.lang] ?? both?.ar ?? both?.en;
  }

  /** What a field is for, by what the schema says; of a kind of one's own it is as its author wrote it. */
  help(about) {
    return this.own.about?.[about]?.[this.lang] ?? about;
  }
}

const spoken = (name) => {
  const text = name.replace(/[_-]+/g, " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
