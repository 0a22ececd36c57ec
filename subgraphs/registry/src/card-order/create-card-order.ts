import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid, tidy } from "@angel/kit/text";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { organisationsById } from "../organisation/organisation.loader.js";
import { CardOrder } from "./card-order.entity.js";
import { faultsOfRecipient } from "./recipient.js";

@InputType({ description: "Whose order, and how it is filled." })
class CreateCardOrderInput {
  @Field(() => ID, { description: "The organisation on whose register the members are, or below which." })
  organisationId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether filling takes in pensioners too («Включать неработающих пенсионеров»).",
  })
  includesPensioners!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Who is to be given the cards («Выдать ЭПБ»), at most 200 characters; the chair when left out.",
  })
  recipient?: string | null;
}

@ObjectType({ description: "The order has been begun; nobody is in it yet." })
class CreateCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const CreateCardOrderResult = createUnionType({
  name: "CreateCardOrderResult",
  description: "How beginning the order went.",
  types: () => [CreateCardOrderPayload, OrganisationNotFound, InvalidInput] as const,
});

/** The keeper of a register begins an order for cards. */
@Resolver()
export class CreateCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => CreateCardOrderResult, {
    description: "Begin an order for plastic cards («Заявка на изготовление ЭПБ»).",
  })
  async createCardOrder(
    @Arg("input", () => CreateCardOrderInput, { description: "Whose order, and how it is filled." })
    input: CreateCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof CreateCardOrderResult> {
    const { em, load, viewer } = context;
    const faults = faultsOfRecipient(input.recipient);
    if (faults.length > 0) return new InvalidInput(faults);
    const id = input.organisationId;
    const organisation = isUuid(id) ? await load(organisationsById).load(id) : null;
    if (!organisation || !viewer.may(Permission.KEEP_REGISTER, organisation.path)) {
      return new OrganisationNotFound();
    }
    const orderId = await em.insert(CardOrder, {
      organisationId: organisation.node,
      includesPensioners: input.includesPensioners,
      recipient: tidy(input.recipient ?? "") || null,
      createdById: viewer.accountId,
    });
    return new CreateCardOrderPayload(await em.findOneOrFail(CardOrder, { id: orderId }));
  }
}
