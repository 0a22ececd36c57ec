import type { Core } from "@strapi/strapi";
import type { Context } from "koa";
import { askingEditor } from "./editor.js";

interface Choice {
  id: string;
  name: string;
}

/** A field where an organisation is chosen by its name; the editor is offered the own subtree. */
export function offerOrganisations(strapi: Core.Strapi): void {
  strapi.customFields.register({ name: "organisation", type: "string" });
  strapi.server.routes({
    type: "admin",
    routes: [
      {
        method: "GET",
        path: "/angel/organisations",
        info: { type: "admin" },
        handler: (ctx: Context) => find(strapi, ctx),
        config: { policies: ["admin::isAuthenticatedAdmin"] },
      },
    ],
  });
}

async function find(strapi: Core.Strapi, ctx: Context) {
  const { search, id } = ctx.query;
  const editor = await askingEditor(strapi);
  const { rows } = (await strapi.db.connection.raw(
    `select o.id, o.name from published.organisation o
      where o.closed_on is null
        and (:everywhere or exists (
          select 1 from unnest(:paths::text[]) own where o.path = own or starts_with(o.path, own || '.')))
        and (o.id::text = :id or o.name ilike :pattern escape '!')
      order by o.id::text = :id desc, length(o.path), o.name limit 30`,
    {
      everywhere: editor === undefined,
      paths: editor?.organisations.map((own) => own.path) ?? [],
      id: typeof id === "string" ? id : "",
      pattern: `%${typeof search === "string" ? search.replaceAll("\0", "").replace(/[!%_]/g, "!$&") : ""}%`,
    },
  )) as { rows: Choice[] };
  ctx.body = { organisations: rows };
}
