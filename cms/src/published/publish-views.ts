import { createHash } from "node:crypto";
import type { Core } from "@strapi/strapi";
import { select } from "../document/document-row.js";
import { publishedViews, readersIndexes } from "./published-views.js";

/** Makes the views readers ask, anew only where their text has changed. */
export async function publishViews(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    for (const [name, sql] of Object.entries(publishedViews)) {
      const mark = createHash("sha256").update(sql).digest("hex");
      const [existing] = await select<{ mark: string | null }>(
        trx,
        "select obj_description(to_regclass(?), 'pg_class') as mark",
        [`published.${name}`],
      );
      if (existing?.mark === mark) continue;
      await trx.raw(`drop view if exists published.${name}`);
      await trx.raw(`create view published.${name} as ${sql}`.replaceAll("?", "\\?"));
      await trx.raw(`comment on view published.${name} is '${mark}'`);
      await trx.raw(`grant select on published.${name} to angel_reader`);
    }
    for (const sql of readersIndexes) await trx.raw(sql);
  });
}
