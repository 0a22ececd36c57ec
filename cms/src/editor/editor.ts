import type { Core } from "@strapi/strapi";

/** Somebody at work in the admin who is held to the organisations identity gave them. */
export interface Editor {
  userId: number;
  memberId: string | null;
  organisations: { id: string; path: string }[];
}

interface AdminUser {
  id: number;
  roles?: { code: string }[];
}

/** The editor who asks; undefined for administrators and for the newsroom's own work. */
export async function askingEditor(strapi: Core.Strapi): Promise<Editor | undefined> {
  const state = strapi.requestContext.get()?.state as
    { user?: AdminUser; editor?: Promise<Editor> } | undefined;
  if (!state?.user || isAdministrator(state.user)) return undefined;
  return (state.editor ??= readEditor(strapi, state.user.id));
}

export function isAdministrator(user: AdminUser): boolean {
  return user.roles?.some((role) => role.code === "strapi-super-admin") ?? false;
}

/** An admin user without an assignment edits nothing. Paths are the registry's of today, not of the sign-in. */
export async function readEditor(strapi: Core.Strapi, userId: number): Promise<Editor> {
  const { rows } = (await strapi.db.connection.raw(
    `select e.member_id, o.id, o.path
       from strapi.editors e
       left join published.organisation o on e.organisation_ids ? o.id::text
      where e.user_id = :userId`.replace("? o.id", "\\? o.id"),
    { userId },
  )) as { rows: { member_id: string | null; id: string | null; path: string | null }[] };
  return {
    userId,
    memberId: rows[0]?.member_id ?? null,
    organisations: rows.flatMap(({ id, path }) => (id && path ? [{ id, path }] : [])),
  };
}

export function covers({ organisations }: Editor, path: string | null): boolean {
  return path !== null && organisations.some((own) => path === own.path || path.startsWith(`${own.path}.`));
}

/**
 * The editor's subtrees as a filter: the organisation itself, or below it.
 * "/" is the sign after "."; a bare prefix would let 1.2 see 1.20.
 */
export function subtreeFilter({ organisations }: Editor): { $or: object[] } | false {
  if (organisations.length === 0) return false;
  return {
    $or: organisations.flatMap(({ path }) => [
      { organisationPath: { $eq: path } },
      { organisationPath: { $gte: `${path}.`, $lt: `${path}/` } },
    ]),
  };
}
