import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import { type Promised, programmesAbove } from "../programme/programme.loader.js";

/** From a day until the day before another; without an end while it lasts. */
export interface Period {
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate | null;
}

export interface RegisterPeriod extends Period {
  readonly organisationId: string;
}

export interface CardPeriod extends Period {
  readonly number: string;
  readonly status: string;
}

/** All that a person's cover follows from, on any day. */
export interface History {
  readonly registers: readonly RegisterPeriod[];
  readonly cards: readonly CardPeriod[];
  /** Of each organisation that the person was in: its programmes, the nearest first. */
  readonly promises: ReadonlyMap<string, readonly Promised[]>;
}

/** The registry's word on members, all their merged cards included. */
export const histories: Batch<string, History> = async (ids, context) => {
  const { em, load } = context;
  const persons = await personsOf(em, ids.filter(isUuid));
  const cards = listOf(persons.map(({ card }) => card));
  const registers = await readPublished<RegisterPeriod & { memberId: string }>(
    em,
    ["register_period"],
    `select member_id as "memberId", organisation_id as "organisationId", from_on::text as "fromOn",
       until_on::text as "untilOn"
     from published.register_period where member_id = any(?::uuid[]) order by from_on`,
    [cards],
  );
  const held = await readPublished<CardPeriod & { memberId: string }>(
    em,
    ["card_period"],
    `select member_id as "memberId", number, status, from_on::text as "fromOn", until_on::text as "untilOn"
     from published.card_period where member_id = any(?::uuid[]) order by from_on`,
    [cards],
  );
  const homes = [...new Set(registers.map(({ organisationId }) => organisationId))];
  const promised = await load(programmesAbove).loadMany(homes);
  const promises = new Map(
    homes.map((home, index) => {
      const found = promised[index];
      if (found instanceof Error) throw found;
      return [home, found ?? []];
    }),
  );
  return ids.map((id) => {
    const own = new Set(persons.filter(({ id: person }) => person === id).map(({ card }) => card));
    const isOwn = ({ memberId }: { memberId: string }) => own.has(memberId);
    return { registers: registers.filter(isOwn), cards: held.filter(isOwn), promises };
  });
};

/** Every person with all the cards of the register that are theirs. */
async function personsOf(em: EntityManager, ids: readonly string[]): Promise<{ id: string; card: string }[]> {
  const merged = await readPublished<{ id: string; card: string }>(
    em,
    ["member_merge"],
    `with recursive persons as (
       select kept_id as id, merged_id as card from published.member_merge where kept_id = any(?::uuid[])
       union
       select id, merged_id from persons join published.member_merge on kept_id = card)
     select id, card from persons`,
    [listOf(ids)],
  );
  return [...ids.map((id) => ({ id, card: id })), ...merged];
}
