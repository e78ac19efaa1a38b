// Steps that can be undone: what was taken away or moved, not what was typed (which each box undoes itself).

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const MOST = 100;

export class History {
  constructor() {
    this.forget();
  }

  forget() {
    this.done = [];
    this.undone = [];
  }

  /** A step {before, after, what, path, text}: the data on both sides of it, what it was done to, and where; and the text before it, which has comments. */
  record(step) {
    if (same(step.before, step.after)) return;
    this.done = [...this.done, step].slice(-MOST);
    this.undone = [];
  }

  /** The data without the last step, and with all that was changed since: {data, step, text}. `text` is that of now, and what is given back that of then:
   * what the step took away has its comments in it. */
  undo(now, text) {
    return this.#turned(this.done, this.undone, now, text, (step) => changed(step.after, step.before, now));
  }

  redo(now, text) {
    return this.#turned(this.undone, this.done, now, text, (step) => changed(step.before, step.after, now));
  }

  /** Somebody wrote in the text: one of before has not what was written. */
  forgetTexts() {
    for (const step of [...this.done, ...this.undone]) step.text = undefined;
  }

  #turned(from, to, now, text, make) {
    const step = from.pop();
    if (!step) return undefined;
    const before = step.text;
    if (before !== undefined) step.text = text;
    to.push(step);
    return { data: make(step), step, text: before };
  }
}

/** `now`, which was made of `base`, with that which makes `wanted` of `base`. What was changed on both sides is as in `wanted`. */
export function changed(base, wanted, now) {
  if (same(now, base)) return structuredClone(wanted);
  if (same(wanted, base)) return now;
  if (isMapping(wanted) && isMapping(now)) return mapping(isMapping(base) ? base : {}, wanted, now);
  if (Array.isArray(wanted) && Array.isArray(now)) return list(Array.isArray(base) ? base : [], wanted, now);
  return structuredClone(wanted);
}

function mapping(base, wanted, now) {
  const made = {};
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(now)])) {
    const gone = !(key in wanted) && key in base && same(now[key], base[key]);
    const value = gone ? undefined : key in wanted ? changed(base[key], wanted[key], now[key]) : now[key];
    if (value !== undefined) made[key] = value;
  }
  return made;
}

/** Items are the same where they are equal: those of the stretch that differs are put in, taken out, or moved. */
function list(base, wanted, now) {
  let first = 0;
  let last = 0;
  const least = Math.min(base.length, wanted.length);
  while (first < least && same(base[first], wanted[first])) first += 1;
  while (last < least - first && same(base[base.length - 1 - last], wanted[wanted.length - 1 - last])) last += 1;
  const before = base.slice(first, base.length - last);
  const after = wanted.slice(first, wanted.length - last);
  const taken = new Set();
  const origin = after.map((one) => {
    const index = before.findIndex((other, at) => !taken.has(at) && same(one, other));
    if (index >= 0) taken.add(index);
    return index;
  });
  if (now.length === base.length) {
    const held = now.slice(first, now.length - last);
    const alike = before.length === after.length;
    const made = after.map((one, index) => {
      if (origin[index] >= 0) return held[origin[index]];
      return alike && !taken.has(index) ? changed(before[index], one, held[index]) : structuredClone(one);
    });
    return [...now.slice(0, first), ...made, ...now.slice(now.length - last)];
  }
  const gone = before.filter((_, index) => !taken.has(index));
  const left = now.filter((one) => !gone.some((other) => same(one, other)));
  left.splice(Math.min(first, left.length), 0, ...structuredClone(after.filter((_, index) => origin[index] < 0)));
  return left;
}

/** Whether both say the same; what is blank says nothing. */
function same(one, other) {
  if (isMapping(one) && isMapping(other)) return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => same(item, other[index]));
  return (empty(one) && empty(other)) || one === other;
}

const empty = (value) => value === undefined || value === null || value === "" || (isMapping(value) && Object.values(value).every(empty));
