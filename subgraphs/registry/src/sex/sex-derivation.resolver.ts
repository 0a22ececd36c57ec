import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { MemberConnection } from "../member/member-page.js";
import { type Member, Sex } from "../member/member.entity.js";
import { keptOrganisation } from "../member/kept-register.js";
import { placeOf, readPlace } from "../organisation/name-order.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { SexBatch } from "./sex-batch.entity.js";
import { judgeSexless } from "./sexless-members.js";

@ObjectType({
  description: "What «Обработка по полу» would do in an organisation and below, and what it has done.",
})
class SexDerivation {
  /** Where. */
  organisation!: Organisation;

  verdicts!: { member: Member; sex: Sex | null }[];

  @Field(() => Int, { description: "How many members have no sex filled in; at most 20,000 are looked at." })
  get emptyCount(): number {
    return this.verdicts.length;
  }

  @Field(() => Int, { description: "How many of them are men by their names." })
  get maleCount(): number {
    return this.verdicts.filter(({ sex }) => sex === Sex.MALE).length;
  }

  @Field(() => Int, { description: "How many of them are women by their names." })
  get femaleCount(): number {
    return this.verdicts.filter(({ sex }) => sex === Sex.FEMALE).length;
  }
}

@Resolver(() => SexDerivation)
export class SexDerivationResolver {
  @May(Permission.KEEP_REGISTER)
  @Query(() => SexDerivation, {
    nullable: true,
    description:
      "What deriving sexes from names would do in an organisation and below, before it is done; null when its register is not yours to keep.",
  })
  async sexDerivation(
    @Arg("organisationId", () => ID, { description: "The organisation." }) organisationId: string,
    @Ctx() context: Context,
  ): Promise<SexDerivation | null> {
    const organisation = await keptOrganisation(organisationId, context);
    if (!organisation) return null;
    const verdicts = await judgeSexless(organisation, context);
    return Object.assign(new SexDerivation(), { organisation, verdicts });
  }

  @FieldResolver(() => MemberConnection, {
    description: "Members whose names do not tell, for a person to decide, in the order of names.",
  })
  undecided(
    @Root() { verdicts }: SexDerivation,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Member>> {
    const undecided = verdicts.filter(({ sex }) => sex === null).map(({ member }) => member);
    return connect<Member>(page, {
      key: placeOf,
      rows: async (limit, after) => {
        const [nameKey, id] = after ? readPlace(after) : ["", ""];
        return undecided.filter((member) => isBehind(member, nameKey, id)).slice(0, limit);
      },
      total: () => undecided.length,
    });
  }

  @FieldResolver(() => [SexBatch], { description: "What was done here, the last first, at most twenty." })
  batches(@Root() { organisation }: SexDerivation, @Ctx() { em }: Context): Promise<SexBatch[]> {
    return em.find(SexBatch, { organisationId: organisation.node }, { orderBy: { id: "desc" }, limit: 20 });
  }
}

/** In the order in which the database lists names: by code points. */
function isBehind(member: Member, nameKey: string, id: string): boolean {
  return member.nameKey === nameKey
    ? member.id > id
    : Buffer.compare(Buffer.from(member.nameKey), Buffer.from(nameKey)) > 0;
}
