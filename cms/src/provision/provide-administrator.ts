import type { Core } from "@strapi/strapi";
import { env } from "../env.js";

/** Without one, Strapi would ask its first visitor to become the administrator. */
export async function provideAdministrator(strapi: Core.Strapi): Promise<void> {
  const users = strapi.service("admin::user");
  if (await users.exists()) return;
  const { id } = await users.createFirstAdmin({
    email: "admin@angel.local",
    firstname: "Администратор",
    lastname: "",
    password: env().administratorPassword,
  });
  await users.updateById(id, { preferedLanguage: "ru" });
}
