// The work that this browser keeps, so that a reload loses nothing.

const KEY = "docgen.work";

export function restored() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof found?.text === "string" && typeof found.kind === "string" ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it could be kept. */
export function keep(work) {
  try {
    localStorage.setItem(KEY, JSON.stringify(work));
    return true;
  } catch {
    return false;
  }
}

export function clear() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing is kept
  }
}
