/** Subgraphs of tests answer late on a busy machine, and are waited for, unless the test is about who comes late. */
export const UNHURRIED = { readTimeoutMs: 60_000, writeTimeoutMs: 60_000 };
