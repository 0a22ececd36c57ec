import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
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

@InputType({ description: "Who works for whom." })
class AddPartnerStaffInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => ID, { description: "The account of the person." })
  accountId!: string;
}

@ObjectType({ description: "The person works for the partner." })
class AddPartnerStaffPayload {
  @Field(() => Partner, { description: "The partner, with its staff." })
  partner: Partner;

  constructor(partner: Partner) {
    this.partner = partner;
  }
}

const AddPartnerStaffResult = createUnionType({
  name: "AddPartnerStaffResult",
  description: "How adding the person went.",
  types: () => [AddPartnerStaffPayload, PartnerNotFound, InvalidInput] as const,
});

/** A keeper of partners lets a person work for one: check cards, see its purchases. */
@Resolver()
export class AddPartnerStaff {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => AddPartnerStaffResult, {
    description:
      "Let a person work for a partner: check cards and see its purchases. Repeating it changes nothing.",
  })
  async addPartnerStaff(
    @Arg("input", () => AddPartnerStaffInput, { description: "Who, and for whom." })
    { partnerId, accountId }: AddPartnerStaffInput,
    @Ctx() context: Context,
  ): Promise<typeof AddPartnerStaffResult> {
    const partner = await keptPartner(partnerId, context);
    if (!partner) return new PartnerNotFound();
    if (!isUuid(accountId)) {
      return new InvalidInput([
        new InvalidField("accountId", { ru: "Такой учётной записи нет.", en: "No such account." }),
      ]);
    }
    await context.em.execute(
      "insert into partner_staff (partner_id, account_id) values (?, ?) on conflict do nothing",
      [partner.id, accountId],
    );
    return new AddPartnerStaffPayload(partner);
  }
}
