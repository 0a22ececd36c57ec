import type { Role } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import { randomBytes } from "node:crypto";
import { readPhone } from "./src/login/phone.js";
import { Passwords } from "./src/password/passwords.js";

/** What identity takes from a union. */
interface Union {
  accounts: UnionAccount[];
}

interface UnionAccount {
  id: string;
  memberId: string | null;
  displayName: string;
  email: string | null;
  phone: string | null;
  password: string;
  grants: { id: string; role: `${Role}`; organisationId: string; startsOn: string; endsOn: string | null }[];
}

/** Puts in the accounts that are not there yet, with their grants; what is there stays as it is. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const { accounts } = union as Union;
  const known = await em.execute<{ id: string }[]>("select id from accounts where id = any(?::uuid[])", [
    listOf(accounts.map(({ id }) => id)),
  ]);
  const knownIds = new Set(known.map(({ id }) => id));
  const fresh = accounts.filter(({ id }) => !knownIds.has(id));
  // Four at once, as many as wait for: a union's accounts may be more than a host would let wait.
  const passwords = new Passwords(randomBytes(32), Infinity);
  const rows = await Promise.all(
    fresh.map(async ({ id, memberId, displayName, email, phone, password }) => ({
      id,
      member_id: memberId,
      display_name: displayName,
      email: email?.toLowerCase() ?? null,
      phone: phone && readPhone(phone),
      password_hash: await passwords.hash(password, "member"),
    })),
  );
  await em.execute(
    `with opened as (
       insert into accounts (id, member_id, display_name, email, phone, password_hash, verification)
       select id, member_id, display_name, email, phone, password_hash,
         case when member_id is null then 'UNVERIFIED' else 'MEMBER_CONFIRMED' end
       from jsonb_to_recordset(?::jsonb) as given (id uuid, member_id uuid, display_name text, email text,
         phone text, password_hash text)
       returning id, verification, member_id)
     insert into verifications (account_id, level, evidence, member_id)
     select id, verification, 'UNION', member_id from opened`,
    [JSON.stringify(rows)],
  );
  await em.execute(
    `insert into grants (id, account_id, role, organisation_id, starts_on, ends_on)
     select id, account_id, role, organisation_id, starts_on, ends_on
     from jsonb_to_recordset(?::jsonb) as given (id uuid, account_id uuid, role text, organisation_id uuid,
       starts_on date, ends_on date)
     on conflict (id) do nothing`,
    [JSON.stringify(fresh.flatMap(grantsOf))],
  );
}

/** A member's MEMBER is left to the register, so that it goes when they leave. */
function grantsOf({ id, memberId, grants }: UnionAccount) {
  return grants
    .filter(({ role }) => memberId === null || role !== "MEMBER")
    .map((grant) => ({
      id: grant.id,
      account_id: id,
      role: grant.role,
      organisation_id: grant.organisationId,
      starts_on: grant.startsOn,
      ends_on: grant.endsOn,
    }));
}
