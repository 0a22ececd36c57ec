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
import { bodiesByOrganisation, seatsByBody } from "../body/body.loader.js";
import { Employer } from "../employer/employer.entity.js";
import { keptOrganisation } from "../member/kept-register.js";
import { Officer } from "../officer/officer.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { chairsByOrganisation, memberCounts, typesByCode } from "../organisation/organisation.loader.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Unit } from "../unit/unit.entity.js";
import { Document } from "./document.entity.js";
import { organisationCard, type OrganisationCardFacts } from "./template/organisation-card.js";
import { writeDocument } from "./write-document.js";

@InputType({ description: "Which organisation." })
class PrepareOrganisationCardInput {
  @Field(() => ID, { description: "The organisation, of any level." })
  organisationId!: string;
}

@ObjectType({ description: "The organisation's card is on paper." })
class PrepareOrganisationCardPayload {
  @Field(() => Document, { description: "The card as a paper, ready to be printed." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PrepareOrganisationCardResult = createUnionType({
  name: "PrepareOrganisationCardResult",
  description: "How writing the card went.",
  types: () => [PrepareOrganisationCardPayload, OrganisationNotFound] as const,
});

/** Whoever keeps the register prints the form of an organisation («Печать»). */
@Resolver()
export class PrepareOrganisationCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => PrepareOrganisationCardResult, {
    description:
      "Put an organisation's card on paper as it is today: its data, chair, bodies, officers and parts («Печать»).",
  })
  async prepareOrganisationCard(
    @Arg("input", () => PrepareOrganisationCardInput, { description: "Which organisation." })
    input: PrepareOrganisationCardInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareOrganisationCardResult> {
    const organisation = await keptOrganisation(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();
    const facts = await factsOf(organisation, context);
    const about = { template: organisationCard, facts, organisation, on: facts.on };
    return new PrepareOrganisationCardPayload(await writeDocument(about, context));
  }
}

async function factsOf(organisation: Organisation, context: Context): Promise<OrganisationCardFacts> {
  const { em, load } = context;
  const { node, typeCode, parentId, employerId } = organisation;
  const bodies = await load(bodiesByOrganisation).load({ node, on: null });
  const seats = await seatsByBody(
    bodies.map(({ id }) => ({ body: id, on: null })),
    context,
  );
  return {
    organisation,
    type: await load(typesByCode).load(typeCode),
    parent: parentId === null ? null : await em.findOne(Organisation, { id: parentId }),
    chair: await load(chairsByOrganisation).load(node),
    employer: employerId === null ? null : await em.findOne(Employer, { id: employerId }),
    memberCount: (await load(memberCounts).load(node)).onRegister,
    bodies: bodies.map((body, index) => ({ body, seats: seats[index] ?? [] })),
    officers: await em.find(
      Officer,
      { organisationId: node, untilOn: null },
      { orderBy: { sinceOn: "asc", id: "asc" } },
    ),
    units: await em.find(
      Unit,
      { organisationId: node, closedOn: null },
      { orderBy: { nameKey: "asc", id: "asc" } },
    ),
    on: today(),
  };
}
