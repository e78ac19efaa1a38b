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

  /** Numbers of the first and the last page that are in view; undefined where none is. */
  inView() {
    const host = this.host.getBoundingClientRect();
    const top = Math.max(host.top, 0);
    const bottom = Math.min(host.bottom, window.innerHeight);
    const seen = [...this.host.children].filter((one) => {
      const place = one.getBoundingClientRect();
      return place.height && place.bottom > top && place.top < bottom;
    });
    return seen.length ? [Number(seen[0].dataset.number), Number(seen.at(-1).dataset.number)] : undefined;
  }

  /** Shows pages {number, hash, width, height, src} of so many in the place of those before; the newest call wins. Others stay as they are: of a
   * document whose pages come by and by, those after the `first` ones are told so. */
  async show(pages, { count = pages.length, first = true } = {}) {
    const turn = first ? (this.turn += 1) : this.turn;
    const made = await Promise.all(pages.map(async (page, index) => {
      const number = page.number ?? index + 1;
      const there = this.#at(number);
      if (there?.dataset.hash === page.hash) return there;
      const picture = el("img", { src: page.src, width: page.width, height: page.height, "data-hash": page.hash, "data-number": number });
      await picture.decode().catch(() => undefined);
      return picture;
    }));
    if (turn !== this.turn) return false;
    for (const picture of made) this.#put(picture);
    for (const one of [...this.host.children]) {
      const number = Number(one.dataset.number);
      if (number > count) one.remove();
      else one.alt = this.words.say("pageOf", { number, count });
    }
    return true;
  }

  #at(number) {
    return [...this.host.children].find((one) => one.dataset.number === String(number));
  }

  #put(picture) {
    const there = this.#at(picture.dataset.number);
    if (there === picture) return;
    if (there) there.replaceWith(picture);
    else this.host.insertBefore(picture, [...this.host.children].find((one) => Number(one.dataset.number) > Number(picture.dataset.number)) ?? null);
  }
}
