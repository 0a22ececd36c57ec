import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { TabEntryNotFound } from "../organisation/tab-entry-not-found.js";
import { OrganisationAward } from "./organisation-award.entity.js";
import { OrganisationAwardEdge } from "./organisation-award.resolver.js";

@InputType({ description: "An award of an organisation." })
class RecordOrganisationAwardInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => ID, { nullable: true, description: "The entry to put right; a new one when left out." })
  awardId?: string | null;

  @Field(() => String, { description: "What it is." })
  name!: string;

  @Field(() => PlainDateScalar, { description: "The day it was given." })
  awardedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: "Who gave it." })
  awardedBy?: string | null;

  @Field(() => String, { nullable: true, description: "The number of the decision." })
  documentNumber?: string | null;

  @Field(() => String, { nullable: true, description: "A note." })
  note?: string | null;
}

@ObjectType({ description: "The award stands on the tab." })
class RecordOrganisationAwardPayload {
  @Field(() => OrganisationAwardEdge, { description: "The entry with its place in the tab." })
  organisationAwardEdge!: InstanceType<typeof OrganisationAwardEdge>;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const RecordOrganisationAwardResult = createUnionType({
  name: "RecordOrganisationAwardResult",
  description: "How the entry went.",
  types: () =>
    [
      RecordOrganisationAwardPayload,
      OrganisationNotFound,
      OrganisationClosed,
      TabEntryNotFound,
      InvalidInput,
    ] as const,
});

/** The chair enters an award of the organisation, or puts one right. */
@Resolver()
export class RecordOrganisationAward {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => RecordOrganisationAwardResult, {
    description: "Enter an award of an organisation, or put one right («Награды»).",
  })
  async recordOrganisationAward(
    @Arg("input", () => RecordOrganisationAwardInput, { description: "The organisation and the entry." })
    input: RecordOrganisationAwardInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordOrganisationAwardResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const { em } = context;
    const { node: organisationId, path } = organisation;
    const id = input.awardId ?? null;
    const known =
      id && isUuid(id) ? await em.findOne(OrganisationAward, { id, organisationId, struckAt: null }) : null;
    if (id !== null && !known) return new TabEntryNotFound();

    const checked = new Checked();
    const columns = {
      name: checked.name("name", input.name),
      awardedOn: checked.past("awardedOn", input.awardedOn),
      awardedBy: checked.text("awardedBy", input.awardedBy, 300),
      documentNumber: checked.text("documentNumber", input.documentNumber, 60),
      note: checked.text("note", input.note, 1_000),
    };
    if (checked.problem) return checked.problem;

    const node = known
      ? em.assign(known, columns)
      : em.create(OrganisationAward, { ...columns, organisationId });
    await em.persist(node).flush();
    Object.assign(node, { path });
    return Object.assign(new RecordOrganisationAwardPayload(), {
      organisation,
      organisationAwardEdge: { node, cursor: cursorOf([node.awardedOn, node.id]) },
    });
  }
}
