import type { Core } from "@strapi/strapi";

/** Two small tables that are not content. Strapi's schema sync leaves alone what it did not make. */
export async function layOwnTables(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw(`
    create table if not exists strapi.spent_sign_ins (digest text primary key, expires_at timestamptz not null);
    create table if not exists strapi.organisation_folders (
      organisation_id uuid primary key, folder_id int not null, folder_path text not null)`);
}
