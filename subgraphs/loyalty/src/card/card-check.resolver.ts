import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { May, Open } from "@angel/kit/may";
import { type Moment, momentKey, readMomentKey } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import { LoyaltyAccount } from "../account/loyalty-account.type.js";
import { Partner } from "../partner/partner.entity.js";
import { partnersById } from "../partner/partner.loader.js";
import { placesById } from "../place/place.loader.js";
import { Place } from "../place/place.type.js";
import { CardCheck, CardCheckConnection } from "./card-check.entity.js";
import { PassSigner } from "./pass-signer.js";

@ObjectType({ description: "The public key by which shops check passes without a network (RFC 8037)." })
class PassKey {
  @Field(() => String, { description: "The name of the key, as the `kid` of passes." })
  name!: string;

  @Field(() => String, { description: "The key as a JSON Web Key." })
  jwk!: string;
}

@Resolver(() => CardCheck)
export class CardCheckResolver {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Query(() => CardCheck, {
    nullable: true,
    description: "A check by its id: of a partner that one serves or keeps, or of one's own card; else null.",
  })
  async cardCheck(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<CardCheck | null> {
    return load(checksById).load(id);
  }

  @Open("A public key is public.")
  @Query(() => PassKey, {
    description: "The public key by which shops check passes without a network; keep it for a day.",
  })
  passKey(@Ctx() { companion }: Context): PassKey {
    const { publicKey } = companion(PassSigner);
    return Object.assign(new PassKey(), { name: publicKey.kid, jwk: JSON.stringify(publicKey) });
  }

  @FieldResolver(() => Partner, { description: "In whose shop." })
  partner(@Root() { partnerId }: CardCheck, @Ctx() { load }: Context): Promise<Partner> {
    return load(partnersById).load(partnerId);
  }

  @FieldResolver(() => Place, {
    nullable: true,
    description: "At which of its places; null where the shop named none.",
  })
  async place(@Root() { placeId }: CardCheck, @Ctx() { load }: Context): Promise<Place | null> {
    return placeId === null ? null : load(placesById).load(placeId);
  }
}

@Resolver(() => LoyaltyAccount)
export class CardChecksOfAccount {
  @FieldResolver(() => CardCheckConnection, {
    description:
      "When, where and with what result the member's card was found good at counters, newest first («кто проверял мой билет»). Whatever was not good names nobody, and is nobody's.",
  })
  cardChecks(
    @Root() { memberId }: LoyaltyAccount,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<CardCheck>> {
    const keys = new WeakMap<CardCheck, ReturnType<typeof momentKey>>();
    return connect(page, {
      key: (check) => keys.get(check) ?? momentKey(check.checkedAt, check.id),
      total: () => em.count(CardCheck, { memberId }),
      rows: async (limit, after) => {
        const rows = await em.execute<{ id: string; at: Moment }[]>(
          `select id, checked_at::text as at from card_checks where member_id = ?
             ${after ? "and (checked_at, id) < (?::timestamptz, ?::uuid)" : ""}
           order by checked_at desc, id desc limit ?::int`,
          [memberId, ...(after ? readMomentKey(after, isUuid) : []), limit],
        );
        const checks = await load(checksById).loadMany(rows.map(({ id }) => id));
        return rows.flatMap(({ id, at }, place) => {
          const check = checks[place];
          if (!(check instanceof CardCheck)) return [];
          keys.set(check, momentKey(at, id));
          return [check];
        });
      },
    });
  }
}

@Resolver(() => Partner)
export class DeadPassesOfPartner {
  @Open("Ids that say nothing but that a pass is dead; every shop's phone asks for its own each minute.")
  @FieldResolver(() => [String], {
    description:
      "The passes for it that died before their time, by their `jti`: removed members, blocked cards, consents withdrawn. Ask each minute.",
  })
  async deadPasses(@Root() { id }: Partner, @Ctx() { em }: Context): Promise<string[]> {
    const rows = await em.execute<{ id: string }[]>("select id from dead_passes(?::uuid)", [id]);
    return rows.map(({ id: pass }) => pass);
  }
}

/** Row-level security shows a check to the shop, to its keepers, and to whose card it was. */
export async function checksById(ids: readonly string[], { em }: Context): Promise<CardCheck[]> {
  const found = await em.find(CardCheck, { id: { $in: ids.filter(isUuid) } });
  const known = new Map(found.map((check) => [check.id, check]));
  // Absent of the loader is null of the field.
  return ids.map((id) => known.get(id.toLowerCase()) ?? null) as CardCheck[];
}
