import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Officer } from "../officer/officer.entity.js";
import { inOrder } from "../organisation/organisation.loader.js";
import { Letter } from "./letter.entity.js";
import { LetterDelivery } from "./letter-delivery.entity.js";
import { LetterDraft } from "./letter-draft.entity.js";

export async function lettersById(ids: readonly string[], { em }: Context): Promise<(Letter | null)[]> {
  const wanted = ids.map((id) => id.toLowerCase());
  const found = await em.find(Letter, { id: { $in: wanted.filter(isUuid) } });
  return inOrder(wanted, found, ({ id }) => id);
}

export async function letterDraftsById(
  ids: readonly string[],
  { em }: Context,
): Promise<(LetterDraft | null)[]> {
  const wanted = ids.map((id) => id.toLowerCase());
  const found = await em.find(LetterDraft, { id: { $in: wanted.filter(isUuid) } });
  return inOrder(wanted, found, ({ id }) => id);
}

export async function officersById(ids: readonly string[], { em }: Context): Promise<(Officer | null)[]> {
  return inOrder(ids, await em.find(Officer, { id: { $in: [...ids] } }), ({ id }) => id);
}

/** To how many it went, and how many of them have read it, as far as the viewer sees them. */
interface DeliveryCount {
  letter_id: string;
  recipients: number;
  read: number;
}

export async function deliveryCounts(
  ids: readonly string[],
  { em }: Context,
): Promise<(DeliveryCount | null)[]> {
  const rows = await em.execute<DeliveryCount[]>(
    `select letter_id, count(*)::int as recipients, count(read_at)::int as read
     from letter_deliveries where letter_id = any(?::uuid[]) group by letter_id`,
    [`{${ids.join()}}`],
  );
  return inOrder(ids, rows, ({ letter_id: id }) => id);
}

/** A letter's arrival at an organisation, which is named by its id. */
export async function deliveriesAt(
  wanted: readonly { letterId: string; organisationId: string }[],
  { em }: Context,
): Promise<(LetterDelivery | null)[]> {
  const rows = await em.execute<(object & { wish: number })[]>(
    `select wish, letter_deliveries.*
     from json_to_recordset(?::json) as sought (wish int, letter uuid, organisation uuid)
     join organisations on organisations.id = sought.organisation
     join letter_deliveries on letter_id = sought.letter and organisation_id = organisations.node`,
    [
      JSON.stringify(
        wanted.map(({ letterId, organisationId }, wish) => ({
          wish,
          letter: letterId,
          organisation: isUuid(organisationId) ? organisationId : null,
        })),
      ),
    ],
  );
  const found = new Map(rows.map((row) => [row.wish, em.map(LetterDelivery, row)]));
  return wanted.map((_, wish) => found.get(wish) ?? null);
}
