import type { EntityManager } from "@angel/kit/database";
import { LockMode } from "@mikro-orm/core";
import { Mailing, type MailingState } from "./mailing.entity.js";

/** The mailing as it is now, held until the transaction ends; null when it has come to another state. */
export async function lockMailing(
  em: EntityManager,
  id: string,
  state: MailingState,
): Promise<Mailing | null> {
  return em.findOne(Mailing, { id, state }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}
