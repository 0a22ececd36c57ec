import type { Core } from "@strapi/strapi";
import { foldersFilter, foldersOf } from "../media/organisation-folders.js";
import { readEditor, subtreeFilter } from "./editor.js";

export const inOwnSubtree = "api::in-own-subtree";
export const inOwnFolder = "api::in-own-folder";

interface AdminUser {
  id: number;
}

export async function registerConditions(strapi: Core.Strapi): Promise<void> {
  await strapi.service("admin::permission").conditionProvider.registerMany([
    {
      displayName: "Своя организация и её подразделения",
      name: "in-own-subtree",
      category: "Электронный Ангел",
      handler: async (user: AdminUser) => subtreeFilter(await readEditor(strapi, user.id)),
    },
    {
      displayName: "Папка своей организации",
      name: "in-own-folder",
      category: "Электронный Ангел",
      handler: async (user: AdminUser) =>
        foldersFilter(await foldersOf(strapi, await readEditor(strapi, user.id))),
    },
  ]);
}
