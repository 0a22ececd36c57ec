declare module "pg-copy-streams" {
  import type { Submittable } from "pg";
  import type { Writable } from "node:stream";

  /** What is written to it goes into the table of a `copy … from stdin`. */
  export function from(sql: string): Writable & Submittable;
}
