import type { DatabaseSync, StatementSync } from "node:sqlite";
import { deletionsOf, mostEdits } from "../../language/distance.js";
import type { KnownWord } from "../search-index.js";
import { similarOf } from "../similar-words.js";

/** Letters of a word by which it is looked for; the rest is compared. */
const BEGINNING = 7;
const DELETIONS = 2;
const LAST = "\u{10ffff}";

/**
 * The words of the index with their frequency, and the deletion dictionary over their beginnings: two words are a
 * slip apart only if some deletions from each leave the same letters.
 */
export class Spelling {
  readonly #count: StatementSync;
  readonly #forget: StatementSync;
  readonly #isListed: StatementSync;
  readonly #list: StatementSync;
  readonly #beginnings: StatementSync;
  readonly #startingWith: StatementSync;
  readonly #known: StatementSync;

  constructor(database: DatabaseSync) {
    this.#count = database.prepare(
      "insert into vocabulary values (?, ?, ?) on conflict do update set count = count + excluded.count",
    );
    this.#forget = database.prepare("delete from vocabulary where word = ? and count <= 0");
    this.#isListed = database.prepare("select 1 from deletions where deletion = ?1 and beginning = ?1");
    this.#list = database.prepare("insert or ignore into deletions values (?, ?)");
    this.#beginnings = database.prepare("select beginning from deletions where deletion = ?");
    this.#startingWith = database.prepare(
      "select word, stem, count from vocabulary where word >= ? and word < ? order by count desc, word limit ?",
    );
    this.#known = database.prepare("select 1 from vocabulary where stem = ? limit 1");
  }

  /** Adds so many documents to each word, or takes them off. */
  count(changes: ReadonlyMap<string, { stem: string; by: number }>): void {
    for (const [word, { stem, by }] of changes) {
      if (by === 0) continue;
      this.#count.run(word, stem, by);
      if (by < 0) this.#forget.run(word);
      else this.#listDeletions(word);
    }
  }

  known(stems: readonly string[]): string[] {
    return stems.filter((stem) => this.#known.get(stem));
  }

  similar(word: string): KnownWord[] {
    const most = mostEdits(word);
    if (most === 0) return [];
    const beginnings = new Set<string>();
    for (const deletion of deletionsOf(word.slice(0, BEGINNING), most)) {
      for (const row of this.#beginnings.iterate(deletion)) beginnings.add(String(row["beginning"]));
    }
    return similarOf(
      word,
      [...beginnings].flatMap((beginning) => this.startingWith(beginning, -1)),
    );
  }

  startingWith(prefix: string, limit: number): KnownWord[] {
    return this.#startingWith
      .all(prefix, prefix + LAST, limit)
      .map((row) => ({ word: String(row["word"]), stem: String(row["stem"]), count: Number(row["count"]) }));
  }

  #listDeletions(word: string): void {
    if (mostEdits(word) === 0 || /\p{N}/u.test(word)) return;
    const beginning = word.slice(0, BEGINNING);
    if (this.#isListed.get(beginning)) return;
    for (const deletion of deletionsOf(beginning, DELETIONS)) this.#list.run(deletion, beginning);
  }
}
