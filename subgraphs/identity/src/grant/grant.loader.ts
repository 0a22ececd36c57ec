import { Permission, Role, type Viewer } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { Grant } from "./grant.entity.js";

const COLUMNS = `grants.id, account_id as "accountId", role, organisation_id as "organisationId", organisation.path,
  starts_on::text as "startsOn", ends_on::text as "endsOn"`;

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
    `select ${COLUMNS} from grants join published.organisation on organisation.id = organisation_id
     where account_id = any(?::uuid[]) and revoked_at is null and (ends_on is null or ends_on >= ?::date)`,
    [ids, today()],
  );
  const registered = await readPublished<Grant>(
    em,
    ["membership"],
    `select accounts.id, accounts.id as "accountId", '${Role.MEMBER}' as role,
       membership.organisation_id as "organisationId", membership.organisation_path as path,
       (accounts.created_at at time zone 'Europe/Moscow')::date::text as "startsOn", null as "endsOn"
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

/** Grants by id that the viewer may see, in the order of the ids; null for the rest. */
export const grantsSeen: Batch<string, Grant | null> = async (ids, { em, viewer }) => {
  const real = ids.filter(isUuid);
  const given = await readPublished<Grant>(
    em,
    ["organisation"],
    `select ${COLUMNS} from grants join published.organisation on organisation.id = organisation_id
     where grants.id = any(?::uuid[]) and revoked_at is null`,
    [listOf(real)],
  );
  const registered = await findGrants(em, real);
  const grants = [...given.map(grantFrom), ...registered].filter((grant) => mayBeSeen(grant, viewer));
  return ids.map((id) => grants.find((grant) => grant.id === id.toLowerCase()) ?? null);
};

export function mayBeSeen(grant: Grant, viewer: Viewer): boolean {
  return grant.accountId === viewer.accountId || viewer.may(Permission.VIEW_ACCOUNTS, grant.path);
}

function grantFrom(row: Grant): Grant {
  return Object.assign(new Grant(), row);
}
