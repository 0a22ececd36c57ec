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
import { keepMember } from "../member/kept-member.js";
import { cardsByMember } from "../member/member.loader.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { CardStatusDiffers } from "../membership-card/card-status-differs.js";
import { CardStatus } from "../membership-card/membership-card.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Document } from "./document.entity.js";
import { plasticCard } from "./template/plastic-card.js";
import { writeDocument } from "./write-document.js";

const NOT_PRINTED = [CardStatus.BLOCKED, CardStatus.LOST];

@InputType({ description: "Whose card." })
class PreparePlasticCardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;
}

@ObjectType({ description: "The card is drawn." })
class PreparePlasticCardPayload {
  @Field(() => Document, {
    description:
      "The card: its PDF has a page of the size of a bank card for each face, its DOCX the same as a certificate.",
  })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PreparePlasticCardResult = createUnionType({
  name: "PreparePlasticCardResult",
  description: "How drawing the card went.",
  types: () => [PreparePlasticCardPayload, MemberNotFound, CardStatusDiffers] as const,
});

/** The electronic membership card goes to the printer by its approved layout. */
@Resolver()
export class PreparePlasticCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => PreparePlasticCardResult, {
    description:
      "Draw a member's electronic card by the approved layout («макет ЭПБ»), both faces: it certifies membership and names the additional social support. By its QR sign anyone learns whether it counts (`documentCheck`). Repeating it draws it anew, and the later one is in force.",
  })
  async preparePlasticCard(
    @Arg("input", () => PreparePlasticCardInput, { description: "Whose card." })
    { memberId }: PreparePlasticCardInput,
    @Ctx() context: Context,
  ): Promise<typeof PreparePlasticCardResult> {
    const member = (await keepMember(memberId, context))?.member;
    const card = member?.isOnRegister ? await context.load(cardsByMember).load(member.id) : null;
    if (!member || !card) return new MemberNotFound();
    if (NOT_PRINTED.includes(card.status)) return new CardStatusDiffers(card.status);
    const organisation = await context.em.findOneOrFail(Organisation, { node: member.primaryId });
    const union = await context.em.findOneOrFail(Organisation, { parentId: null });
    const on = today();
    const facts = { member, card, organisation, union, on };
    return new PreparePlasticCardPayload(
      await writeDocument(
        { template: plasticCard, facts, organisation, on, member, subject: card.number },
        context,
      ),
    );
  }
}
