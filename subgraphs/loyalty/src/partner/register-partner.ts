import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
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
import { pathsById } from "../organisation/organisation.loader.js";
import { PartnerInput } from "./partner-input.js";
import { Partner } from "./partner.entity.js";
import { readPartner } from "./read-partner.js";

@InputType({ description: "Who concluded a contract, and with whom." })
class RegisterPartnerInput {
  @Field(() => ID, { description: "The organisation that concluded the contract." })
  organisationId!: string;

  @Field(() => PartnerInput, { description: "With whom." })
  partner!: PartnerInput;
}

@ObjectType({ description: "The partner is registered." })
class RegisterPartnerPayload {
  @Field(() => Partner, { description: "The partner." })
  partner: Partner;

  constructor(partner: Partner) {
    this.partner = partner;
  }
}

@ObjectType({ implements: Problem, description: "The organisation has a contract of this number already." })
export class ContractNumberTaken extends Problem {
  @Field(() => Partner, { description: "The partner with whom." })
  partner: Partner;

  constructor(partner: Partner) {
    super({ ru: "Договор с таким номером уже есть.", en: "There is a contract of this number already." });
    this.partner = partner;
  }
}

const RegisterPartnerResult = createUnionType({
  name: "RegisterPartnerResult",
  description: "How registering the partner went.",
  types: () => [RegisterPartnerPayload, ContractNumberTaken, InvalidInput] as const,
});

/** An organisation has concluded a contract with a partner. */
@Resolver()
export class RegisterPartner {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => RegisterPartnerResult, {
    description:
      "Register a partner with whom an organisation has concluded a contract («заключить договор»).",
  })
  async registerPartner(
    @Arg("input", () => RegisterPartnerInput, { description: "Who, and with whom." })
    input: RegisterPartnerInput,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<typeof RegisterPartnerResult> {
    const { organisationId } = input;
    const path = isUuid(organisationId) ? await load(pathsById).load(organisationId) : null;
    if (!path || !viewer.may(Permission.KEEP_PARTNERS, path)) return new InvalidInput([notYours()]);
    const given = readPartner(input.partner);
    if (Array.isArray(given)) {
      return new InvalidInput(given.map((fault) => Object.assign(fault, { path: `partner.${fault.path}` })));
    }
    const { contractNumber } = given;
    const known = await em.findOne(Partner, { organisationId, contractNumber });
    if (known) return new ContractNumberTaken(known);
    const partner = em.create(Partner, {
      ...given,
      organisationId,
      organisationPath: path,
      registeredAt: new Date(),
    });
    await em.persist(partner).flush();
    return new RegisterPartnerPayload(await em.findOneOrFail(Partner, partner.id, { refresh: true }));
  }
}

function notYours(): InvalidField {
  return new InvalidField("organisationId", {
    ru: "Такой организации нет, или она не ваша.",
    en: "There is no such organisation, or it is not yours.",
  });
}
