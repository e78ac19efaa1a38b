// Elements, made of a name with its classes, properties and children.

let count = 0;

/** A name that no other element has. */
export const unique = (stem) => `${stem}-${(count += 1)}`;

/** el("button.add", {type: "button", onclick: f, "aria-label": "…"}, "text", other): undefined and null stand for nothing. */
export function el(name, given = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((one) => one !== undefined && one !== null && one !== false));
  return made;
}

/** A message as nodes: what Unicode isolates in it (UAX #9: LRI, RLI, FSI to PDI) is isolated as elements are, a sign alone from left to right. */
export function spoken(text) {
  return String(text).split(/([\u2066-\u2068][^\u2066-\u2069]*\u2069)/).map((part) => {
    if (!/^[\u2066-\u2068]/.test(part)) return part.replace(/[\u2066-\u2069]/g, "");
    const said = part.slice(1, -1);
    const dir = { "\u2066": "ltr", "\u2067": "rtl" }[part[0]] ?? (/\p{L}/u.test(said) ? "auto" : "ltr");
    return el("bdi", { dir }, said);
  });
}

/** An icon that says nothing to who does not see it. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  made.setAttribute("class", "icon");
  made.setAttribute("viewBox", "0 0 16 16");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  made.append(path);
  return made;
}

const ICONS = {
  up: "M8 13V4M4 7.5 8 3.5l4 4",
  down: "M8 3v9M4 8.5l4 4 4-4",
  remove: "M4 4l8 8M12 4l-8 8",
  add: "M8 3v10M3 8h10",
  calendar: "M3 4h10v9H3zM3 7h10M6 2.5v3M10 2.5v3",
  undo: "M6 4 3 7l3 3M3 7h6.5a3.25 3.25 0 0 1 0 6.5H7",
  languages: "M2 4h12M2 8h12M2 12h7",
};

/** Calls `run` when nothing was asked for during so many milliseconds. */
export function debounced(run, milliseconds) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}
