import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Money } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.entity.js";
import { MemberConnection, MemberListArgs, memberPage } from "../member/member-page.js";
import { Chair } from "../chair/chair.entity.js";
import {
  Organisation,
  OrganisationContacts,
  OrganisationLevel,
  OrganisationType,
  Registration,
} from "./organisation.entity.js";
import {
  chairsByOrganisation,
  memberCounts,
  organisationsById,
  organisationsByNode,
  typesByCode,
} from "./organisation.loader.js";
import { childrenPage, organisationPage } from "./organisation-page.js";

export const { Connection: OrganisationConnection } = connectionOf(Organisation);

const STATUTE = "The structure of the union and who leads it are public by the statute.";

@ArgsType()
class OrganisationListArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The beginnings of words of the name in any order, or the number («ИНПО») or its last group.",
  })
  search?: string | null;

  @Field(() => OrganisationLevel, { nullable: true, description: "Only those of this level." })
  level?: OrganisationLevel | null;

  @Field(() => ID, { nullable: true, description: "Only those right below this organisation." })
  parentId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Those that were closed, and not those that work now.",
  })
  isClosed!: boolean;
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, {
    nullable: true,
    description: "The organisation with this id; null when there is none.",
  })
  @Open(STATUTE)
  async organisation(
    @Arg("id", () => ID, { description: "The organisation's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return isUuid(id) ? load(organisationsById).load(id) : null;
  }

  @Query(() => Organisation, { description: "The top of the tree: the whole union." })
  @Open(STATUTE)
  rootOrganisation(@Ctx() { em }: Context): Promise<Organisation> {
    return em.findOneOrFail(Organisation, { parentId: null });
  }

  @Query(() => Organisation, {
    nullable: true,
    description:
      "The organisation with this number («ИНПО»), now or before; its last group alone will do. Null when there is none.",
  })
  @Open(STATUTE)
  async organisationByNumber(
    @Arg("number", () => String, { description: "The number, as 27-27-0000-30770, or 30770." })
    number: string,
    @Ctx() { em }: Context,
  ): Promise<Organisation | null> {
    const wanted = number.trim();
    if (/^\d{1,9}$/.test(wanted)) return em.findOne(Organisation, { code: Number(wanted) });
    if (!/^[\d-]{1,20}$/.test(wanted)) return null;
    const [row] = await em.execute<object[]>(
      `select organisations.* from organisations
       left join organisation_numbers former on former.organisation_id = node and former.number = ?
       where organisations.number = ? or former.number is not null
       order by organisations.number = ? desc nulls last, former.valid_until desc limit 1`,
      [wanted, wanted, wanted],
    );
    return row ? em.map(Organisation, row) : null;
  }

  @Query(() => OrganisationConnection, {
    description: "Organisations that work now, or those that were closed, in the order of names.",
  })
  @Open(STATUTE)
  organisations(
    @Args(() => OrganisationListArgs) args: OrganisationListArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Organisation>> {
    return organisationPage(args, args, context);
  }

  @FieldResolver(() => OrganisationType, { description: "Its kind («Тип профсоюзной организации»)." })
  type(@Root() { typeCode }: Organisation, @Ctx() { load }: Context): Promise<OrganisationType> {
    return load(typesByCode).load(typeCode);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation right above («Вышестоящая»); null for the whole union.",
  })
  async parent(@Root() { nodesAbove }: Organisation, @Ctx() { load }: Context): Promise<Organisation | null> {
    const node = nodesAbove.at(-1);
    return node === undefined ? null : load(organisationsByNode).load(node);
  }

  @FieldResolver(() => [Organisation], {
    description: "The organisations above, the whole union first, without itself.",
  })
  async ancestors(@Root() { nodesAbove }: Organisation, @Ctx() { load }: Context): Promise<Organisation[]> {
    return (await load(organisationsByNode).loadMany(nodesAbove)) as Organisation[];
  }

  @FieldResolver(() => OrganisationConnection, {
    description: "Organisations right below that work now, in the order of names.",
  })
  children(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Organisation>> {
    return childrenPage(page, organisation, context);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: "The fixed dues of pensioners and others («Льготный взнос, руб.»); null when not filled in.",
  })
  preferentialDues(@Root() { preferentialDuesKopecks }: Organisation): Money | null {
    return preferentialDuesKopecks === null ? null : new Money(preferentialDuesKopecks);
  }

  @FieldResolver(() => Int, {
    description: "How many members are on register here and below («Численность ЧП»).",
  })
  async memberCount(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<number> {
    return (await load(memberCounts).load(node)).onRegister;
  }

  // The row of an organisation carries the fields of its tabs under the same names.
  @FieldResolver(() => Registration, { nullable: true, description: "The tab «Регистрация»." })
  registration(@Root() organisation: Organisation): Registration {
    return organisation;
  }

  @FieldResolver(() => OrganisationContacts, { description: "The tab «Адреса, телефоны»." })
  contacts(@Root() organisation: Organisation): OrganisationContacts {
    return organisation;
  }

  @FieldResolver(() => Chair, { nullable: true, description: "Who leads it; null while nobody does." })
  chair(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<Chair | null> {
    return load(chairsByOrganisation).load(node);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => MemberConnection, {
    nullable: true,
    description: "Members on register here and below («Список ЧП»); null when they are not yours to see.",
  })
  members(
    @Root() organisation: Organisation,
    @Args(() => MemberListArgs) args: MemberListArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Member>> {
    return memberPage(args, organisation, context);
  }
}
