import type { Core } from "@strapi/strapi";
import { watchDocuments } from "./document/watch-documents.js";
import { registerConditions } from "./editor/conditions.js";
import { keepEndingSessions } from "./editor/end-sessions.js";
import { offerOrganisations } from "./editor/organisation-choice.js";
import { openSignIn } from "./editor/sign-in.js";
import { env } from "./env.js";
import { keepFolders } from "./media/organisation-folders.js";
import { followOrganisations } from "./provision/follow-organisations.js";
import { layOwnTables } from "./provision/lay-own-tables.js";
import { provideAdministrator } from "./provision/provide-administrator.js";
import { provideHints } from "./provision/provide-hints.js";
import { provideLocales } from "./provision/provide-locales.js";
import { provideRoles } from "./provision/provide-roles.js";
import { provideUnion } from "./provision/provide-union.js";
import { publishViews } from "./published/publish-views.js";

const watches: NodeJS.Timeout[] = [];

/** Strapi's own hooks: what the newsroom is made of, in the order it is laid. */
export = {
  register({ strapi }: { strapi: Core.Strapi }) {
    watchDocuments(strapi);
    openSignIn(strapi);
    offerOrganisations(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await provideLocales(strapi);
    await publishViews(strapi);
    await layOwnTables(strapi);
    await registerConditions(strapi);
    await provideRoles(strapi);
    await provideAdministrator(strapi);
    await provideHints(strapi);
    keepFolders(strapi);
    const { unionFile } = env();
    if (unionFile) await provideUnion(strapi, unionFile);
    watches.push(await followOrganisations(strapi), keepEndingSessions(strapi));
  },

  destroy() {
    for (const watch of watches.splice(0)) clearInterval(watch);
  },
};
