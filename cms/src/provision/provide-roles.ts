import type { Core } from "@strapi/strapi";
import { documentKinds, type DocumentKind } from "../document/document-kind.js";
import { inOwnFolder, inOwnSubtree } from "../editor/conditions.js";

export const editorRoleCode = "angel-editor";

interface Permission {
  action: string;
  subject?: string;
  properties?: { fields?: string[]; locales?: string[] };
  conditions: string[];
}

/** The editor's role is what this file says, at every start: a field added to a schema is an editor's at once. */
export async function provideRoles(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.service("admin::role");
  const role =
    (await roles.findOne({ code: editorRoleCode })) ??
    (await roles.create({
      name: "Редактор",
      code: editorRoleCode,
      description: "Пишет и публикует для своей организации и её подразделений",
    }));
  await roles.assignPermissions(role.id, editorPermissions(strapi));

  // Strapi's own two roles know nothing of organisations.
  for (const code of ["strapi-editor", "strapi-author"]) {
    const foreign = await strapi.db.query("admin::role").findOne({ where: { code }, populate: ["users"] });
    if (foreign && foreign.users.length === 0) await roles.deleteByIds([foreign.id]);
  }
}

function editorPermissions(strapi: Core.Strapi): Permission[] {
  return [...documentKinds.flatMap((kind) => documentPermissions(strapi, kind)), ...mediaPermissions];
}

function documentPermissions(strapi: Core.Strapi, kind: DocumentKind): Permission[] {
  const fields: string[] = strapi
    .service("admin::content-type")
    .getNestedFields(strapi.contentTypes[kind.uid], { components: strapi.components });
  // A site is made once for an organisation and is never thrown away by an editor.
  const actions = ["create", "read", "update", "publish", ...(kind.noun === "site" ? [] : ["delete"])];
  return actions.map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: kind.uid,
    properties: {
      ...(["create", "read", "update"].includes(action) ? { fields } : {}),
      locales: ["ru", "en"],
    },
    conditions: kind.isShared && action === "read" ? [] : [inOwnSubtree],
  }));
}

const mediaPermissions: Permission[] = [
  { action: "plugin::upload.read", conditions: [inOwnFolder] },
  { action: "plugin::upload.assets.create", conditions: [] },
  { action: "plugin::upload.assets.update", conditions: [inOwnFolder] },
  { action: "plugin::upload.assets.download", conditions: [] },
  { action: "plugin::upload.assets.copy-link", conditions: [] },
];
