import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { keptPartner } from "../partner/kept-partner.js";
import { PartnerKey } from "./partner-key.entity.js";

@InputType({ description: "Which key." })
class RevokePartnerKeyInput {
  @Field(() => ID, { description: "The key's id." })
  keyId!: string;
}

@ObjectType({ description: "The key counts no more." })
class RevokePartnerKeyPayload {
  @Field(() => PartnerKey, { description: "The key." })
  key: PartnerKey;

  constructor(key: PartnerKey) {
    this.key = key;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such key, or its partner is not yours to keep.",
})
class PartnerKeyNotFound extends Problem {
  constructor() {
    super({ ru: "Такого ключа нет.", en: "There is no such key." });
  }
}

const RevokePartnerKeyResult = createUnionType({
  name: "RevokePartnerKeyResult",
  description: "How revoking the key went.",
  types: () => [RevokePartnerKeyPayload, PartnerKeyNotFound] as const,
});

/** A keeper of partners ends a key, as one that got into wrong hands. */
@Resolver()
export class RevokePartnerKey {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => RevokePartnerKeyResult, {
    description: "End a partner's key at once («отозвать ключ API»); a key that ended before stays ended.",
  })
  async revokePartnerKey(
    @Arg("input", () => RevokePartnerKeyInput, { description: "Which key." })
    { keyId }: RevokePartnerKeyInput,
    @Ctx() context: Context,
  ): Promise<typeof RevokePartnerKeyResult> {
    const key = await context.em.findOne(PartnerKey, { id: keyId });
    if (!key || !(await keptPartner(key.partnerId, context))) return new PartnerKeyNotFound();
    key.revokedAt ??= new Date();
    await context.em.flush();
    return new RevokePartnerKeyPayload(key);
  }
}
