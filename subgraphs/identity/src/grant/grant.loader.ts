import { Permission, Role, type Viewer } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { Grant } from "./grant.entity.js";

/** What is lent counts as long as it stands, its source stands, and it lies below where that is held. */
const STANDING = `
  select grants.id, grants.account_id as "accountId", grants.role, grants.organisation_id as "organisationId",
    organisation.path, grants.source_id as "sourceId", grants.reason, source.account_id as "lenderId",
    lender.display_name as "lentBy", giver.display_name as "givenBy", holder.display_name as "heldBy",
    greatest(grants.starts_on, source.starts_on)::text as "startsOn",
    least(grants.ends_on, source.ends_on)::text as "endsOn"
  from grants
  join accounts holder on holder.id = grants.account_id
  join published.organisation on organisation.id = grants.organisation_id
  left join grants source on source.id = grants.source_id
  left join accounts lender on lender.id = source.account_id
  left join accounts giver on giver.id = grants.granted_by
  left join published.organisation top on top.id = source.organisation_id
  where grants.revoked_at is null and (grants.source_id is null or source.revoked_at is null
    and (organisation.path = top.path or starts_with(organisation.path, top.path || '.')))`;

const NOT_OVER =
  "(least(grants.ends_on, source.ends_on) is null or least(grants.ends_on, source.ends_on) >= ?::date)";

const ROLES = Object.values(Role);

/** Each account's grants, in force or to come, one list an account. Give it to `load`. */
export const grantsOfAccounts: Batch<string, Grant[]> = async (accountIds, { em }) => {
  const grants = await findGrants(em, accountIds);
  return accountIds.map((id) => grants.filter(({ accountId }) => accountId === id));
};

/**
 * Grants that are neither revoked nor over, those somebody gave and those the register gives: a member on register is
 * MEMBER of their own organisation for as long as the register says so.
 */
export async function findGrants(em: EntityManager, accountIds: readonly string[]): Promise<Grant[]> {
  const ids = listOf(accountIds);
  const given = await readPublished<Grant>(
    em,
    ["organisation"],
    `${STANDING} and grants.account_id = any(?::uuid[]) and ${NOT_OVER}`,
    [ids, today()],
  );
  const registered = await readPublished<Grant>(
    em,
    ["membership"],
    `select accounts.id, accounts.id as "accountId", '${Role.MEMBER}' as role,
       membership.organisation_id as "organisationId", membership.organisation_path as path,
       (accounts.created_at at time zone 'Europe/Moscow')::date::text as "startsOn", null as "endsOn",
       accounts.display_name as "heldBy", null as "sourceId", null as "lentBy", null as "givenBy", null as "lenderId", null as reason
     from accounts join published.membership on membership.member_id = accounts.member_id
     where accounts.id = any(?::uuid[])`,
    [ids],
  );
  const isSaidAlready = (grant: Grant) =>
    given.some(
      (other) =>
        other.accountId === grant.accountId &&
        other.role === grant.role &&
        other.organisationId === grant.organisationId &&
        grantFrom(other).isInForce(),
    );
  return [...given, ...registered.filter((grant) => !isSaidAlready(grant))]
    .map(grantFrom)
    .toSorted((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role));
}

/** What each account has lent and not taken back, in force or to come, the first to end first. */
export const delegationsOfAccounts: Batch<string, Grant[]> = async (accountIds, { em }) => {
  const lent = await readPublished<Grant>(
    em,
    ["organisation"],
    `${STANDING} and source.account_id = any(?::uuid[]) and ${NOT_OVER} order by "endsOn", grants.id`,
    [listOf(accountIds), today()],
  );
  return accountIds.map((id) => lent.filter(({ lenderId }) => lenderId === id).map(grantFrom));
};

/** Grants by id that the viewer may see, in the order of the ids; null for the rest. */
export const grantsSeen: Batch<string, Grant | null> = async (ids, { em, viewer }) => {
  const real = ids.filter(isUuid);
  const given = await readPublished<Grant>(
    em,
    ["organisation"],
    `${STANDING} and grants.id = any(?::uuid[])`,
    [listOf(real)],
  );
  const registered = await findGrants(em, real);
  const grants = [...given.map(grantFrom), ...registered].filter((grant) => mayBeSeen(grant, viewer));
  return ids.map((id) => grants.find((grant) => grant.id === id.toLowerCase()) ?? null);
};

/** Which page of the grants over an organisation. */
interface GrantsWish {
  readonly organisationId: string;
  readonly limit: number;
  readonly after: GrantKey | null;
}

type GrantKey = readonly [role: number, id: string];

/** Where a grant stands among those over its organisation: by role, and then as they were given. */
export function keyOfGrant({ role, id }: Grant): GrantKey {
  return [ROLES.indexOf(role), id];
}

/** What is given and lent over each organisation, in force or to come; pages of many are read by one statement. */
export const grantsOver: Batch<GrantsWish, Grant[]> = async (wishes, { em }) => {
  const rows = await readPublished<Grant & { wish: number }>(
    em,
    ["organisation"],
    `select wish, found.*
     from jsonb_to_recordset(?::jsonb) as wanted (wish int, "organisationId" uuid, "limit" int, after jsonb)
     cross join lateral (
       select * from (
         select standing.*, array_position(?::text[], standing.role) - 1 as place
         from (${STANDING} and ${NOT_OVER}) standing) placed
       where placed."organisationId" = wanted."organisationId"
         and (after is null or (place, id) > ((after ->> 0)::int, (after ->> 1)::uuid))
       order by place, id limit "limit") found
     order by wish, found.place, found.id`,
    [JSON.stringify(wishes.map((given, wish) => ({ wish, ...given }))), listOf(ROLES), today()],
  );
  return wishes.map((_, wish) => rows.filter((row) => row.wish === wish).map(grantFrom));
};

/** How many those lists have, by the ids of the organisations. */
export const countsOfGrantsOver: Batch<string, number> = async (ids, { em }) => {
  const rows = await readPublished<{ id: string; count: number }>(
    em,
    ["organisation"],
    `select "organisationId" as id, count(*)::int as count
     from (${STANDING} and grants.organisation_id = any(?::uuid[]) and ${NOT_OVER}) standing
     group by "organisationId"`,
    [listOf(ids), today()],
  );
  return ids.map((id) => rows.find((row) => row.id === id.toLowerCase())?.count ?? 0);
};

/** Who keeps an organisation sees who may do what there. What the register grants leads to an account: that takes more. */
export function mayBeSeen(grant: Grant, viewer: Viewer): boolean {
  const isOwn = viewer.accountId !== null && [grant.accountId, grant.lenderId].includes(viewer.accountId);
  const isGiven = grant.id !== grant.accountId;
  return (
    isOwn ||
    viewer.may(Permission.VIEW_ACCOUNTS, grant.path) ||
    (isGiven && viewer.may(Permission.KEEP_ORGANISATION, grant.path))
  );
}

function grantFrom(row: Grant): Grant {
  return Object.assign(new Grant(), row);
}
