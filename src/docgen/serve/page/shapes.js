// A JSON Schema as shapes that a form can show. Nothing here knows a kind: two languages are an object of ar and en, a date is an object of gregorian
// and hijri or a text, and the short form of a group is the value of the one field that it must have.

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const only = (object, ...names) => same(Object.keys(object.properties ?? {}).sort(), names.sort());
const named = (ref) => ref.split("/").pop();

export class Shapes {
  constructor(schema) {
    this.schema = schema;
    this.known = new Map();
  }

  /** The shape of the whole document. */
  get root() {
    const required = this.schema.required ?? [];
    return this.#group({ ...this.schema, required: [...required, ...(this.schema.else?.required ?? [])] }, "");
  }

  /** {type, name, about, preset, ...} of a part of the schema; `within` is the definition it stands in, `name` the one that it is. */
  of(part, within = "", name = undefined) {
    const about = part.description;
    if (part.$ref) {
      const title = named(part.$ref);
      if (!this.known.has(title)) this.known.set(title, this.of(this.schema.$defs[title], title, title));
      const made = this.known.get(title);
      const own = ["both", "date"].includes(made.type) ? undefined : made.about; // what such a definition says is for who writes programs
      return { ...made, about: about ?? own, preset: part.default, title };
    }
    return { ...this.#made(part, within, name), about, preset: part.default };
  }

  #made(part, within, name) {
    const found = this.#alternatives(part, within, name);
    return found.length === 1 ? found[0] : { type: "union", of: found, within };
  }

  #alternatives(part, within, name) {
    const members = part.properties ? undefined : (part.anyOf ?? part.oneOf);
    let found;
    if (members) {
      found = members.filter((one) => one.type !== "null").flatMap((one) => {
        const shape = this.of(one, within, name);
        return shape.type === "union" && shape.of ? shape.of : [shape];
      });
    } else if (Array.isArray(part.type)) {
      found = part.type.filter((one) => one !== "null").map((type) => this.#plain({ ...part, type }, within, name));
    } else {
      found = [this.#plain(part, within, name)];
    }
    return joined(found, within);
  }

  #plain(part, within, name) {
    if ("const" in part) return { type: "constant", value: part.const, within };
    if (part.enum) return { type: "choice", options: part.enum, within };
    if (part.type === "boolean") return { type: "flag", within };
    if (part.type === "integer" || part.type === "number") return { type: "number", within };
    if (part.type === "string") return { type: "text", within, examples: part.examples };
    if (part.type === "array") {
      if (part.prefixItems) return { type: "tuple", items: part.prefixItems.map((one) => this.of(one, within)), within };
      return this.#holding({ type: "list", most: part.maxItems, within }, part.items ?? {});
    }
    if (part.properties) return this.#group(part, within, name);
    if (part.type === "object" && typeof part.additionalProperties === "object") return this.#holding({ type: "map", within }, part.additionalProperties);
    return { type: "any", within };
  }

  /** A list or a mapping, whose item is made when it is asked for: it may hold the definition that it stands in. */
  #holding(shape, item) {
    let made;
    return Object.assign(shape, { itemOf: () => (made ??= this.of(item, shape.within)) });
  }

  #group(part, within, name) {
    if (only(part, "ar", "en")) return { type: "both", within };
    if (only(part, "gregorian", "hijri")) return { type: "date", within };
    const required = new Set(part.required ?? []);
    const fields = Object.entries(part.properties).map(([name, one]) => {
      let made;
      return { name, required: required.has(name), constant: "const" in one, shapeOf: () => (made ??= this.of(one, within)) };
    });
    const either = part.anyOf?.every((one) => one.required) ? part.anyOf.map((one) => one.required) : undefined;
    return { type: "group", name, within, fields, either, pair: fields.some((one) => one.name === "ar") && fields.some((one) => one.name === "en") };
  }
}

/** Alternatives that a reader would call one thing, as one: a text beside a text in both languages, one beside a list of them, a short form. */
function joined(found, within) {
  let left = found;
  const has = (type) => left.some((one) => one.type === type);
  if (has("any")) return [{ type: "any", within }];
  if (has("both")) left = left.filter((one) => one.type !== "text" && one.type !== "number");
  if (has("date") || has("text")) left = left.filter((one) => one.type !== (has("date") ? "text" : "number"));
  if (has("flag")) left = left.filter((one) => one.type !== "constant" || typeof one.value !== "boolean");
  for (const type of ["both", "date", "text", "number"]) left = once(left, type);
  // What is written as one word needs no mapping whose only key says the same.
  if (has("constant")) left = left.filter((one) => !(one.type === "group" && one.fields.length === 1 && one.fields[0].constant));
  const [list, ...more] = left.filter((one) => one.type === "list");
  if (list && !more.length && left.length > 1 && left.every((one) => one === list || isItem(one, list.itemOf()))) {
    return [{ ...list, single: true }];
  }
  for (const group of left.filter((one) => one.type === "group")) {
    const others = left.filter((one) => one !== group);
    if (!others.length) break;
    if (group.pair && others.every((one) => ["text", "number", "both"].includes(one.type))) return [{ ...group, short: "" }];
    const musts = group.fields.filter((one) => one.required);
    if (musts.length === 1 && others.every((one) => isShort(one, musts[0].shapeOf()))) return [{ ...group, short: musts[0].name }];
  }
  return left;
}

const once = (shapes, type) => {
  const first = shapes.find((one) => one.type === type);
  return shapes.filter((one) => one.type !== type || one === first);
};

function isShort(one, field) {
  if (field.single) return isShort(one, field.itemOf());
  if (one.type !== field.type) return false;
  return one.type === "both" || one.type === "text" || (one.type === "group" && one.name === field.name);
}

function isItem(one, item) {
  if (item.type === one.type) return one.type !== "group" || one.name === item.name;
  if (item.type === "union") return item.of.some((other) => isItem(one, other));
  return item.type === "group" && item.short !== undefined && (one.type === "both" || one.type === "text");
}

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isScalar = (value) => typeof value === "string" || typeof value === "number";

/** How well a value fits a shape: 0 not at all, 3 exactly. */
export function fits(shape, value) {
  switch (shape.type) {
    case "text":
      return isScalar(value) ? 2 : 0;
    case "number":
      return typeof value === "number" ? 3 : typeof value === "string" ? 1 : 0;
    case "flag":
      return typeof value === "boolean" ? 3 : 0;
    case "constant":
      return value === shape.value ? 3 : 0;
    case "choice":
      return shape.options.includes(value) ? 3 : 0;
    case "both":
      return isScalar(value) ? 2 : isMapping(value) && Object.keys(value).every((key) => key === "ar" || key === "en") ? 3 : 0;
    case "date":
      if (isMapping(value)) return Object.keys(value).length && Object.keys(value).every((key) => key === "gregorian" || key === "hijri") ? 3 : 0;
      return typeof value === "string" ? (/\d/.test(value) || !value ? 3 : 1) : 0;
    case "list":
      return Array.isArray(value) ? 3 : shape.single ? fits(shape.itemOf(), value) : 0;
    case "tuple":
      return Array.isArray(value) && value.length <= shape.items.length ? 3 : 0;
    case "map":
      return isMapping(value) ? 2 : 0;
    case "group": {
      if (!isMapping(value)) {
        if (shape.short === undefined) return 0;
        return shape.short === "" ? (isScalar(value) ? 2 : 0) : fits(field(shape, shape.short).shapeOf(), value);
      }
      const known = new Set(shape.fields.map((one) => one.name));
      const keys = Object.keys(value);
      const musts = shape.fields.filter((one) => one.required);
      const exact = keys.every((key) => known.has(key));
      if (exact && musts.every((one) => one.name in value)) return 3;
      if (shape.short && fits(field(shape, shape.short).shapeOf(), value) === 3) return 3;
      return keys.some((key) => known.has(key)) || !keys.length ? 1 : 0;
    }
    case "union":
      return Math.max(...shape.of.map((one) => fits(one, value)));
    default:
      return 1;
  }
}

/** The alternative of a union that a value is. */
export function alternative(shape, value) {
  let best;
  let score = 0;
  for (const one of shape.of) {
    const found = fits(one, value);
    if (found > score) [best, score] = [one, found];
  }
  return best;
}

export const field = (group, name) => group.fields.find((one) => one.name === name);

/** What a new value of a shape is before anything is written into it. */
export function fresh(shape) {
  switch (shape.type) {
    case "constant":
      return shape.value;
    case "choice":
      return shape.options[0];
    case "flag":
      return true;
    case "list":
      return [];
    case "tuple":
      return shape.items.map(fresh);
    case "both":
    case "group":
    case "map":
      return {};
    case "union":
      return fresh(shape.of[0]);
    default:
      return "";
  }
}

/** Whether nothing was written into a value yet. */
export function blank(value) {
  if (value === "" || value === undefined) return true;
  return isMapping(value) && Object.values(value).every(blank);
}

/** A copy without what is blank, and `was`: where each path of the copy is in the form, for lists in which something was left out. */
export function pruned(value, path = "", at = "", was = new Map()) {
  if (Array.isArray(value)) {
    const made = [];
    value.forEach((one, index) => {
      if (isMapping(one) && blank(one)) return;
      const there = `${at}[${made.length}]`;
      if (made.length !== index) was.set(there, `${path}[${index}]`);
      made.push(pruned(one, `${path}[${index}]`, there, was).value);
    });
    return { value: made, was };
  }
  if (!isMapping(value)) return { value, was };
  const made = {};
  for (const [key, one] of Object.entries(value)) {
    if (blank(one)) continue;
    const step = (base) => (base ? `${base}.${key}` : key);
    made[key] = pruned(one, step(path), step(at), was).value;
  }
  return { value: made, was };
}

/** A value in a few words. */
export function shown(value, lang) {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return shown(value[0], lang);
  const text = value[lang] ?? value.ar ?? value.en;
  if (text !== undefined) return String(text);
  for (const one of Object.values(value)) {
    const found = shown(one, lang);
    if (found) return found;
  }
  return "";
}
