import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
import { awardsOfMembers } from "../award/award.resolver.js";
import { careerOf, experienceSince } from "../career/career.resolver.js";
import { Checked } from "../input/checked.js";
import { DecisionInput, readDecision } from "../member/decision.js";
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { seniorityOf } from "../seniority/seniority.resolver.js";
import { Document } from "./document.entity.js";
import { readGivenName } from "./given-name.js";
import { awardSheet } from "./template/award-sheet.js";
import { nameIn } from "./wording.js";
import { writeDocument } from "./write-document.js";

@InputType({ description: "Who is proposed for what, and why." })
class PrepareAwardSheetInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => String, { description: "The award: «Почётная грамота ЦС Профсоюза»." })
  award!: string;

  @Field(() => String, { description: "What the member has done, in plain text («характеристика»)." })
  merits!: string;

  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision to propose; places to fill in by hand when left out.",
  })
  decision?: DecisionInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The name in the accusative case («представляет Орлову Юлию Ивановну»), where rules get it wrong; by rules when left out.",
  })
  nameInAccusative?: string | null;
}

@ObjectType({ description: "The proposal is on paper." })
class PrepareAwardSheetPayload {
  @Field(() => Document, { description: "The proposal, ready to be signed." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PrepareAwardSheetResult = createUnionType({
  name: "PrepareAwardSheetResult",
  description: "How writing the proposal went.",
  types: () => [PrepareAwardSheetPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register proposes a member for an award, with all that the card says already. */
@Resolver()
export class PrepareAwardSheet {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => PrepareAwardSheetResult, {
    description:
      "Write the proposal of a member for an award («Наградной лист»): seniority, education and awards come from the card.",
  })
  async prepareAwardSheet(
    @Arg("input", () => PrepareAwardSheetInput, { description: "Who is proposed for what, and why." })
    input: PrepareAwardSheetInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareAwardSheetResult> {
    const checked = new Checked();
    const award = checked.name("award", input.award);
    const merits = checked.words("merits", input.merits, 5_000);
    const decision = readDecision(checked, input.decision);
    const given = readGivenName("nameInAccusative", input.nameInAccusative, checked);
    if (checked.problem) return checked.problem;
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { member } = kept;
    const { load } = context;
    const organisation = await load(organisationsByNode).load(member.primaryId);
    if (!organisation) throw new Error("A member is on the register of an organisation that is not there.");
    const career = await careerOf(member.id, context);
    const facts = {
      member,
      nameInAccusative: given ?? nameIn("accusative", member),
      organisation,
      award,
      merits,
      career,
      workExperience: await experienceSince(career.workingFrom, member.id, context),
      unionSeniority: await seniorityOf(member, context),
      awards: await load(awardsOfMembers).load(member.id),
      decision,
    };
    const about = {
      template: awardSheet,
      facts,
      organisation,
      on: today(),
      member,
      subject: award,
    };
    return new PrepareAwardSheetPayload(await writeDocument(about, context));
  }
}
