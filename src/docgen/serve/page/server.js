// What is asked of the service.

const KEY = "docgen.key";

/** The service said no: `status`, `title`, and `findings` where it has any. */
export class Refused extends Error {
  constructor(status, told) {
    super(told.title ?? String(status));
    Object.assign(this, { status, title: told.title ?? String(status), findings: told.findings ?? [] });
  }

  /** Whether the same may be answered a little later. */
  get passes() {
    return this.status === 429 || this.status >= 500;
  }

  get why() {
    return this.findings[0]?.message ?? this.title;
  }
}

/** The service cannot be reached. */
export class Away extends Error {}

export class Server {
  constructor(lang) {
    this.lang = lang;
    this.session = Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");
  }

  setKey(key) {
    sessionStorage.setItem(KEY, key);
  }

  async #asked(path, given = {}) {
    let key = null;
    try {
      key = sessionStorage.getItem(KEY);
    } catch {
      // none is kept
    }
    const headers = { "Accept-Language": this.lang, ...given.headers, ...(key ? { "X-API-Key": key } : {}) };
    let answer;
    try {
      answer = await fetch(path, { ...given, headers, cache: "no-store" });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Away();
    }
    if (answer.ok) return answer;
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }

  async about() {
    return (await this.#asked("about")).json();
  }

  async schema(kind) {
    return (await this.#asked(`schema/${encodeURIComponent(kind)}`)).json();
  }

  /** What a kind's own fields and choices are called. */
  async labels(kind) {
    return (await this.#asked(`labels/${encodeURIComponent(kind)}`)).json();
  }

  async starter(kind) {
    return (await this.#asked(`starter/${encodeURIComponent(kind)}`)).text();
  }

  /** Pages and findings of {text} or {text, data}, part by part, those of the `first` pages before the others; pages whose hashes are `known` come
   * without their pictures. `signal` gives the question up. */
  async *preview(body, { width, layout, theme, first, signal }) {
    const query = new URLSearchParams({ width: String(width), lang: this.lang, session: this.session });
    if (layout) query.set("layout", layout);
    if (theme) query.set("theme", theme);
    if (first) query.set("first", first.join("-"));
    const headers = { "Content-Type": "application/json", Accept: "application/x-ndjson, application/json;q=0.5" };
    const answer = await this.#asked(`preview?${query}`, { method: "POST", body: JSON.stringify(body), headers, signal });
    for await (const line of lines(answer)) {
      const part = JSON.parse(line);
      if (part.problem) throw new Refused(part.problem.status, part.problem);
      yield part;
    }
  }

  /** A file of the text: its name and its bytes. `options` are those that the format heeds. */
  async file(format, text, options) {
    const query = new URLSearchParams({ lang: this.lang, ...options });
    const given = { method: "POST", body: text, headers: { "Content-Type": "application/yaml" } };
    const answer = await this.#asked(`render/${format}?${query}`, given);
    return { name: fileName(answer.headers.get("Content-Disposition")) ?? `document.${format}`, blob: await answer.blob() };
  }
}

/** The lines of an answer, as they come. */
async function* lines(answer) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let left = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const [more, ...next] = (done ? decoder.decode() : decoder.decode(value, { stream: true })).split("\n");
      left.push(more);
      for (const one of next) {
        const line = left.join("");
        if (line) yield line;
        left = [one];
      }
      if (done) break;
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Away();
  } finally {
    reader.cancel().catch(() => undefined);
  }
  if (left.join("")) yield left.join("");
}

function fileName(header) {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "");
  return found ? decodeURIComponent(found[1]) : /filename="([^"]+)"/.exec(header ?? "")?.[1];
}
