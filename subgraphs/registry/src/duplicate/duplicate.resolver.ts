import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { duplicateCounts, duplicatesAfter, mergesOfKept, mergesOfMerged } from "./duplicate.loader.js";
import { MemberMerge, ProbableDuplicate } from "./member-merge.entity.js";

const { Connection: ProbableDuplicateConnection } = connectionOf(ProbableDuplicate);

@Resolver(() => Organisation)
export class DuplicatesOfOrganisation {
  @May(Permission.KEEP_REGISTER, ({ path }: Organisation) => path)
  @FieldResolver(() => ProbableDuplicateConnection, {
    nullable: true,
    description:
      "Pairs of members who may be one person, one of them on a register here or below («возможные дубликаты»), the strongest reason first; those dismissed do not come back. Null when not yours to see.",
  })
  probableDuplicates(
    @Root() place: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<ProbableDuplicate>> {
    return connect(page, {
      key: ({ reason, nameKey, memberId, otherId }) => [reason, nameKey, memberId, otherId],
      rows: (limit, after) => load(duplicatesAfter).load({ place, limit, after }),
      total: () => load(duplicateCounts).load(place),
    });
  }
}

@Resolver(() => ProbableDuplicate)
export class ProbableDuplicateResolver {
  @FieldResolver(() => Member, { description: "The one who is on a register here." })
  member(@Root() { memberId }: ProbableDuplicate, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(memberId);
  }

  @FieldResolver(() => Member, {
    description: "The other, anywhere in the union; a stranger's card says no more than a display name.",
  })
  other(@Root() { otherId }: ProbableDuplicate, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(otherId);
  }
}

@Resolver(() => Member)
export class MergesOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => MemberMerge, {
    nullable: true,
    description: "The merge by which another card holds now; null without one or when not yours to see.",
  })
  mergedInto(@Root() { id }: Member, @Ctx() { load }: Context): Promise<MemberMerge | null> {
    return load(mergesOfMerged).load(id);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [MemberMerge], {
    nullable: true,
    description:
      "The merges of other cards into this one, oldest first; their dues, movements and papers stay with them. Null when not yours to see.",
  })
  mergedFrom(@Root() { id }: Member, @Ctx() { load }: Context): Promise<MemberMerge[]> {
    return load(mergesOfKept).load(id);
  }
}

@Resolver(() => MemberMerge)
export class MemberMergeResolver {
  @FieldResolver(() => Member, { description: "Whose card is kept." })
  kept(@Root() { keptId }: MemberMerge, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(keptId);
  }

  @FieldResolver(() => Member, { description: "Whose card was merged into it." })
  merged(@Root() { mergedId }: MemberMerge, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(mergedId);
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who did it." })
  mergedBy(@Root() { mergedById }: MemberMerge): AccountStub | null {
    return mergedById === null ? null : new AccountStub(mergedById);
  }
}
