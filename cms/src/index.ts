import type { Core } from "@strapi/strapi";
import { watchDocuments } from "./document/watch-documents.js";
import { registerConditions } from "./editor/conditions.js";
import { openSignIn } from "./editor/sign-in.js";
import { env } from "./env.js";
import { keepFolders } from "./media/organisation-folders.js";
import { followOrganisations } from "./provision/follow-organisations.js";
import { layOwnTables } from "./provision/lay-own-tables.js";
import { provideAdministrator } from "./provision/provide-administrator.js";
import { provideLocales } from "./provision/provide-locales.js";
import { provideRoles } from "./provision/provide-roles.js";
import { provideUnion } from "./provision/provide-union.js";
import { publishViews } from "./published/publish-views.js";

let following: NodeJS.Timeout | undefined;

/** Strapi's own hooks: what the newsroom is made of, in the order it is laid. */
export = {
  register({ strapi }: { strapi: Core.Strapi }) {
    watchDocuments(strapi);
    openSignIn(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await provideLocales(strapi);
    await publishViews(strapi);
    await layOwnTables(strapi);
    await registerConditions(strapi);
    await provideRoles(strapi);
    await provideAdministrator(strapi);
    keepFolders(strapi);
    const { unionFile } = env();
    if (unionFile) await provideUnion(strapi, unionFile);
    following = await followOrganisations(strapi);
  },

  destroy() {
    clearInterval(following);
  },
};
