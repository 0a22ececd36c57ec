import type { TestApp } from "@angel/kit/testing";

/** Whatever stands in any table of these namespaces, as text. */
export async function keptIn(app: TestApp, ...namespaces: readonly string[]): Promise<string> {
  const tables = await app.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1)`,
    [namespaces],
  );
  const rows = await Promise.all(
    tables.map(({ name }) => app.sql(`select to_jsonb(kept)::text as kept from ${name} kept`)),
  );
  return JSON.stringify(rows);
}
