import pg from "pg";

/**
 * Counts everything anew and compares it with what is kept beside the rows; returns 0 where nothing differs. With
 * `changes`, first makes so many random changes, as a busy day would, past the service but under its triggers.
 */
export async function auditRegistry(
  databaseUrl: string,
  say: (line: string) => void,
  changes = 0,
): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("set search_path = registry, extensions");
    if (changes > 0) await shake(client, changes, say);
    const since = Date.now();
    const { rows } = await client.query<{ what: string; drift: string }>("select what, drift from audit()");
    for (const { what, drift } of rows) say(`  ${drift === "0" ? "✓" : "✗"} ${what}: ${drift} differ`);
    const isSound = rows.every(({ drift }) => drift === "0");
    say(`  ${isSound ? "No drift" : "Drift found"}, ${((Date.now() - since) / 1_000).toFixed(1)} s.`);
    return isSound ? 0 : 1;
  } finally {
    await client.end();
  }
}

const BATCH = 2_000;

async function shake(client: pg.Client, changes: number, say: (line: string) => void): Promise<void> {
  const since = Date.now();
  for (let done = 0; done < changes; done += BATCH) {
    await client.query("select shake($1, $2)", [done, Math.min(BATCH, changes - done)]);
    if (done % 100_000 === 0)
      say(`  … ${done} random changes: ${((Date.now() - since) / 1_000).toFixed(0)} s`);
  }
  say(`  ✓ ${changes} random changes: ${((Date.now() - since) / 1_000).toFixed(0)} s`);
}
