import { Permission } from "@angel/kit/access";
import { type Connection, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { DateTimeScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsById, organisationsByNode } from "../organisation/organisation.loader.js";
import { membersAsOf, organisationsAsOf } from "./as-of.loader.js";
import { MemberAsOf, OrganisationAsOf } from "./as-of.type.js";
import { changePage } from "./change-page.js";
import { Change, ChangeConnection } from "./change.type.js";

const HERE = ({ path }: Organisation) => path;

@ArgsType()
class AsOfArgs {
  @Field(() => PlainDateScalar, { description: "The day at whose end it is asked for." })
  on!: PlainDate;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "By what had been recorded until this moment; by all that is known now when left out.",
  })
  known?: Date | null;
}

@Resolver(() => Organisation)
export class HistoryOfOrganisation {
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => ChangeConnection, {
    nullable: true,
    description:
      "What changed on its form and in its leadership, the latest first; null when not yours to see.",
  })
  history(
    @Root() { node }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Change>> {
    return changePage(page, { node }, context);
  }

  @FieldResolver(() => OrganisationAsOf, {
    nullable: true,
    description: "Its form as it stood at the end of a day; null before it was founded or known.",
  })
  async asOf(
    @Root() { id }: Organisation,
    @Args(() => AsOfArgs) { on, known }: AsOfArgs,
    @Ctx() { load }: Context,
  ): Promise<OrganisationAsOf | null> {
    const then = await load(organisationsAsOf).load({ id, on, known });
    return then && new OrganisationAsOf(then, on);
  }
}

@Resolver(() => OrganisationAsOf)
export class OrganisationAsOfResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation right above then, as it is now; null for the whole union.",
  })
  async parent(@Root() { then }: OrganisationAsOf, @Ctx() { load }: Context): Promise<Organisation | null> {
    return then.parentId === null ? null : load(organisationsById).load(then.parentId);
  }
}

@Resolver(() => Member)
export class HistoryOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => ChangeConnection, {
    nullable: true,
    description: "What changed on the card, the latest first; null when not yours to see.",
  })
  history(
    @Root() { id }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Change>> {
    return changePage(page, { memberId: id }, context);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => MemberAsOf, {
    nullable: true,
    description:
      "The card as it stood at the end of a day; null before the member joined, or when not yours to see.",
  })
  async asOf(
    @Root() { id }: Member,
    @Args(() => AsOfArgs) { on, known }: AsOfArgs,
    @Ctx() { load }: Context,
  ): Promise<MemberAsOf | null> {
    const then = await load(membersAsOf).load({ id, on, known });
    return then && new MemberAsOf(then, on);
  }
}

@Resolver(() => MemberAsOf)
export class MemberAsOfResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The primary on whose register the member was then, as it is now.",
  })
  organisation(@Root() { then }: MemberAsOf, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(then.primaryId);
  }
}

@Resolver(() => Change)
export class ChangeResolver {
  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where it came with the first data.",
  })
  by(@Root() { accountId }: Change): AccountStub | null {
    return accountId === null ? null : new AccountStub(accountId);
  }
}
