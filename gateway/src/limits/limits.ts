/** What the door lets in. Each number has a test; the README has the table. */
export const LIMITS = {
  bodyBytes: 100 * 1024,
  urlBytes: 8 * 1024,
  /** All of them together. */
  headerBytes: 16 * 1024,
  headers: 100,
  cookies: 100,
  /** How long headers may take to come, and then the body. */
  patienceMs: 10_000,
  /** Requests at a time on one connection, sent without waiting for answers. */
  pipelined: 16,
  tokens: 1_000,
  depth: 12,
  /** The schema's own questions nest deeper than the domain's: lists of types of fields of types. */
  introspectionDepth: 20,
  aliases: 15,
  directives: 8,
  /** How often one place may name the same field: comparing them all with each other is not free. */
  repetitions: 30,
  /** Fields after fragments are put in place. */
  fields: 1_000,
  pageSize: 100,
  /** Items of a list, fields of a map. */
  arrayItems: 250,
  /** Passwords, codes and proofs tried. */
  credentials: 1,
  cost: 50_000,
  frameBytes: 64 * 1024,
  /** Longer texts are read anew each time, so that no flood of them fills what is remembered. */
  rememberedText: 8 * 1024,
} as const;
