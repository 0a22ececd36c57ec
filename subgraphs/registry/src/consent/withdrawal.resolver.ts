import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, type Key, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { isPlainDate } from "@angel/kit/values";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { grouped } from "../organisation/organisation.loader.js";
import { Consent } from "./consent.entity.js";

const { Connection: ConsentConnection } = connectionOf(Consent);

/** Instead of a node. */
const WHOLE_UNION = 0;

/** Withdrawals that nothing has been said after, of people here and below whose data is still there. */
const RUNNING = `from consents join members on members.id = consents.member_id
  where not is_given
    and (node = ${WHOLE_UNION} or node in (primary_id, territorial_id, okrug_id, region_id))
    and not exists (select from consents later where later.member_id = consents.member_id
      and later.purpose = consents.purpose and later.channel is not distinct from consents.channel
      and later.id > consents.id)
    and not exists (select from destructions where destructions.member_id = consents.member_id)`;

@Resolver(() => Organisation)
export class WithdrawalsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => ConsentConnection, {
    nullable: true,
    description:
      "Consents withdrawn by members here and below whose data is still there, the first to fall due first («отозванные согласия и сроки»); null when not yours to see.",
  })
  withdrawals(
    @Root() { node, parentId }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<Consent>> {
    const place = parentId === null ? WHOLE_UNION : node;
    return connect<Consent>(page, {
      key: ({ saidOn, id }) => [saidOn, id],
      rows: (limit, after) => load(withdrawalsAfter).load({ place, limit, after }),
      total: () => load(withdrawalCounts).load(place),
    });
  }
}

interface Wanted {
  /** The organisation's node. */
  place: number;
  limit: number;
  after: Key | null;
}

/** Pages of many organisations are read by one statement. */
async function withdrawalsAfter(wanted: readonly Wanted[], { em }: Context): Promise<Consent[][]> {
  const places = wanted.map(({ place, limit, after }, wish) => {
    const [day, id] = after ? readKey(after) : BEFORE_ALL;
    return { wish, node: place, most: limit, day, id };
  });
  const rows = await em.execute<(object & { wish: number })[]>(
    `select wish, found.*
     from json_to_recordset(?::json) as sought (wish int, node int, most int, day date, id uuid)
     cross join lateral (
       select consents.* ${RUNNING} and (said_on, consents.id) > (sought.day, sought.id)
       order by said_on, consents.id limit most) found
     order by wish, said_on, found.id`,
    [JSON.stringify(places)],
  );
  const found = grouped(rows, ({ wish }) => wish);
  return wanted.map((_, wish) => (found.get(wish) ?? []).map((row) => em.map(Consent, row)));
}

async function withdrawalCounts(places: readonly number[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ count: number }[]>(
    `select counted.count from json_to_recordset(?::json) as sought (wish int, node int)
     cross join lateral (select count(*)::int as count ${RUNNING}) counted order by wish`,
    [JSON.stringify(places.map((node, wish) => ({ wish, node })))],
  );
  return rows.map(({ count }) => count);
}

const BEFORE_ALL = ["-infinity", "00000000-0000-0000-0000-000000000000"];

function readKey([day, id]: Key): string[] {
  if (typeof day === "string" && isPlainDate(day) && typeof id === "string" && isUuid(id)) return [day, id];
  throw badInput("`after` is not a cursor of this list.");
}
