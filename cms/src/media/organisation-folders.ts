import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { select, type Transaction } from "../document/document-row.js";
import { askingEditor, type Editor } from "../editor/editor.js";

const file = "plugin::upload.file";
const folder = "plugin::upload.folder";

interface Folder {
  id: number;
  path: string;
}

/** Each organisation that has an editor has a folder; it is made when the editor comes. */
export async function giveFolders(
  strapi: Core.Strapi,
  trx: Transaction,
  organisationIds: string[],
): Promise<void> {
  const missing = await select<{ id: string; name: string }>(
    trx,
    `select id, name from published.organisation
      where id = any(?::uuid[]) and id not in (select organisation_id from strapi.organisation_folders)`,
    [organisationIds],
  );
  if (missing.length === 0) return;
  // Strapi numbers folders by the highest number so far.
  await select(trx, "select pg_advisory_xact_lock(hashtextextended('media folders', 0))");
  for (const { id, name } of missing) {
    const made: Folder = await strapi
      .plugin("upload")
      .service("folder")
      .create({ name: `${name} · ${id.slice(-6)}` });
    await select(
      trx,
      "insert into strapi.organisation_folders values (?, ?, ?) on conflict (organisation_id) do nothing",
      [id, made.id, made.path],
    );
  }
}

/** The folders of an editor's subtree, their own organisations' first. */
export async function foldersOf(strapi: Core.Strapi, { organisations }: Editor): Promise<Folder[]> {
  if (organisations.length === 0) return [];
  const { rows } = (await strapi.db.connection.raw(
    `select f.folder_id as id, f.folder_path as path
       from strapi.organisation_folders f
       join published.organisation o on o.id = f.organisation_id
      where exists (select 1 from unnest(?::text[]) own where o.path = own or starts_with(o.path, own || '.'))
      order by o.id = any(?::uuid[]) desc, length(o.path)`,
    [organisations.map((own) => own.path), organisations.map((own) => own.id)],
  )) as { rows: Folder[] };
  return rows;
}

/** "0" is the sign after "/": the folder itself, or below it. */
export function foldersFilter(folders: Folder[]): { $or: object[] } | false {
  if (folders.length === 0) return false;
  return {
    $or: folders.flatMap(({ path }) => [
      { folderPath: { $eq: path } },
      { folderPath: { $gte: `${path}/`, $lt: `${path}0` } },
    ]),
  };
}

/** What an editor uploads lies in their organisation's folder, and folders are made and moved by administrators. */
export function keepFolders(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: [file],
    beforeCreate: ({ params }) => placeFile(strapi, params.data),
    beforeUpdate: ({ params }) => placeFile(strapi, params.data, true),
    beforeUpdateMany: () => refuseEditors(strapi),
  });
  strapi.db.lifecycles.subscribe({
    models: [folder],
    beforeCreate: () => refuseEditors(strapi),
    beforeUpdate: () => refuseEditors(strapi),
    beforeUpdateMany: () => refuseEditors(strapi),
    beforeDelete: () => refuseEditors(strapi),
    beforeDeleteMany: () => refuseEditors(strapi),
  });
}

async function placeFile(strapi: Core.Strapi, data: Record<string, unknown>, isUpdate = false) {
  const editor = await askingEditor(strapi);
  if (!editor || (isUpdate && !("folderPath" in data))) return;
  const folders = await foldersOf(strapi, editor);
  const own = folders[0];
  if (!own) throw new errors.ForbiddenError("У вашей организации ещё нет папки: войдите заново через сайт.");
  const path = typeof data.folderPath === "string" ? data.folderPath : "/";
  if (folders.some((one) => path === one.path || path.startsWith(`${one.path}/`))) return;
  if (path !== "/") throw new errors.ForbiddenError("Эта папка принадлежит другой организации.");
  Object.assign(data, { folder: own.id, folderPath: own.path });
}

async function refuseEditors(strapi: Core.Strapi) {
  if (await askingEditor(strapi)) throw new errors.ForbiddenError("Папки устраивает администратор.");
}
