import { Permission } from "@angel/kit/access";
import { connect, type Connection } from "@angel/kit/connection";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsById, organisationsByNode } from "../organisation/organisation.loader.js";
import { MemberConnection, MemberListArgs, memberPage } from "./member-page.js";
import { cardPlace, Member, MemberStatus } from "./member.entity.js";
import { cardsByMember, membersById, movementsByMember } from "./member.loader.js";
import { MembershipCard } from "../membership-card/membership-card.entity.js";
import { Movement } from "./movement.entity.js";
import { PersonName } from "./person-name.js";

@ArgsType()
class MembersArgs extends MemberListArgs {
  @Field(() => ID, {
    nullable: true,
    description: "Only those of this organisation and below; null means wherever you have rights.",
  })
  organisationId?: string | null;

  @Field(() => MemberStatus, {
    defaultValue: MemberStatus.ON_REGISTER,
    description: "Only those with this status.",
  })
  status!: MemberStatus;
}

const NOBODY = { rows: async () => [], key: () => [], total: () => 0 };

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => Member, {
    nullable: true,
    description: "The member with this id; null when not yours to see.",
  })
  @Open("One's own card is open to oneself; the others are found only by those who may see them.")
  async member(
    @Arg("id", () => ID, { description: "The member's id." }) id: string,
    @Ctx() { load, viewer }: Context,
  ): Promise<Member | null> {
    const member = isUuid(id) ? await load(membersById).load(id) : null;
    if (!member) return null;
    const place = cardPlace(member, viewer);
    const isVisible = typeof place === "boolean" ? place : viewer.may(Permission.VIEW_MEMBERS, place);
    return isVisible ? member : null;
  }

  @Query(() => MemberConnection, {
    description:
      "Members whom you may see, in the order of names; those of other organisations are not found.",
  })
  @May(Permission.VIEW_MEMBERS)
  async members(
    @Args(() => MembersArgs) args: MembersArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Member>> {
    const id = args.organisationId ?? null;
    if (id === null) return memberPage(args, null, context, args.status);
    const organisation = isUuid(id) ? await context.load(organisationsById).load(id) : null;
    return organisation
      ? memberPage(args, organisation, context, args.status)
      : connect<Member>(args, NOBODY);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => PersonName, {
    nullable: true,
    description: "The name («Фамилия Имя Отчество»); null when not yours to see.",
  })
  name(@Root() member: Member): PersonName {
    return new PersonName(member);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      "The primary on whose register the member is, or was last («Учёт»); null when not yours to see.",
  })
  organisation(@Root() { primaryId }: Member, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(primaryId);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => MembershipCard, {
    nullable: true,
    description: "The membership card in force; null without one or when not yours to see.",
  })
  card(@Root() { id }: Member, @Ctx() { load }: Context): Promise<MembershipCard | null> {
    return load(cardsByMember).load(id);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Movement], {
    nullable: true,
    description: "The tab «Профсоюзный учёт», oldest first; null when not yours to see.",
  })
  movements(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Movement[]> {
    return load(movementsByMember).load(id);
  }
}

@Resolver(() => Movement)
export class MovementResolver {
  @FieldResolver(() => Organisation, { description: "The primary where to; of a removal, where from." })
  async organisation(
    @Root() { organisationId }: Movement,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The primary where from; null but for a transfer.",
  })
  async from(@Root() { fromId }: Movement, @Ctx() { load }: Context): Promise<Organisation | null> {
    return fromId === null ? null : load(organisationsByNode).load(fromId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where it came with the first data.",
  })
  recordedBy(@Root() { recordedById }: Movement): AccountStub | null {
    return recordedById === null ? null : new AccountStub(recordedById);
  }
}
