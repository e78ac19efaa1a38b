// The work that this browser keeps, so that a reload loses nothing: that of this tab, else that of the tab in which something was written last.

const KEY = "docgen.work";

export function restored() {
  for (const storage of ["sessionStorage", "localStorage"]) {
    try {
      const found = JSON.parse(window[storage].getItem(KEY) ?? "null");
      if (typeof found?.text === "string" && typeof found.kind === "string") return found;
    } catch {
      // a browser that keeps nothing
    }
  }
  return undefined;
}

/** Whether it could be kept. */
export function keep(work) {
  const written = JSON.stringify(work);
  try {
    sessionStorage.setItem(KEY, written);
    localStorage.setItem(KEY, written);
    return true;
  } catch {
    return false;
  }
}

export function clear() {
  try {
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(KEY);
  } catch {
    // nothing is kept
  }
}
