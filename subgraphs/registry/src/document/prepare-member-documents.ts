import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { Checked } from "../input/checked.js";
import { keepMember } from "../member/kept-member.js";
import type { Member } from "../member/member.entity.js";
import { cardsByMember, movementsByMember } from "../member/member.loader.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Document, DocumentKind } from "./document.entity.js";
import { readGivenName } from "./given-name.js";
import { consent } from "./template/consent.js";
import { duesWithholding } from "./template/dues-withholding.js";
import { joinApplication } from "./template/join-application.js";
import type { MemberFacts } from "./template/member-facts.js";
import { membershipCard } from "./template/membership-card.js";
import { registrationCard } from "./template/registration-card.js";
import { nameIn } from "./wording.js";
import { writeDocument } from "./write-document.js";

const TEMPLATES = [joinApplication, duesWithholding, consent, registrationCard, membershipCard];

@InputType({ description: "Which papers about whom." })
class PrepareMemberDocumentsInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => [DocumentKind], {
    nullable: true,
    description:
      "Which papers about a member; all five when left out. Kinds that are not about a member are left out.",
  })
  kinds?: DocumentKind[] | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day that stands on them, which chooses the wording; today when left out, none to come.",
  })
  on?: PlainDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The name in the genitive case («от Сергеева Сергея Сергеевича»), where rules get it wrong; by rules when left out.",
  })
  nameInGenitive?: string | null;
}

@ObjectType({ description: "The papers are written." })
class PrepareMemberDocumentsPayload {
  @Field(() => [Document], { description: "The papers, ready to be printed." })
  documents: Document[];

  constructor(documents: Document[]) {
    this.documents = documents;
  }
}

const PrepareMemberDocumentsResult = createUnionType({
  name: "PrepareMemberDocumentsResult",
  description: "How writing the papers went.",
  types: () => [PrepareMemberDocumentsPayload, MemberNotFound, InvalidInput] as const,
});

/** One entry of a person fills every paper about them: nothing is written twice. */
@Resolver()
export class PrepareMemberDocuments {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => PrepareMemberDocumentsResult, {
    description:
      "Write the papers of joining from what the card says: both applications, the consent, the card of the register and the membership card. Repeating it writes them anew, and the later ones are in force.",
  })
  async prepareMemberDocuments(
    @Arg("input", () => PrepareMemberDocumentsInput, { description: "Which papers about whom." })
    input: PrepareMemberDocumentsInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareMemberDocumentsResult> {
    const on = input.on ?? today();
    const checked = new Checked();
    checked.past("on", on);
    const given = readGivenName("nameInGenitive", input.nameInGenitive, checked);
    if (checked.problem) return checked.problem;
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();

    const facts = await factsOf(kept.member, on, given, context);
    const documents: Document[] = [];
    for (const template of TEMPLATES) {
      if (input.kinds && !input.kinds.includes(template.kind)) continue;
      const about = { template, facts, organisation: facts.organisation, on, member: kept.member };
      documents.push(await writeDocument(about, context));
    }
    return new PrepareMemberDocumentsPayload(documents);
  }
}

async function factsOf(
  member: Member,
  on: PlainDate,
  nameInGenitive: string | null,
  context: Context,
): Promise<MemberFacts> {
  const { em, load } = context;
  const organisation = await load(organisationsByNode).load(member.primaryId);
  if (!organisation) throw new Error("A member is on the register of an organisation that is not there.");
  const movements = await load(movementsByMember).load(member.id);
  const places = await load(organisationsByNode).loadMany(
    movements.map(({ organisationId }) => organisationId),
  );
  return {
    member,
    nameInGenitive: nameInGenitive ?? nameIn("genitive", member),
    organisation,
    union: await em.findOneOrFail(Organisation, { parentId: null }),
    card: await load(cardsByMember).load(member.id),
    movements: movements.map((movement, index) => {
      const place = places[index];
      return Object.assign(movement, { place: place instanceof Organisation ? place.name : "" });
    }),
    on,
  };
}
