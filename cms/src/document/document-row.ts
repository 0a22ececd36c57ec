import type { Core } from "@strapi/strapi";
import type { DocumentKind } from "./document-kind.js";

export type Transaction = Parameters<Parameters<Core.Strapi["db"]["transaction"]>[0]>[0]["trx"];

/** One language of one document, draft or published, as the table has it. */
export interface DocumentRow {
  id: number;
  locale: string;
  published: boolean;
  organisationId: string | null;
  organisationPath: string | null;
  firstOutAt: Date | null;
  kind?: string;
  flowsDown?: boolean;
  repostOf?: string | null;
  repostComment?: string | null;
}

interface TableRow {
  id: number;
  locale: string;
  published: boolean;
  organisation_id: string | null;
  organisation_path: string | null;
  first_out_at: Date | null;
  kind?: string;
  flows_down?: boolean;
  repost_of?: string | null;
  repost_comment?: string | null;
}

export async function rowsOf(
  trx: Transaction,
  kind: DocumentKind,
  documentId: unknown,
): Promise<DocumentRow[]> {
  if (typeof documentId !== "string") return [];
  const own = kind.noun === "article" ? ", kind, flows_down, repost_of, repost_comment" : "";
  const rows = await select<TableRow>(
    trx,
    `select id, locale, published_at is not null as published, organisation_id, organisation_path, first_out_at${own}
       from strapi.${kind.table} where document_id = ?`,
    [documentId],
  );
  return rows.map((row) => ({
    id: row.id,
    locale: row.locale,
    published: row.published,
    organisationId: row.organisation_id,
    organisationPath: row.organisation_path,
    firstOutAt: row.first_out_at,
    kind: row.kind,
    flowsDown: row.flows_down,
    repostOf: row.repost_of,
    repostComment: row.repost_comment,
  }));
}

export async function select<Row>(
  trx: Transaction,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = (await trx.raw(sql, values as never)) as { rows: Row[] };
  return rows;
}
