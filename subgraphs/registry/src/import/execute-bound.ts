import type { EntityManager } from "@angel/kit/database";

/** The transaction as the ORM's own driver carries it. */
interface Carrier {
  executeQuery(statement: { sql: string; parameters: readonly unknown[] }): Promise<unknown>;
}

/** Sends a statement with its values beside it: the ORM would write them into it, each byte as two letters. */
export async function executeBound(
  em: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<void> {
  await em.transactional(async (inner) => {
    await inner.getTransactionContext<Carrier>()?.executeQuery({ sql, parameters: values });
  });
}
