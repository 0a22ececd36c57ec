import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { CardOrderNotFound } from "../card-order/card-order-not-found.js";
import { keepOrder } from "../card-order/kept-order.js";
import { chairsByOrganisation, organisationsByNode } from "../organisation/organisation.loader.js";
import { Document } from "./document.entity.js";
import { cardOrderPaper } from "./template/card-order.js";
import { fullName } from "../member/person-name.js";

import { writeDocument } from "./write-document.js";

@InputType({ description: "Which order." })
class PrepareCardOrderDocumentInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;
}

@ObjectType({ description: "The order is on paper." })
class PrepareCardOrderDocumentPayload {
  @Field(() => Document, { description: "The order as a paper, ready to be printed." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PrepareCardOrderDocumentResult = createUnionType({
  name: "PrepareCardOrderDocumentResult",
  description: "How writing the order went.",
  types: () => [PrepareCardOrderDocumentPayload, CardOrderNotFound] as const,
});

/** The keeper of a register has an order for cards put on paper. */
@Resolver()
export class PrepareCardOrderDocument {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => PrepareCardOrderDocumentResult, {
    description: "Put an order for cards on paper as it is now («Заявка на изготовление ЭПБ»).",
  })
  async prepareCardOrderDocument(
    @Arg("input", () => PrepareCardOrderDocumentInput, { description: "Which order." })
    input: PrepareCardOrderDocumentInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareCardOrderDocumentResult> {
    const { em, load } = context;
    const order = await keepOrder(input.orderId, context);
    const organisation = order && (await load(organisationsByNode).load(order.organisationId));
    if (!organisation) return new CardOrderNotFound();
    const members = await em.execute<
      { lastName: string; firstName: string; patronymic: string | null; number: string | null }[]
    >(
      `select last_name as "lastName", first_name as "firstName", patronymic, number
       from card_order_rows join members on members.id = member_id
       where order_id = ? order by name_key, members.id`,
      [order.id],
    );
    const facts = {
      order,
      organisation,
      chair: (await load(chairsByOrganisation).load(organisation.node))?.name ?? null,
      members: members.map((member) => ({ name: fullName(member), number: member.number })),
    };
    const about = { template: cardOrderPaper, facts, organisation, on: today(), cardOrderId: order.id };
    return new PrepareCardOrderDocumentPayload(await writeDocument(about, context));
  }
}
