import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";

export interface MemberStanding {
  readonly organisationId: string;
  readonly cardNumber: string | null;
  readonly displayName: string | null;
  /** On the register, with a card in force, and agreed to take part. */
  readonly isInForce: boolean;
}

const SELECTED = `select membership.member_id, membership.organisation_id, card.number as card_number, display_name,
    coalesce(card.is_in_force, false) and exists (
      select from published.consent
      where consent.member_id = membership.member_id and purpose = 'BONUS_PROGRAMME') as is_in_force
  from published.membership left join published.card on card.member_id = membership.member_id`;

/** How the member stands at this moment, by what the register publishes; undefined of one who is not on it. */
export async function standingOfMember(
  em: EntityManager,
  memberId: string,
): Promise<MemberStanding | undefined> {
  return (await find(em, "membership.member_id = ?::uuid", memberId))?.standing;
}

/** The member who carries the card of this number, with how they stand. */
export function memberOfCard(
  em: EntityManager,
  number: string,
): Promise<{ memberId: string; standing: MemberStanding } | undefined> {
  return find(em, "card.number = ?", number);
}

async function find(
  em: EntityManager,
  condition: string,
  value: string,
): Promise<{ memberId: string; standing: MemberStanding } | undefined> {
  const [row] = await readPublished<Row>(
    em,
    ["membership", "card", "consent"],
    `${SELECTED} where ${condition}`,
    [value],
  );
  return (
    row && {
      memberId: row.member_id,
      standing: {
        organisationId: row.organisation_id,
        cardNumber: row.card_number,
        displayName: row.display_name,
        isInForce: row.is_in_force,
      },
    }
  );
}

interface Row {
  member_id: string;
  organisation_id: string;
  card_number: string | null;
  display_name: string | null;
  is_in_force: boolean;
}
