import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { keptPartner, PartnerNotFound } from "../partner/kept-partner.js";
import { Partner } from "../partner/partner.entity.js";

@InputType({ description: "Who no longer works for whom." })
class RemovePartnerStaffInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => ID, { description: "The account of the person." })
  accountId!: string;
}

@ObjectType({ description: "The person does not work for the partner." })
class RemovePartnerStaffPayload {
  @Field(() => Partner, { description: "The partner, with its staff." })
  partner: Partner;

  constructor(partner: Partner) {
    this.partner = partner;
  }
}

const RemovePartnerStaffResult = createUnionType({
  name: "RemovePartnerStaffResult",
  description: "How removing the person went.",
  types: () => [RemovePartnerStaffPayload, PartnerNotFound] as const,
});

/** A keeper of partners ends a person's work for one; from then on they see nothing of it. */
@Resolver()
export class RemovePartnerStaff {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => RemovePartnerStaffResult, {
    description: "End a person's work for a partner, at once. Repeating it changes nothing.",
  })
  async removePartnerStaff(
    @Arg("input", () => RemovePartnerStaffInput, { description: "Who, and for whom." })
    { partnerId, accountId }: RemovePartnerStaffInput,
    @Ctx() context: Context,
  ): Promise<typeof RemovePartnerStaffResult> {
    const partner = await keptPartner(partnerId, context);
    if (!partner) return new PartnerNotFound();
    if (isUuid(accountId)) {
      await context.em.execute(
        "update partner_staff set ended_at = now() where partner_id = ? and account_id = ? and ended_at is null",
        [partner.id, accountId],
      );
    }
    return new RemovePartnerStaffPayload(partner);
  }
}
