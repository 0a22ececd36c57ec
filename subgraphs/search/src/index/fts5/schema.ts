/** Words come analysed, so SQLite only cuts them at spaces; `marks` are what is filtered by. */
export const SCHEMA = `
  create table state (name text primary key, value integer not null) without rowid;

  create table documents (
    row integer primary key,
    id text not null unique,
    kind text not null,
    published_at integer not null,
    version integer not null,
    gone integer not null
  );

  create table texts (row integer primary key, document text not null);

  create virtual table words using fts5(
    title, body, exact, marks, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
  );

  create virtual table titles using fts5(
    title, marks, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3'
  );

  create table vocabulary (word text primary key, stem text not null, count integer not null) without rowid;
  create index vocabulary_stem on vocabulary (stem);

  create table deletions (deletion text, beginning text, primary key (deletion, beginning)) without rowid;
`;

/** Durable enough for an index: after a crash of the machine its last writes are heard again. */
export const SETTINGS = `
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma cache_size = -65536;
  pragma temp_store = memory;
`;

/** A match in the title weighs most, then in the exact form, then in the text; marks weigh nothing. */
export const RANK = "bm25(words, 8, 1, 5, 0)";
