import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { places } from "../organisation/place.js";
import { Hotline } from "./hotline.type.js";

/** Of each organisation its own, or the nearest above. */
export const hotlines: Batch<string, Hotline | null> = async (ids, { em, load }) => {
  const lines = (await load(places).loadMany(ids)).map((place) =>
    place && !(place instanceof Error) ? place.ancestorIds.toReversed() : [],
  );
  const rows = await em.execute<Omit<Hotline, "organisation">[]>(
    `select organisation_id as "organisationId", telephone, is_free as "isFree", email, links,
       to_char(opens_at, 'HH24:MI') as "opensAt", to_char(closes_at, 'HH24:MI') as "closesAt", weekdays,
       time_zone as "timeZone", extract(isodow from here)::int = any(weekdays)
         and here::time >= opens_at and here::time < closes_at as "isOpen"
     from hotlines, lateral (select now() at time zone time_zone as here) as there
     where organisation_id = any(?::uuid[])`,
    [listOf([...new Set(lines.flat())])],
  );
  const known = new Map(rows.map((row) => [row.organisationId, Object.assign(new Hotline(), row)]));
  return lines.map((line) => known.get(line.find((id) => known.has(id)) ?? "") ?? null);
};

@Resolver(() => Organisation)
export class HotlineResolver {
  @FieldResolver(() => Hotline, {
    nullable: true,
    description:
      "Where its members call and write: its own hotline, or the nearest above; null when there is none.",
  })
  hotline(@Root() { id }: Organisation, @Ctx() { load }: Context): Promise<Hotline | null> {
    return load(hotlines).load(id);
  }
}
