import type { Core } from "@strapi/strapi";
import { documentKinds } from "../document/document-kind.js";

const everyMinute = 60_000;

/** An organisation moved in the tree takes its documents along: their paths are a copy of the registry's. */
export async function followOrganisations(strapi: Core.Strapi): Promise<NodeJS.Timeout> {
  await realign(strapi);
  return setInterval(() => {
    realign(strapi).catch((error: Error) => strapi.log.warn(`Paths were not realigned: ${error.message}`));
  }, everyMinute).unref();
}

async function realign(strapi: Core.Strapi) {
  for (const { table } of documentKinds)
    await strapi.db.connection.raw(
      `update strapi.${table} d set organisation_path = o.path
         from published.organisation o
        where o.id::text = d.organisation_id and o.path is distinct from d.organisation_path`,
    );
}
