export type Data = Record<string, unknown>;

export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key that would set what an object inherits from, and so change more than the object. */
const NO_KEY = "__proto__";

/** Adds what a service brought to what is known. Two services may each bring part of one object that is no entity. */
export function merge(into: Data, brought: Data): void {
  for (const key in brought) {
    if (key === NO_KEY) continue;
    const value = brought[key];
    const known = into[key];
    if (typeof known === "object" && known !== null && typeof value === "object") mergeNested(known, value);
    else into[key] = value;
  }
}

function mergeNested(known: object, brought: object | null): void {
  if (brought === null || known === brought) return;
  if (!Array.isArray(known)) {
    if (!Array.isArray(brought)) merge(known as Data, brought as Data);
    return;
  }
  if (!Array.isArray(brought) || brought.length !== known.length) return;
  for (let at = 0; at < known.length; at++) {
    const mine: unknown = known[at];
    const theirs: unknown = brought[at];
    if (typeof mine === "object" && mine !== null && typeof theirs === "object") mergeNested(mine, theirs);
    else known[at] = theirs;
  }
}

/** No operation nests deeper; what lies below is a value that is handed on as it is. */
const MOST_COPIED = 64;

/** A copy that shares nothing with the original, for an entity that stands at places which later requests treat apart. */
export function copy<Value>(value: Value, depth = 0): Value {
  if (typeof value !== "object" || value === null || depth > MOST_COPIED) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item, depth + 1)) as Value;
  const copied: Data = {};
  for (const key in value) if (key !== NO_KEY) copied[key] = copy(value[key] as unknown, depth + 1);
  return copied as Value;
}
