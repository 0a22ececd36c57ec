import { errors } from "@strapi/utils";
import type { Core } from "@strapi/strapi";
import type { Context } from "koa";
import { askingEditor } from "../../editor/editor.js";
import { foldersOf } from "../../media/organisation-folders.js";

declare const strapi: Core.Strapi; // A plugin is extended before Strapi hands itself out.

type Handler = (ctx: Context) => Promise<unknown>;
interface UploadPlugin {
  controllers: {
    "admin-folder-file": Record<"deleteMany" | "moveMany", Handler>;
    "admin-upload": Record<"uploadFromUrls", Handler>;
  };
}

/** Deleting and moving many looks at no condition of the permission: the files are asked here. */
export = (plugin: UploadPlugin) => {
  const controller = plugin.controllers["admin-folder-file"];
  for (const deed of ["deleteMany", "moveMany"] as const) {
    const original = controller[deed];
    controller[deed] = async (ctx) => {
      await refuseForeignFiles(ctx);
      return original(ctx);
    };
  }
  // The newsroom fetches nothing from addresses that people give it.
  plugin.controllers["admin-upload"].uploadFromUrls = (ctx) => Promise.resolve(ctx.notFound());
  return plugin;
};

async function refuseForeignFiles(ctx: Context) {
  const editor = await askingEditor(strapi);
  if (!editor) return;
  const {
    fileIds = [],
    folderIds = [],
    destinationFolderId,
  } = ctx.request.body as {
    fileIds?: number[];
    folderIds?: number[];
    destinationFolderId?: number | null;
  };
  const folders = await foldersOf(strapi, editor);
  const files = await strapi.db
    .query("plugin::upload.file")
    .findMany({ where: { id: { $in: fileIds } }, select: ["folderPath"] });
  const own = (path: string) => folders.some((one) => path === one.path || path.startsWith(`${one.path}/`));
  const isForeign =
    folderIds.length > 0 ||
    files.some((file) => !own(String(file.folderPath))) ||
    (destinationFolderId !== undefined && !folders.some((one) => one.id === destinationFolderId));
  if (isForeign) throw new errors.ForbiddenError("Эти файлы принадлежат другой организации.");
}
