import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Checked } from "../input/checked.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { HeadCountEdge } from "./employer.resolver.js";
import { HeadCount } from "./head-count.entity.js";

@InputType({ description: "How many people worked there on a day." })
class RecordHeadCountInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => PlainDateScalar, { description: "The day, not to come." })
  countedOn!: PlainDate;

  @Field(() => Int, { description: "How many were employed, without part-timers." })
  employed!: number;

  @Field(() => Int, { nullable: true, description: "How many of them teach." })
  pedagogical?: number | null;

  @Field(() => Int, { nullable: true, description: "How many of them are 35 or younger." })
  young?: number | null;
}

@ObjectType({ description: "The count stands in the table." })
class RecordHeadCountPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => HeadCountEdge, { description: "The count with its place in the table." })
  headCountEdge!: InstanceType<typeof HeadCountEdge>;
}

const RecordHeadCountResult = createUnionType({
  name: "RecordHeadCountResult",
  description: "How recording the count went.",
  types: () => [RecordHeadCountPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

const MOST = 1_000_000;

/** The chair records how many people work there (the dated table of the tab «Организация»). */
@Resolver()
export class RecordHeadCount {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => RecordHeadCountResult, {
    description: "Record how many people worked there on a day; another count of the same day replaces it.",
  })
  async recordHeadCount(
    @Arg("input", () => RecordHeadCountInput, { description: "The organisation, the day and the count." })
    input: RecordHeadCountInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordHeadCountResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const { employed, pedagogical = null, young = null } = input;
    const countedOn = checked.past("countedOn", input.countedOn);
    checked.within("employed", employed, 0, MOST);
    if (pedagogical !== null) checked.within("pedagogical", pedagogical, 0, employed);
    if (young !== null) checked.within("young", young, 0, employed);
    if (checked.problem) return checked.problem;

    const { em, tell } = context;
    const { node: organisationId, path } = organisation;
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `head count of ${organisationId}`,
    ]);
    const known = await em.findOne(HeadCount, { organisationId, countedOn, struckAt: null });
    const count = em.assign(known ?? em.create(HeadCount, { organisationId, countedOn, employed }), {
      employed,
      pedagogical,
      young,
    });
    await em.persist(count).flush();
    tell(organisationChanged, { id: organisation.id });
    const node = Object.assign(count, { path });
    return Object.assign(new RecordHeadCountPayload(), {
      organisation,
      headCountEdge: { node, cursor: cursorOf([countedOn, count.id]) },
    });
  }
}
