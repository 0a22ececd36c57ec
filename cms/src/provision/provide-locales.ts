import type { Core } from "@strapi/strapi";

/** Russian is there from the first start (it is the default); English joins it. */
export async function provideLocales(strapi: Core.Strapi): Promise<void> {
  const locales = strapi.plugin("i18n").service("locales");
  if (!(await locales.findByCode("en"))) await locales.create({ code: "en", name: "English (en)" });
}
