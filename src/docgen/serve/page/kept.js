// The work that this browser keeps, so that a reload loses nothing. Each tab has its own; what was last written in each is there for a new tab.

const OWN = "docgen.work";
const TAB = "docgen.tab";
const EACH = "docgen.work.";
const MOST = 6;

let tab;

function tabName() {
  if (tab) return tab;
  tab = sessionStorage.getItem(TAB) || renamed();
  return tab;
}

function renamed() {
  tab = Array.from(crypto.getRandomValues(new Uint8Array(6)), (one) => one.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(TAB, tab);
  return tab;
}

function read(storage, key) {
  try {
    const found = JSON.parse(window[storage].getItem(key) ?? "null");
    return typeof found?.text === "string" && typeof found.kind === "string" ? found : undefined;
  } catch {
    return undefined; // a browser that keeps nothing, or what is no work
  }
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(EACH));

/** What all tabs have written, the newest first. */
function all() {
  try {
    return keys().map((key) => ({ key, work: read("localStorage", key) })).filter((one) => one.work).sort((one, next) => (next.work.at ?? 0) - (one.work.at ?? 0));
  } catch {
    return [];
  }
}

/** The work of this tab, else the newest; `others` are the works that are neither. */
export function restored() {
  const found = all().map((one) => one.work);
  const own = read("sessionStorage", OWN);
  const work = own ?? found[0];
  const texts = new Set([work?.text, work?.starter]);
  const others = own ? [] : found.filter((one) => one.text !== one.starter && !texts.has(one.text) && texts.add(one.text));
  return { work, others };
}

/** What other tabs have written, the oldest first. */
const oldest = (mine) => all().filter((one) => one.key !== mine).reverse();

/** Whether it could be kept. Where there is no room, what other tabs had goes, the oldest first. */
export function keep(work) {
  try {
    const written = JSON.stringify({ ...work, at: Date.now() });
    const mine = EACH + tabName();
    sessionStorage.setItem(OWN, written);
    let olds = keys().length > MOST ? oldest(mine) : undefined;
    while (olds?.length >= MOST) localStorage.removeItem(olds.shift().key);
    for (;;) {
      try {
        localStorage.setItem(mine, written);
        return true;
      } catch (error) {
        olds ??= oldest(mine);
        if (!olds.length) throw error;
        localStorage.removeItem(olds.shift().key);
      }
    }
  } catch {
    return false;
  }
}

/** Calls `told()` when something is written in another tab. A tab that was doubled takes another name. */
export function onOther(told) {
  window.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(EACH) || event.newValue === null) return;
    if (event.key === EACH + tabName()) renamed();
    told();
  });
}

/** Nothing is kept any more, of any tab. */
export function clear() {
  try {
    sessionStorage.removeItem(OWN);
    for (const key of keys()) localStorage.removeItem(key);
  } catch {
    // nothing is kept
  }
}
