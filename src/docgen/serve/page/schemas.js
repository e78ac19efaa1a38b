// Schemas of kinds, and what their fields are called, asked for once each.

import { Away, Refused } from "./server.js";

const RETRY = 1500;

export class Schemas {
  /** `keyed()` asks for the service's key: whether one was given. */
  constructor(server, keyed) {
    Object.assign(this, { server, keyed, found: new Map() });
  }

  /** [schema, words] of a kind. Where they cannot be had, undefined: `told(why)` is called (without a reason where the service is away), and `later()`
   * when it may be asked again. */
  async of(kind, told, later) {
    const { server } = this;
    const labels = () => server.labels(kind).catch((error) => (error.status === 404 ? {} : Promise.reject(error))); // a service of another version
    try {
      if (!this.found.has(kind)) this.found.set(kind, await Promise.all([server.schema(kind), labels()]));
      return this.found.get(kind);
    } catch (error) {
      if (error instanceof Refused && error.status === 401 && (await this.keyed())) return this.of(kind, told, later);
      if (!(error instanceof Away || error instanceof Refused)) throw error;
      told(error.why);
      if (error instanceof Away || error.passes) setTimeout(later, RETRY);
      return undefined;
    }
  }
}
