import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";

/** Whose a card is, all cards that were merged taken together. */
export interface Person {
  /** The card that was kept. */
  keptId: string;
  /** All of them. */
  cardIds: string[];
  isOnRegister: boolean;
  /** Since when the consent to membership stands, on whichever card it was given; null where it does not. */
  consentedOn: PlainDate | null;
}

/** The person whose card it is; of an id that is nobody's, a person of that one card. */
export async function personOf(cardId: string, { em }: Context): Promise<Person | null> {
  if (!isUuid(cardId)) return null;
  const [person] = await em.execute<Person[]>(
    `select kept_id as "keptId", ids as "cardIds", is_on_register as "isOnRegister", consented_on::text as "consentedOn" from person_of(?)`,
    [cardId],
  );
  return person ?? null;
}
