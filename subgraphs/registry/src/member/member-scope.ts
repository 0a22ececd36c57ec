import { isWithin, Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { placeColumn, type PlaceColumn } from "../headcount/place-column.js";
import { type Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";
import { type MemberCount, memberCounts, organisationsByNode } from "../organisation/organisation.loader.js";

/** Where members are sought. */
export interface MemberScope {
  /**
   * Conditions of which each member meets at most one, in which `place` stands for the organisation's node: each is
   * a walk along an index of its own.
   */
  parts: string[];
  place: string | null;
  /** Where all of it is the viewer's to see: the column of the place; null for the whole union. */
  whole?: PlaceColumn | null;
  /** Wider than a primary. */
  isWide: boolean;
  /** How many are there by status, where that is kept; null where they must be counted. */
  kept: (() => Promise<MemberCount>) | null;
}

/** An organisation and all below it. */
export function scopeOf({ node, path, level }: Organisation, { viewer, load }: Context): MemberScope {
  const kept = viewer.may(Permission.VIEW_MEMBERS, path) ? () => load(memberCounts).load(node) : null;
  const column = placeColumn(level);
  return {
    parts: [column ? `members.${column} = place::int` : "true"],
    place: column && `${node}`,
    ...(kept && { whole: column }),
    isWide: level !== OrganisationLevel.PRIMARY,
    kept,
  };
}

/** Wherever the viewer may see members: mostly one organisation and all below it. */
export async function scopeOfViewer(context: Context): Promise<MemberScope> {
  const { viewer, load } = context;
  const paths = viewer.pathsWhere(Permission.VIEW_MEMBERS);
  if (paths.includes("*")) return { parts: ["true"], place: null, whole: null, isWide: true, kept: null };
  const tops = paths.filter(
    (path, at) =>
      paths.indexOf(path) === at && !paths.some((other) => other !== path && isWithin(path, other)),
  );
  const found = await load(organisationsByNode).loadMany(tops.map((path) => Number(path.split(".").at(-1))));
  // A grant is told by the path; an organisation that has moved since is seen once the token is renewed.
  const organisations = found.filter(
    (one, at): one is Organisation => one !== null && !(one instanceof Error) && one.path === tops[at],
  );
  const [only] = organisations;
  if (only && organisations.length === 1) return scopeOf(only, context);
  const parts = organisations.map(({ level, node }) => `members.${placeColumn(level)} = ${node}`);
  return {
    parts: parts.length === 0 ? ["false"] : parts,
    place: null,
    isWide: true,
    kept: async () => {
      const counts = await Promise.all(organisations.map(({ node }) => load(memberCounts).load(node)));
      return {
        onRegister: counts.reduce((sum, { onRegister }) => sum + onRegister, 0),
        removed: counts.reduce((sum, { removed }) => sum + removed, 0),
      };
    },
  };
}

/** The parts as one condition. */
export function anywhere({ parts }: MemberScope): string {
  return `(${parts.join(" or ")})`;
}
