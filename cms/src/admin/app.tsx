import { Earth } from "@strapi/icons";
import type { StrapiApp } from "@strapi/strapi/admin";
import { russian } from "./russian";

// Russian first, until a person chooses otherwise. The admin reads this raw string before it draws anything.
if (!localStorage.getItem("strapi-admin-language")) localStorage.setItem("strapi-admin-language", "ru");

// Strapi's own announcements are not for the union's editors. The key's end is Strapi's project id, which we have none of.
for (const project of ["undefined", "false"])
  localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${project}`, "true");

// Strapi's build demands a default export here.
// oxlint-disable-next-line import/no-default-export
export default {
  config: {
    locales: ["ru"],
    translations: { ru: russian },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    app.customFields.register({
      name: "organisation",
      type: "string",
      icon: Earth,
      intlLabel: { id: "angel.organisation", defaultMessage: "Организация" },
      intlDescription: { id: "angel.organisation.description", defaultMessage: "Организация из реестра" },
      components: { Input: () => import("./organisation-input") },
    });
  },
  bootstrap() {},
};
