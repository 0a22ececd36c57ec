import type { DocumentKind } from "../document/document-kind.js";
import { select, type DocumentRow, type Transaction } from "../document/document-row.js";

/**
 * Tells what changed for readers: the published rows before the deed against those after it.
 * Publishing makes a new row each time, so a new row is a publication, and a language that is gone a withdrawal.
 */
export async function tellPublications(
  trx: Transaction,
  kind: DocumentKind,
  documentId: string,
  before: DocumentRow[],
  after: DocumentRow[],
): Promise<void> {
  const wasOut = before.filter((row) => row.published);
  const isOut = after.filter((row) => row.published);
  const published = isOut.filter(
    (row) => !wasOut.some((old) => old.id === row.id && says(old) === says(row)),
  );
  const withdrawn = wasOut.filter((old) => !isOut.some((row) => row.locale === old.locale));

  // A translation is not a second first time: the document was out already.
  let firstPublication = before.every((row) => row.firstOutAt === null);
  for (const row of published.sort(defaultLanguageFirst)) {
    await tell(trx, `${kind.noun}Published`, {
      id: documentId,
      locale: row.locale,
      organisationId: row.organisationId,
      ...(kind.noun === "article" ? { kind: row.kind, flowsDown: row.flowsDown ?? false } : {}),
      firstPublication,
    });
    firstPublication = false;
  }
  for (const row of withdrawn)
    await tell(trx, `${kind.noun}Withdrawn`, {
      id: documentId,
      locale: row.locale,
      organisationId: row.organisationId,
    });
}

/** What translations share is copied into them in place, without a new row. */
function says({ kind, flowsDown, organisationId }: DocumentRow): string {
  return JSON.stringify([kind, flowsDown, organisationId]);
}

async function tell(trx: Transaction, name: string, payload: object) {
  await select(trx, "insert into events.outbox (name, payload) values (?, ?::jsonb)", [
    name,
    JSON.stringify(payload),
  ]);
}

function defaultLanguageFirst(one: DocumentRow, other: DocumentRow): number {
  return Number(other.locale === "ru") - Number(one.locale === "ru");
}
