import { rmSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { highlight } from "../highlight.js";
import {
  analyse,
  EVERYONE,
  type Kind,
  KINDS,
  SCHEMA_VERSION,
  type SearchDocument,
} from "../search-document.js";
import type {
  Change,
  Hit,
  IndexState,
  SearchAccess,
  SearchFilter,
  SearchPage,
  SoughtWord,
  SuggestedTitle,
} from "../search-index.js";
import { begun, mark, ofKinds, sought, within } from "./expression.js";
import { RANK, SCHEMA, SETTINGS } from "./schema.js";
import { Spelling } from "./spelling.js";

/** How long a process that is ending may still hold the file. */
const BUSY_MS = 2_000;

/** One SQLite file with the index in it. Everything here blocks; it runs in the index's own thread. */
export class Fts5File {
  readonly path: string;
  readonly spelling: Spelling;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens the file; makes it anew where it is not there, is of another schema, or is broken. */
  constructor(path: string) {
    this.path = path;
    this.#database = openDatabase(path);
    this.spelling = new Spelling(this.#database);
  }

  static remove(path: string): void {
    for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(file, { force: true });
  }

  write({ documents, gone, position }: Change): void {
    this.#inTransaction(() => {
      this.#put(documents);
      for (const { id, version } of gone) this.#remove(id, version);
      this.#setState("position", position);
    });
  }

  append(documents: readonly SearchDocument[]): void {
    this.#inTransaction(() => this.#put(documents));
  }

  markBuilt(): void {
    this.#setState("built", 1);
  }

  state(): IndexState {
    return { isBuilt: this.#stateOf("built") === 1, position: this.#stateOf("position") };
  }

  counts(): Record<Kind, number> {
    const rows = this.#all("select kind, count(*) as count from documents where not gone group by kind");
    return countsOf((kind) => rows.find((row) => row["kind"] === kind)?.["count"]);
  }

  placesOf(ids: readonly string[]): [string, readonly string[]][] {
    return ids.flatMap((id) => {
      const row = this.#get("select row from documents where id = ? and not gone", id);
      const document = row && this.#document(Number(row["row"]));
      return document ? [[id, document.organisations] as const] : [];
    }) as [string, readonly string[]][];
  }

  search(words: readonly SoughtWord[], access: SearchAccess, filter: SearchFilter, page: SearchPage): Hit[] {
    const { kinds, order, limit, after } = page;
    const all = this.#matching(words, access, filter);
    const match = kinds ? `${all} AND ${ofKinds(kinds)}` : all;
    // The later indexed of two equals stands first: it is likely the newer.
    const rows = this.#all(
      order === "NEWEST"
        ? `with hits as (select d.row, -d.published_at as score from words join documents d on d.row = words.rowid where words match ?1)
           select row, score from hits where ?2 is null or (score, -row) > (?2, -?3) order by score, row desc limit ?4`
        : `with hits as materialized (select rowid as row, ${RANK} as score from words where words match ?1)
           select row, score from hits where ?2 is null or (score, -row) > (?2, -?3) order by score, row desc limit ?4`,
      match,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    );
    return rows.flatMap((row) => {
      const document = this.#document(Number(row["row"]));
      return document ? [hitOf(document, words, [Number(row["score"]), Number(row["row"])])] : [];
    });
  }

  count(words: readonly SoughtWord[], access: SearchAccess, filter: SearchFilter): Record<Kind, number> {
    const match = this.#matching(words, access, filter);
    return countsOf(
      (kind) =>
        this.#get(
          "select count(*) as count from words where words match ?",
          `${match} AND ${ofKinds([kind])}`,
        )?.["count"],
    );
  }

  suggestTitles(
    words: readonly string[],
    access: SearchAccess,
    filter: SearchFilter,
    limit: number,
  ): SuggestedTitle[] {
    const rows = this.#all(
      "select rowid as row from titles where titles match ? order by rowid desc limit ?",
      `${begun(words)} AND ${within(access, filter)}`,
      limit,
    );
    return rows.flatMap((row) => {
      const document = this.#document(Number(row["row"]));
      return document ? [{ title: document.title, kind: document.kind }] : [];
    });
  }

  close(): void {
    this.#database.close();
  }

  /** Every word; where no document has them all, any of them. Kinds do not weigh in, so that facets agree. */
  #matching(words: readonly SoughtWord[], access: SearchAccess, filter: SearchFilter): string {
    const all = `${sought(words, "AND")} AND ${within(access, filter)}`;
    if (words.length === 1 || this.#get("select 1 from words where words match ? limit 1", all)) return all;
    return `${sought(words, "OR")} AND ${within(access, filter)}`;
  }

  #put(documents: readonly SearchDocument[]): void {
    const counted = new Map<string, { stem: string; by: number }>();
    for (const document of documents) {
      const known = this.#get("select row, version, gone from documents where id = ?", document.id);
      if (known && Number(known["version"]) > document.version) continue;
      const row = known ? this.#takeOut(Number(known["row"]), counted) : this.#newRow(document);
      const { title, body, exact, vocabulary } = analyse(document);
      const marks = marksOf(document).join(" ");
      this.#run(
        "update documents set kind = ?, published_at = ?, version = ?, gone = 0 where row = ?",
        document.kind,
        document.publishedAt ?? 0,
        document.version,
        row,
      );
      this.#run("insert into texts values (?, ?)", row, JSON.stringify(document));
      this.#run(
        "insert into words (rowid, title, body, exact, marks) values (?, ?, ?, ?, ?)",
        row,
        title.join(" "),
        body.join(" "),
        exact.join(" "),
        marks,
      );
      this.#run("insert into titles (rowid, title, marks) values (?, ?, ?)", row, exact.join(" "), marks);
      if (document.audience.includes(EVERYONE)) addTo(counted, vocabulary, 1);
    }
    this.spelling.count(counted);
  }

  #remove(id: string, version: number): void {
    const known = this.#get("select row, version from documents where id = ?", id);
    if (known && Number(known["version"]) > version) return;
    const counted = new Map<string, { stem: string; by: number }>();
    if (known) this.#takeOut(Number(known["row"]), counted);
    this.#run(
      `insert into documents (id, kind, published_at, version, gone) values (?1, '', 0, ?2, 1)
       on conflict (id) do update set version = ?2, gone = 1`,
      id,
      version,
    );
    this.spelling.count(counted);
  }

  #newRow(document: SearchDocument): number {
    const { lastInsertRowid } = this.#run(
      "insert into documents (id, kind, published_at, version, gone) values (?, ?, 0, ?, 0)",
      document.id,
      document.kind,
      document.version,
    );
    return Number(lastInsertRowid);
  }

  #takeOut(row: number, counted: Map<string, { stem: string; by: number }>): number {
    const document = this.#document(row);
    if (!document) return row;
    this.#run("delete from words where rowid = ?", row);
    this.#run("delete from titles where rowid = ?", row);
    this.#run("delete from texts where row = ?", row);
    if (document.audience.includes(EVERYONE)) addTo(counted, analyse(document).vocabulary, -1);
    return row;
  }

  #document(row: number): SearchDocument | undefined {
    const text = this.#get("select document from texts where row = ?", row)?.["document"];
    return typeof text === "string" ? (JSON.parse(text) as SearchDocument) : undefined;
  }

  #stateOf(name: string): number {
    return Number(this.#get("select value from state where name = ?", name)?.["value"] ?? 0);
  }

  #setState(name: string, value: number): void {
    this.#run("insert into state values (?1, ?2) on conflict do update set value = ?2", name, value);
  }

  #inTransaction(work: () => void): void {
    this.#database.exec("begin immediate");
    try {
      work();
      this.#database.exec("commit");
    } catch (error) {
      this.#database.exec("rollback");
      throw error;
    }
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #all(sql: string, ...values: SQLInputValue[]) {
    return this.#prepared(sql).all(...values);
  }

  #get(sql: string, ...values: SQLInputValue[]) {
    return this.#prepared(sql).get(...values);
  }

  #run(sql: string, ...values: SQLInputValue[]) {
    return this.#prepared(sql).run(...values);
  }
}

function openDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    database.exec(SETTINGS);
    const version = Number(database.prepare("pragma user_version").get()?.["user_version"]);
    if (version === SCHEMA_VERSION) return database;
    database.close();
    if (version !== 0) Fts5File.remove(path);
  } catch (error) {
    if (/locked|busy/.test(String(error))) {
      throw new Error(`The search index ${path} is used by another process: give each its own DATA_DIR.`, {
        cause: error,
      });
    }
    // A broken index is not mended but built again.
    if (!/malformed|not a database/.test(String(error))) throw error;
    Fts5File.remove(path);
  }
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  database.exec(`${SETTINGS} begin immediate; ${SCHEMA} pragma user_version = ${SCHEMA_VERSION}; commit;`);
  return database;
}

function marksOf({ kind, locales, organisations, audience }: SearchDocument): string[] {
  return [
    mark("kind", kind),
    ...locales.map((locale) => mark("locale", locale)),
    ...organisations.map((organisation) => mark("organisation", organisation)),
    ...audience.map((one) => mark("audience", one)),
  ];
}

function addTo(
  counted: Map<string, { stem: string; by: number }>,
  words: ReadonlyMap<string, string>,
  by: number,
): void {
  for (const [word, stem] of words) counted.set(word, { stem, by: (counted.get(word)?.by ?? 0) + by });
}

function countsOf(count: (kind: Kind) => unknown): Record<Kind, number> {
  return Object.fromEntries(KINDS.map((kind) => [kind, Number(count(kind) ?? 0)])) as Record<Kind, number>;
}

function hitOf(document: SearchDocument, words: readonly SoughtWord[], place: [number, number]): Hit {
  const { kind, subjectId, title, body, names, publishedAt } = document;
  return {
    kind,
    subjectId,
    title,
    publishedAt,
    place,
    highlight: highlight(body || names.join(", "), words),
  };
}
