import { Permission } from "@angel/kit/access";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Partner } from "../partner/partner.entity.js";
import { partnersById } from "../partner/partner.loader.js";
import { CardCheck } from "./card-check.entity.js";
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
