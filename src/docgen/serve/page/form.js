// A form of any kind of document, made from its JSON Schema. It changes plain data; what YAML becomes of it is made by the server.

import { el, icon, spoken, unique } from "./dom.js";
import { ofYaml } from "./findings.js";
import { blank, field as fieldOf, fits, Shapes, shown } from "./shapes.js";
import { controls } from "./controls.js";
import { drawList, drawMap } from "./lists.js";

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A place for a value: `get()` reads it, `set(value)` writes it, `drop()` takes it away, `path` is where it stands in the document.
 */
export const slot = (parent, key, path) => ({
  path,
  get: () => parent.get()?.[key],
  set: (value) => parent.put(key, value),
  drop: () => parent.take(key),
});

export class Form {
  /** `changed()` is called after each change, `stepped(step)` after each that takes something away or moves it (as History records it). */
  constructor(host, words, changed, stepped = () => undefined) {
    Object.assign(this, { host, words, changed, stepped, data: {}, opened: new WeakMap(), begun: new WeakMap(), unfolded: new Set() });
  }

  /** Shows data of a schema. What was unfolded stays so. */
  show(schema, data) {
    if (schema !== this.schema) {
      this.shapes = new Shapes(schema);
      this.unfolded.clear();
    }
    this.schema = schema;
    this.data = data;
    const root = {
      path: "",
      get: () => this.data,
      set: (value) => {
        this.data = value;
        this.changed();
      },
      drop: () => undefined,
    };
    this.host.replaceChildren(...this.fields(this.shapes.root, root));
  }

  /** Does what takes something away or moves it: `what` names what goes, undefined where nothing does; `path` is where. */
  step({ what, path }, run) {
    const before = structuredClone(this.data);
    run();
    this.stepped({ before, after: structuredClone(this.data), what, path });
  }

  /** Whether a field names a file: a service reads none. */
  namesFile(within, name) {
    const { files = [] } = this.words.own;
    return files.includes(within ? `${within}.${name}` : name);
  }

  /** Whether a shape cannot be without a file. */
  isOfFile(shape) {
    return shape.type === "group" && shape.fields.some((one) => one.required && this.namesFile(shape.within, one.name));
  }

  /** Both languages of the document, or the one that it has. */
  get languages() {
    const found = this.data.languages ?? ["ar", "en"];
    return Array.isArray(found) ? found : [found];
  }

  /** Ids of mappings at the root (persons), for fields that name one. */
  ids() {
    const maps = this.shapes.root.fields.filter((one) => one.shapeOf().type === "map" && isMapping(this.data[one.name]) && one.name !== "extra");
    return maps.flatMap((one) => Object.entries(this.data[one.name]).map(([id, value]) => [id, shown(value, this.words.lang)]));
  }

  /** A mapping's fields: those that must be there or are, then buttons for those that may be. */
  fields(shape, place, { leave = [] } = {}) {
    const { words } = this;
    const object = () => place.get() ?? {};
    const asObject = {
      get: object,
      put: (key, value) => {
        const now = object();
        const isNew = !(key in now);
        now[key] = value;
        if (isNew) putInOrder(now, key, order.includes(key) ? order : shape.fields.map((one) => one.name));
        place.set(now);
      },
      take: (key) => {
        const now = object();
        delete now[key];
        place.set(now);
      },
    };
    const known = shape.fields.filter((one) => !one.constant && !leave.includes(one.name));
    const opened = this.#openedIn(place);
    const here = (one) => object()[one.name] !== undefined && object()[one.name] !== null;
    // Of fields of which one must be there, the first is asked for while none is.
    const either = shape.either?.some((names) => names.some((name) => object()[name] !== undefined)) ? [] : (shape.either?.[0] ?? []);
    const isThere = (one) => one.required || here(one) || opened.has(one.name) || either.includes(one.name);
    const isSetting = (one) => place.path === "" && !one.required && words.labels.settings.includes(one.name);
    // What is asked for and is not there, then what is there, as its author ordered it.
    const order = Object.keys(object());
    const there = known.filter(isThere).sort((one, other) => (here(one) ? order.indexOf(one.name) : -1) - (here(other) ? order.indexOf(other.name) : -1));
    const away = known.filter((one) => !isThere(one) && !this.namesFile(shape.within, one.name) && !this.isOfFile(one.shapeOf()));
    const strange = Object.keys(object()).filter((key) => !shape.fields.some((one) => one.name === key));
    const path = (name) => (place.path ? `${place.path}.${name}` : name);
    const again = () => {
      const made = this.fields(shape, place, { leave });
      const first = holder.first;
      holder.nodes.slice(1).forEach((one) => one.remove());
      first.replaceWith(...made);
      return made;
    };
    const drawn = there.map((one) => {
      const close = () => {
        opened.delete(one.name);
        const what = blank(object()[one.name]) ? undefined : this.called(shape, one);
        this.step({ path: path(one.name), what }, () => asObject.take(one.name));
        again().find((made) => made.matches?.("details.more"))?.querySelector("summary").focus();
      };
      return this.field(one, slot(asObject, one.name, path(one.name)), shape, one.required ? undefined : close, object);
    });
    const odd = strange.map((key) => this.#strange(key, slot(asObject, key, path(key)), () => {
      this.step({ path: path(key), what: key }, () => asObject.take(key));
      again();
    }));
    const settings = drawn.filter((_, index) => isSetting(there[index]));
    const nodes = [...drawn.filter((one) => !settings.includes(one)), ...odd];
    const more = (some, label, ...held) => {
      if (some.length || held.length) nodes.push(this.#more(shape, place, some, opened, again, path, label, held));
    };
    if (place.path === "") more(away.filter((one) => isSetting(one)), words.say("settings"), ...settings);
    const others = away.filter((one) => !isSetting(one));
    more(others, place.path === "" ? words.say("more", { count: others.length }) : words.say("moreHere"));
    if (!nodes.length) nodes.push(el("span"));
    const holder = { nodes, first: nodes[0] };
    return nodes;
  }

  #openedIn(place) {
    const owner = isMapping(place.get()) ? place.get() : undefined;
    if (!owner) return this.#pending(place.path);
    if (!this.opened.has(owner)) this.opened.set(owner, this.#pending(place.path));
    return this.opened.get(owner);
  }

  /** Fields opened in what is not there yet. */
  #pending(path) {
    this.pending ??= new Map();
    if (!this.pending.has(path)) this.pending.set(path, new Set());
    const found = this.pending.get(path);
    return found;
  }

  /** A fold with the fields `held`, and buttons for those that are away. */
  #more(shape, place, away, opened, again, path, label, held) {
    const { words } = this;
    const key = `${place.path}:${held.length ? "held" : ""}`;
    const buttons = away.map((one) => {
      const name = this.called(shape, one);
      const open = () => {
        opened.add(one.name);
        const { preset } = one.shapeOf();
        if (Array.isArray(preset) && preset.length) place.set({ ...place.get(), [one.name]: structuredClone(preset) });
        const target = again().map((node) => (node.dataset?.path === path(one.name) ? node : node.querySelector?.(`[data-path="${CSS.escape(path(one.name))}"]`))).find(Boolean);
        const control = target?.querySelector("textarea, input, select, button.add");
        if (control?.type === "checkbox" && !control.checked) control.click();
        control?.focus();
      };
      const about = words.help(one.shapeOf().about);
      return el("button.chip", { type: "button", onclick: open, title: about }, icon("add"), name);
    });
    const details = el("details.more", { open: this.unfolded.has(key) }, el("summary", {}, label), held, el("div.chips", {}, buttons));
    details.addEventListener("toggle", () => (details.open ? this.unfolded.add(key) : this.unfolded.delete(key)));
    return details;
  }

  /** What the schema does not know, as it is. */
  #strange(key, place, close) {
    const head = el("div.field-head", {}, el("label", { for: key }, el("bdi", { dir: "ltr" }, key)), this.closing(key, close));
    const control = controls.raw(this, { type: "any" }, place, { name: key });
    head.querySelector("label").htmlFor = control.querySelector("textarea").id;
    return el("div.field.strange", { "data-path": place.path }, head, control, told());
  }

  closing(name, close) {
    return el("button.icon-button", { type: "button", onclick: close, "aria-label": this.words.say("removeOf", { what: name }) }, icon("remove"));
  }

  /** What a field of a mapping is called; of two that are called alike, each with its name in the text. */
  called(whole, one) {
    const label = (field) => this.words.field(whole.within, field.name);
    const isAlike = whole.fields.some((other) => other !== one && label(other) === label(one));
    return isAlike ? `${label(one)} (\u2068${one.name}\u2069)` : label(one);
  }

  /** One field with its name, its help and what is said of it. */
  field(one, place, whole, close, beside) {
    const { words } = this;
    const shape = one.shapeOf();
    const name = this.called(whole, one);
    const about = words.help(shape.about);
    const context = { name, field: one.name, beside, required: one.required, preset: shape.preset, describedby: about ? unique("about") : undefined };
    const help = about && el("span.about", { id: context.describedby, dir: "auto" }, about);
    return this.named(shape, place, context, help, close);
  }

  /** A shape with its name: an element of one control has a label, one of several a group's name. */
  named(shape, place, context, help, close) {
    const { words } = this;
    const must = context.required && [" ", el("span.must", {}, words.say("required"))];
    const end = close && this.closing(context.name, close);
    const control = this.draw(shape, place, context);
    if (shape.type === "flag") {
      control.querySelector("label").append(context.name);
      return el("div.field.flag", { "data-path": place.path }, el("div.field-head", {}, control, help, end), told());
    }
    const single = control.matches(".single") && control.querySelector("input, select, textarea");
    if (single) {
      single.id ||= unique("control");
      const label = el("label", { for: single.id }, context.name, must);
      return el("div.field", { "data-path": place.path }, el("div.field-head", {}, label, help, end), control, told());
    }
    const id = unique("name");
    const nested = ["group", "list", "map", "union"].includes(shape.type);
    const head = el("div.field-head", {}, el(nested ? "h3.name" : "span.name", { id }, context.name, must), help, end);
    const kind = nested ? `div.field.${shape.type}` : "div.field";
    return el(kind, { "data-path": place.path, role: "group", "aria-labelledby": id }, head, told(), control);
  }

  /** The control of a value that has no label of its own beside it. */
  unlabelled(shape, place, context) {
    const made = this.draw(shape, place, context);
    const control = made.matches(".single, .control:has(> .check)") && made.querySelector("input, select, textarea");
    if (control && !control.hasAttribute("aria-label")) control.setAttribute("aria-label", context.name);
    return made;
  }

  /** The control of a value. What fits no control is shown as it is. */
  draw(shape, place, context) {
    const value = place.get();
    if (value !== undefined && value !== null && !fits(shape, value)) return controls.raw(this, shape, place, context);
    switch (shape.type) {
      case "group":
        return this.#group(shape, place);
      case "list":
        return drawList(this, shape, place, context);
      case "map":
        return drawMap(this, shape, place, context);
      default:
        return controls[shape.type](this, shape, place, context);
    }
  }

  /** A mapping, also one whose only field is written alone. */
  #group(shape, place) {
    let whole = place.get();
    if (!isMapping(whole) && shape.short === "" && whole !== undefined) whole = undefined;
    const { short } = shape;
    const isShort = short && place.get() !== undefined && place.get() !== null && this.#isShort(shape, place.get());
    let alone = short ? isShort || place.get() === undefined || blank(place.get()) : false;
    let object = isShort ? { [short]: place.get() } : isMapping(place.get()) ? place.get() : {};
    const scalar = short === "" && !isMapping(place.get()) ? place.get() : undefined;
    const write = (now) => {
      object = now;
      const keys = Object.keys(now).filter((key) => !blank(now[key]));
      if (keys.some((key) => key !== short)) alone = false;
      place.set(alone && short && keys.length === 1 ? now[short] : now);
    };
    const inside = { path: place.path, get: () => object, set: write, drop: place.drop };
    const body = el("div.group-body");
    if (shape.pair) {
      const pair = {
        path: place.path,
        get: () => (scalar !== undefined && !isMapping(place.get()) ? place.get() : pick(object)),
        set: (value) => {
          if (!isMapping(value)) return place.set(value);
          for (const key of ["ar", "en"]) {
            if (value[key] === undefined) delete object[key];
            else object[key] = value[key];
          }
          return place.set(object);
        },
        drop: () => {
          delete object.ar;
          delete object.en;
          place.set(object);
        },
      };
      body.append(controls.both(this, { type: "both" }, pair, { name: this.words.field("", "text") }));
      body.append(...this.fields(shape, inside, { leave: ["ar", "en"] }));
    } else {
      body.append(...this.fields(shape, inside));
    }
    return body;
  }

  #isShort(shape, value) {
    if (!isMapping(value)) return true;
    const exact = Object.keys(value).length > 0 && Object.keys(value).every((key) => fieldOf(shape, key));
    return !exact && fits(fieldOf(shape, shape.short).shapeOf(), value) > 0;
  }

  /** Shows each finding at the field that it is about, or at the nearest above it. `where` says where a path stands in the form. */
  mark(findings, where = (path) => path) {
    const held = this.host.contains(document.activeElement) ? document.activeElement : undefined;
    const top = held?.getBoundingClientRect().top;
    this.#mark(findings, where);
    // What is being written in stays where it is, whatever is said above it.
    for (const one of [this.host.parentElement, document.scrollingElement]) if (held && one) one.scrollTop += held.getBoundingClientRect().top - top;
  }

  #mark(findings, where) {
    for (const one of this.host.querySelectorAll(".told")) one.replaceChildren();
    for (const one of this.host.querySelectorAll("[aria-invalid]")) {
      one.removeAttribute("aria-invalid");
      if (one.dataset.described) one.setAttribute("aria-describedby", one.dataset.described);
      else one.removeAttribute("aria-describedby");
    }
    for (const one of findings) {
      if (!one.path) continue;
      const field = this.find(where(one.path));
      const told = field?.querySelector(":scope > .told");
      if (!told) continue;
      told.id ||= unique("told");
      told.append(el(`p.${one.severity}`, { dir: this.words.lang === "ar" ? "auto" : "ltr" }, el("span.unseen", {}, `${this.words.say(one.severity)}: `), spoken(one.message),
        one.hint && !ofYaml(one.hint) && el("span.hint", {}, " – ", spoken(one.hint))));
      const control = field.querySelector("input, textarea, select");
      if (control && one.severity === "error" && field.querySelectorAll("[data-path]").length === 0) control.setAttribute("aria-invalid", "true");
      if (control && field.querySelectorAll("[data-path]").length === 0) control.setAttribute("aria-describedby", [told.id, control.dataset.described].filter(Boolean).join(" "));
    }
  }

  /** The element of a path, or of the nearest above it that is shown. */
  find(path) {
    for (let at = path; at; at = at.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, "")) {
      const found = this.host.querySelector(`[data-path="${CSS.escape(at)}"]`);
      if (found) return found;
    }
    return undefined;
  }

  /** Leads to a field. */
  go(path) {
    const field = this.find(path);
    if (!field) return;
    for (let one = field; one && one !== this.host; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    const control = field.querySelector("input, textarea, select, button.add");
    field.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  }

  /** A path as a reader knows the fields: their names, and numbers of list items. */
  name(path) {
    return path.split(".").map((step) => {
      const [, key, rest] = /^([^[]*)(.*)$/.exec(step);
      const numbers = [...rest.matchAll(/\[(\d+)\]/g)].map((found) => this.words.number(Number(found[1]) + 1));
      return [key && this.words.field("", key), ...numbers].filter(Boolean).join(" ");
    }).join(" › ");
  }
}

export const told = () => el("div.told");

/** Puts a new key of an object before the first of those that come after it in `order`. */
function putInOrder(object, key, order) {
  const keys = Object.keys(object).filter((one) => one !== key);
  const next = keys.findIndex((one) => order.indexOf(one) > order.indexOf(key));
  for (const one of next < 0 ? [] : keys.slice(next)) {
    const value = object[one];
    delete object[one];
    object[one] = value;
  }
}

const pick = ({ ar, en }) => ({ ...(ar === undefined ? {} : { ar }), ...(en === undefined ? {} : { en }) });
