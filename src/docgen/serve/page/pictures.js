// Pictures of pages that came, by their hashes: what was undone is there again without being sent.

const MOST = 60;

export class Pictures {
  constructor() {
    this.addresses = new Map();
  }

  /** Hashes of the newest. */
  get known() {
    return [...this.addresses.keys()].slice(-100);
  }

  /** The address of a page's picture: of the bytes that came, or of those that are here. */
  address(page) {
    if (page.png) {
      const binary = atob(page.png);
      const bytes = new Uint8Array(binary.length);
      for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
      this.addresses.set(page.hash, URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
    }
    return this.addresses.get(page.hash);
  }

  /** Forgets the oldest, but none that is shown. */
  forget(shown) {
    const held = new Set(shown.map((one) => one.hash));
    for (const [hash, address] of this.addresses) {
      if (this.addresses.size <= MOST) return;
      if (held.has(hash)) continue;
      URL.revokeObjectURL(address);
      this.addresses.delete(hash);
    }
  }
}
