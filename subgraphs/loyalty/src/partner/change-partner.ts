import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
import { keptPartner, PartnerNotFound } from "./kept-partner.js";
import { PartnerInput } from "./partner-input.js";
import { Partner } from "./partner.entity.js";
import { readPartner } from "./read-partner.js";
import { ContractNumberTaken } from "./register-partner.js";

@InputType({ description: "Which partner, and what holds of it now." })
class ChangePartnerInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => PartnerInput, { description: "What holds of it now, whole." })
  partner!: PartnerInput;
}

@ObjectType({ description: "The partner is changed." })
class ChangePartnerPayload {
  @Field(() => Partner, { description: "The partner." })
  partner: Partner;

  constructor(partner: Partner) {
    this.partner = partner;
  }
}

const ChangePartnerResult = createUnionType({
  name: "ChangePartnerResult",
  description: "How changing the partner went.",
  types: () => [ChangePartnerPayload, PartnerNotFound, ContractNumberTaken, InvalidInput] as const,
});

/** A keeper of partners writes down what has changed; a last day ends the contract. */
@Resolver()
export class ChangePartner {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => ChangePartnerResult, {
    description:
      "Change what is known of a partner; a last day of the contract ends its part in the programme.",
  })
  async changePartner(
    @Arg("input", () => ChangePartnerInput, { description: "Which, and what holds now." })
    input: ChangePartnerInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangePartnerResult> {
    const { em } = context;
    const partner = await keptPartner(input.partnerId, context);
    if (!partner) return new PartnerNotFound();
    const given = readPartner(input.partner);
    if (Array.isArray(given)) {
      return new InvalidInput(given.map((fault) => Object.assign(fault, { path: `partner.${fault.path}` })));
    }
    const { organisationId, id } = partner;
    const { contractNumber } = given;
    const other = await em.findOne(Partner, { organisationId, contractNumber, id: { $ne: id } });
    if (other) return new ContractNumberTaken(other);
    em.assign(partner, given);
    await em.flush();
    // Its places stand on the map by what it sells.
    await em.execute(
      "update places set category = ?::partner_category where partner_id = ? and category <> ?::partner_category",
      [given.category, id, given.category],
    );
    return new ChangePartnerPayload(await em.findOneOrFail(Partner, id, { refresh: true }));
  }
}
