import { isWithin, Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { type Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";
import { type MemberCount, memberCounts, organisationsByNode } from "../organisation/organisation.loader.js";

/** Where members are sought: a condition in which `place` stands for the organisation's node or path. */
export interface MemberScope {
  sql: string;
  place: string | null;
  /** Wider than a primary. */
  isWide: boolean;
  /** How many are there by status, where that is kept; null where they must be counted. */
  kept: (() => Promise<MemberCount>) | null;
}

/** The member's column that names the organisation of this level. */
const COLUMNS: Partial<Record<OrganisationLevel, string>> = {
  [OrganisationLevel.REGIONAL]: "region_id",
  [OrganisationLevel.TERRITORIAL]: "territorial_id",
  [OrganisationLevel.PRIMARY]: "primary_id",
};

/** An organisation and all below it. */
export function scopeOf({ node, path, level }: Organisation, { viewer, load }: Context): MemberScope {
  const kept = viewer.may(Permission.VIEW_MEMBERS, path) ? () => load(memberCounts).load(node) : null;
  const column = COLUMNS[level];
  const isWide = level !== OrganisationLevel.PRIMARY;
  if (column) return { sql: `${column} = place::int`, place: `${node}`, isWide, kept };
  if (level === OrganisationLevel.NATIONAL) return { ...EVERYWHERE, kept };
  return {
    sql: "primary_id = any(array(select node from organisations where path <@ place::ltree))",
    place: path,
    isWide,
    kept,
  };
}

/** Wherever the viewer may see members: mostly one organisation and all below it, which has an index of its own. */
export async function scopeOfViewer(context: Context): Promise<MemberScope> {
  const { viewer, em, load } = context;
  const paths = viewer.pathsWhere(Permission.VIEW_MEMBERS);
  const tops = new Set(
    paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other))),
  );
  const [top = ""] = tops;
  if (tops.size === 1) {
    const organisation = await load(organisationsByNode).load(Number(top.split(".").at(-1)));
    return organisation?.path === top ? scopeOf(organisation, context) : { ...EVERYWHERE, sql: "false" };
  }
  return {
    ...EVERYWHERE,
    sql: "((select sees_union()) or primary_id = any((select visible_orgs())::int[]))",
    kept: async () => {
      const [row] = await em.execute<MemberCount[]>(
        `select coalesce(sum(on_register), 0)::int as "onRegister", coalesce(sum(removed), 0)::int as removed
         from member_counts
         where (select sees_union()) or primary_id in (select unnest(visible_orgs()))`,
      );
      return row ?? { onRegister: 0, removed: 0 };
    },
  };
}

const EVERYWHERE: MemberScope = { sql: "true", place: null, isWide: true, kept: null };
