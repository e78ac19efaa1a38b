// The pages as pictures. What is looked at stays where it is: a page is changed in its place, and not before its picture is there.

import { el } from "./dom.js";

export class Viewer {
  /** `host` gets the pictures. */
  constructor(host, words) {
    this.host = host;
    this.words = words;
    this.turn = 0;
  }

  /** Shows no page. */
  clear() {
    this.turn += 1;
    this.host.replaceChildren();
  }

  /** Shows pages {hash, width, height, src} in the place of those before; the newest call wins. */
  async show(pages) {
    const turn = (this.turn += 1);
    const there = new Map([...this.host.children].map((one) => [one.dataset.hash, one]));
    const next = await Promise.all(pages.map(async (page, index) => {
      const name = this.words.say("pageOf", { number: index + 1, count: pages.length });
      const kept = there.get(page.hash);
      if (kept && there.delete(page.hash)) {
        kept.alt = name;
        return kept;
      }
      const picture = el("img", { src: page.src, width: page.width, height: page.height, alt: name, "data-hash": page.hash });
      await picture.decode().catch(() => undefined);
      return picture;
    }));
    if (turn !== this.turn) return false;
    next.forEach((picture, index) => {
      const now = this.host.children[index];
      if (now === picture) return;
      if (now && !next.includes(now)) now.replaceWith(picture);
      else this.host.insertBefore(picture, now ?? null);
    });
    while (this.host.children.length > next.length) this.host.lastChild.remove();
    return true;
  }
}
