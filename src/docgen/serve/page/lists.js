// Lists and mappings: items that are added, moved and taken away.

import { el, icon, unique } from "./dom.js";
import { alternative, blank, fresh, shown } from "./shapes.js";

const isRow = (shape) => shape.type === "list" && shape.itemOf().type === "any";

/** A list; one value where a list may be is a list of one. */
export function drawList(form, shape, place, context) {
  const { words } = form;
  const host = el("div.control.items");
  const item = shape.itemOf();
  const kinds = (item.type === "union" ? item.of : [item]).filter((one) => !form.isOfFile(one));
  const read = () => {
    const value = place.get();
    return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  };
  const across = isRow(shape) && /^(.*)\[\d+\]$/.test(place.path);
  if (across) host.classList.add("across");
  const kindOf = (value) => (item.type === "union" ? (form.begun.get(value) ?? alternative(item, value) ?? item) : item);
  const nameOf = (value, index) => {
    const one = kindOf(value);
    const what = across ? words.say("addColumn") : isRow(one) ? words.labels.types.row[words.lang] : words.part(one);
    return words.say("itemOf", { what, number: index + 1 });
  };

  function draw(focus) {
    const list = read();
    const commit = (now) => (now.length || context.required || across ? place.set(now) : place.drop());
    const items = list.map((value, index) => {
      const name = nameOf(value, index);
      const inner = {
        path: `${place.path}[${index}]`,
        get: () => read()[index],
        set: (next) => {
          const now = read();
          now[index] = next;
          place.set(now);
        },
        drop: () => inner.set(across ? null : item.type === "any" || item.type === "text" || item.type === "choice" ? "" : {}),
      };
      const move = (to) => {
        const now = [...read()];
        now.splice(to, 0, ...now.splice(index, 1));
        form.step({ path: `${place.path}[${index}]` }, () => commit(now));
        draw([to, to < index ? ".up" : ".down"]);
      };
      const remove = () => {
        const now = [...read()];
        now.splice(index, 1);
        form.step({ path: inner.path, what: blank(value) ? undefined : name }, () => commit(now));
        draw([Math.min(index, now.length - 1), ".remove"]);
      };
      const button = (kind, label, run, disabled) => el(`button.icon-button.${kind}`,
        { type: "button", onclick: run, disabled, "aria-label": words.say(label, { what: name }) }, icon(kind));
      const tools = el("div.tools", {},
        !across && button("up", "up", () => move(index - 1), index === 0),
        !across && button("down", "down", () => move(index + 1), index === list.length - 1),
        button("remove", "removeOf", remove));
      const inside = { name: `${context.name}: ${name}`, field: context.field, required: true, about: shape.about, empty: across ? null : undefined };
      const one = kindOf(value);
      const body = form.unlabelled(one, inner, inside);
      const small = ["text", "choice", "number", "any"].includes(one.type) && !body.matches(".both");
      return el(small ? "div.item.small" : "div.item", { "data-path": inner.path, role: "group", "aria-label": name },
        el("div.item-head", {}, el("span.name", { "aria-hidden": "true" }, name), tools), el("div.told"), body);
    });
    const full = shape.most !== undefined && list.length >= shape.most;
    const add = (kind) => () => {
      const now = [...read()];
      const begun = isRow(kind) ? likeLast(now, context.beside?.()) : fresh(kind);
      if (typeof begun === "object") form.begun.set(begun, kind);
      now.push(begun);
      place.set(now);
      draw([now.length - 1, "textarea, input, select, button.add"]);
    };
    const what = (kind) => (across ? words.say("addColumn") : isRow(kind) ? words.labels.types.row[words.lang] : words.part(kind));
    const adding = full ? [] : kinds.map((kind) => el("button.add", { type: "button", onclick: add(kind), "aria-label": `${words.say("addOf", { what: what(kind) })} (${context.name})` },
      icon("add"), what(kind)));
    host.replaceChildren(...[items.length && el("div.rows", {}, items), adding.length && el("div.adding", {}, adding)].filter(Boolean));
    if (focus) (host.querySelector(`:scope > .rows > :nth-child(${focus[0] + 1})`)?.querySelector(focus[1]) ?? host.querySelector(":scope > .adding > button.add"))?.focus();
  }
  draw();
  return host;
}

/** A new row has as many cells as the one before, of the same form; the first has one for each item of the list beside (its columns). */
function likeLast(rows, beside = {}) {
  const last = rows.findLast((one) => Array.isArray(one));
  if (last) return last.map((cell) => (typeof cell === "object" && cell !== null ? {} : null));
  const columns = Object.values(beside).find((one) => Array.isArray(one) && one !== rows && one.length > 0);
  return columns ? columns.map(() => null) : [null];
}

/** A mapping of values by ids of the author's. */
export function drawMap(form, shape, place, context) {
  const { words } = form;
  const host = el("div.control.items");
  const item = shape.itemOf();
  const read = () => place.get() ?? {};

  function draw(focus) {
    const entries = Object.entries(read());
    const items = entries.map(([key, value]) => {
      const inner = {
        path: `${place.path}.${key}`,
        get: () => read()[key],
        set: (next) => {
          const now = read();
          now[key] = next;
          place.set(now);
        },
        drop: () => inner.set(item.type === "any" ? "" : {}),
      };
      const wrong = el("p.error", { hidden: true }, words.say("keyTaken"));
      const rename = (event) => {
        const next = event.target.value.trim();
        wrong.hidden = !(next !== key && next in read());
        if (!next || next === key || next in read()) return;
        place.set(Object.fromEntries(Object.entries(read()).map(([one, held]) => [one === key ? next : one, held])));
        draw(next);
      };
      const remove = () => {
        const now = Object.fromEntries(Object.entries(read()).filter(([one]) => one !== key));
        form.step({ path: inner.path, what: blank(value) ? undefined : name }, () => (Object.keys(now).length ? place.set(now) : place.drop()));
        draw();
        host.querySelector(":scope > .adding > button.add").focus();
      };
      const id = unique("key");
      const name = `${context.name}: ${shown(value, words.lang) || key}`;
      return el("div.item", { "data-path": inner.path, role: "group", "aria-label": name, "data-key": key },
        el("div.item-head", {}, el("label", { for: id }, words.say("key")), el("input.key", { id, value: key, dir: "ltr", onchange: rename }),
          el("div.tools", {}, el("button.icon-button.remove", { type: "button", onclick: remove, "aria-label": words.say("removeOf", { what: name }) }, icon("remove")))),
        wrong, el("div.told"), form.unlabelled(item, inner, { name, field: context.field, required: true }));
    });
    const add = () => {
      const taken = read();
      let number = Object.keys(taken).length + 1;
      const stem = context.field === "extra" ? "field" : "id";
      while (`${stem}${number}` in taken) number += 1;
      place.set({ ...taken, [`${stem}${number}`]: fresh(item) });
      draw(`${stem}${number}`);
    };
    host.replaceChildren(...[items.length && el("div.rows", {}, items),
      el("div.adding", {}, el("button.add", { type: "button", onclick: add, "aria-label": `${words.say("addOf", { what: words.part(item) })} (${context.name})` }, icon("add"), words.part(item)))].filter(Boolean));
    if (focus) host.querySelector(`[data-key="${CSS.escape(focus)}"] input.key`)?.focus();
  }
  draw();
  return host;
}
