import type { EntityManager } from "@angel/kit/database";
import type { Contact } from "./contact.js";

const COLUMN: Record<Contact["channel"], string> = { EMAIL: "email", SMS: "phone" };

/** The account whose own contact it is. What the register says of its member is not asked: others keep that. */
export async function accountOfContact(
  em: EntityManager,
  { channel, value }: Contact,
): Promise<{ id: string } | null> {
  const [account] = await em.execute<{ id: string }[]>(
    `select id from accounts where ${COLUMN[channel]} = ?`,
    [value],
  );
  return account ?? null;
}

export async function isTaken(em: EntityManager, contact: Contact): Promise<boolean> {
  return (await accountOfContact(em, contact)) !== null;
}

/** An account whose contact has just been proven; null where it is another's by now. */
export async function openAccount(
  em: EntityManager,
  contact: Contact,
  { displayName, passwordHash }: { displayName: string; passwordHash: string },
  evidence: "CODE" | "INVITATION",
): Promise<string | null> {
  const [opened] = await em.execute<{ id: string }[]>(
    `with opened as (
       insert into accounts (${COLUMN[contact.channel]}, display_name, password_hash, verification, contact_proven_at)
       values (?, ?, ?, 'CONTACT_PROVEN', now()) on conflict do nothing returning id)
     insert into verifications (account_id, level, evidence)
     select id, 'CONTACT_PROVEN', ? from opened returning account_id as id`,
    [contact.value, displayName, passwordHash, evidence],
  );
  return opened?.id ?? null;
}
