/**
 * Keeps what was used lately, up to a weight of it all, in a young half and an old one. When the young is full it becomes
 * the old, and what nobody has asked for since is forgotten; a thing found in time costs one look.
 */
export class BoundedCache<Key, Value> {
  private young = new Map<Key, Kept<Value>>();
  private old = new Map<Key, Kept<Value>>();
  private weight = 0;
  private readonly half: number;

  /** What is not weighed weighs one. */
  constructor(most: number) {
    this.half = Math.ceil(most / 2);
  }

  get size(): number {
    return this.young.size + this.old.size;
  }

  get(key: Key): Value | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young.value;
    const old = this.old.get(key);
    if (old === undefined) return undefined;
    this.keep(key, old);
    return old.value;
  }

  set(key: Key, value: Value, weight = 1): void {
    this.keep(key, { value, weight });
  }

  delete(key: Key): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  private keep(key: Key, kept: Kept<Value>): void {
    this.old.delete(key);
    this.young.set(key, kept);
    this.weight += kept.weight;
    if (this.weight < this.half) return;
    this.old = this.young;
    this.young = new Map();
    this.weight = 0;
  }
}

interface Kept<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** What is made of a document grows with it: one for each KB begun. */
export function weightOf(text: string | undefined): number {
  return 1 + Math.floor((text?.length ?? 0) / 1024);
}
