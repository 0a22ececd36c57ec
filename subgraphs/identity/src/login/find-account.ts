import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Login, LoginKind } from "./login.js";

export interface Candidate {
  id: string;
  passwordHash: string | null;
}

const OWN: Record<LoginKind, string> = {
  card: "false and ? = ''",
  phone: "phone = ?",
  email: "email = ?",
};

const ON_REGISTER: Record<LoginKind, string> = {
  card: "membership.card_number = ?",
  phone: "membership.phone = ?",
  email: "lower(membership.email) = ?",
};

/**
 * The account behind a login. What the account itself says comes before what the register says of its member; a phone
 * that two members share is nobody's. Asks both always, so that the time tells nothing.
 */
export async function findAccount(em: EntityManager, login: Login): Promise<Candidate | null> {
  const { kind, value } = login;
  const own = await em.execute<Candidate[]>(
    `select id, password_hash as "passwordHash" from accounts where ${OWN[kind]}`,
    [value],
  );
  const onRegister = await readPublished<Candidate>(
    em,
    ["membership"],
    `select accounts.id, accounts.password_hash as "passwordHash"
     from published.membership join accounts on accounts.member_id = membership.member_id
     where ${ON_REGISTER[kind]} limit 2`,
    [value],
  );
  return own[0] ?? (onRegister.length === 1 ? (onRegister[0] ?? null) : null);
}
