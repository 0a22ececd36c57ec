import { russian } from "./russian";

// Russian first, until a person chooses otherwise. The admin reads this raw string before it draws anything.
if (!localStorage.getItem("strapi-admin-language")) localStorage.setItem("strapi-admin-language", "ru");

// Strapi's build demands a default export here.
// oxlint-disable-next-line import/no-default-export
export default {
  config: {
    locales: ["ru"],
    translations: { ru: russian },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap() {},
};
