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

/** A family may share a telephone; what more have is nobody's. */
const MOST_SHARING = 4;

/**
 * The accounts that a login may mean. What an account itself says comes before what the register says of members, of
 * whom several may have one telephone. Asks both always, so that the time tells nothing.
 */
export async function findAccounts(em: EntityManager, login: Login): Promise<Candidate[]> {
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
     where ${ON_REGISTER[kind]} limit ${MOST_SHARING + 1}`,
    [value],
  );
  if (own.length > 0) return own;
  return onRegister.length <= MOST_SHARING ? onRegister : [];
}
