import type { EntityManager } from "@angel/kit/database";
import type { Context } from "@angel/kit/subgraph";
import { tryAt } from "../login/tries.js";
import { Vault } from "../vault.js";

interface Holder {
  passwordHash: string | null;
}

/**
 * Which of those who may mean themselves has this password; null where none has it, or more than one. Counted as a
 * try under `name`. Slow on purpose: not to be called in a transaction. Throws TOO_MANY_REQUESTS when the tries are
 * used up, right or wrong.
 */
export async function whosePassword<One extends Holder>(
  { companion, address }: Context,
  name: string,
  candidates: readonly One[],
  password: string,
): Promise<One | null> {
  const { tries, passwords } = companion(Vault);
  await tries.take(tryAt(name, address));
  const right: One[] = [];
  if (candidates.length === 0) await passwords.match(null, password, name);
  for (const candidate of candidates) {
    if (await passwords.match(candidate.passwordHash, password, name)) right.push(candidate);
  }
  const [holder, ...others] = right;
  if (!holder || others.length > 0) return null;
  await tries.forgive(tryAt(name, address));
  return holder;
}

/** Whether the password is right; counted, slow and refused as `whosePassword`. */
export async function checkPassword(
  context: Context,
  name: string,
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  return (await whosePassword(context, name, [{ passwordHash }], password)) !== null;
}

/** The hash of a signed-in account's password; null when there is none. */
export async function passwordHashOf(em: EntityManager, accountId: string): Promise<string | null> {
  const [row] = await em.execute<{ passwordHash: string | null }[]>(
    `select password_hash as "passwordHash" from accounts where id = ?`,
    [accountId],
  );
  return row?.passwordHash ?? null;
}

/**
 * Whether the hash that was compared is still the account's, and keeps it so until the transaction ends: nobody signs
 * in by a password that is being changed.
 */
export async function holdPassword(
  em: EntityManager,
  accountId: string,
  passwordHash: string,
): Promise<boolean> {
  const rows = await em.execute<object[]>(
    "select 1 as held from accounts where id = ? and password_hash = ? for update",
    [accountId, passwordHash],
  );
  return rows.length === 1;
}

export async function keepPassword(
  em: EntityManager,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await em.execute("update accounts set password_hash = ? where id = ?", [passwordHash, accountId]);
}
