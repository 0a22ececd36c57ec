import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { MemberMatch } from "../matching/match.type.js";
import { shownMatches } from "../matching/match-members.js";
import { keptOrganisation } from "../member/kept-register.js";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { PersonName } from "../member/person-name.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { ApplicationConsent } from "./application-consent.type.js";
import { ApplicationForwarding } from "./application-forwarding.type.js";
import {
  applicationsById,
  consentsOfApplications,
  forwardingsOfApplications,
  matchesOfApplications,
} from "./application.loader.js";
import { applicationPlace, ApplicationStatus, JoinApplication } from "./join-application.entity.js";

const { Connection: JoinApplicationConnection } = connectionOf(JoinApplication);

@ArgsType()
class JoinApplicationsArgs extends PageArgs {
  @Field(() => ID, { description: "The organisation; those of the organisations below are listed too." })
  organisationId!: string;

  @Field(() => ApplicationStatus, {
    defaultValue: ApplicationStatus.SUBMITTED,
    description: "Only those that have come so far.",
  })
  status!: ApplicationStatus;
}

@Resolver(() => JoinApplication)
export class JoinApplicationResolver {
  @May(Permission.KEEP_REGISTER)
  @Query(() => JoinApplication, {
    nullable: true,
    description: "The application with this id; null when it is not before an organisation of yours.",
  })
  async joinApplication(
    @Arg("id", () => ID, { description: "The application's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<JoinApplication | null> {
    return isUuid(id) ? load(applicationsById).load(id) : null;
  }

  @May(Permission.KEEP_REGISTER)
  @Query(() => JoinApplicationConnection, {
    description:
      "Applications before an organisation and below, in the order they arrived; none where the register is not yours to keep.",
  })
  async joinApplications(
    @Args(() => JoinApplicationsArgs) args: JoinApplicationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<JoinApplication>> {
    const { em } = context;
    const organisation = await keptOrganisation(args.organisationId, context);
    const where = "path <@ ?::ltree and status = ?";
    const what = [organisation?.path ?? "0", args.status];
    return connect<JoinApplication>(args, {
      key: ({ arrival }) => [Number(arrival)],
      rows: async (limit, after) => {
        const [arrival = 0] = after ?? [];
        if (typeof arrival !== "number") throw badInput("`after` is not a cursor of this list.");
        const rows = await em.execute<object[]>(
          `select join_applications.*, path::text from join_applications
           join organisations on node = organisation_id
           where ${where} and arrival > ? order by arrival limit ?`,
          [...what, arrival, limit],
        );
        return rows.map((row) => em.map(JoinApplication, row));
      },
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          `select count(*)::int as count from join_applications
           join organisations on node = organisation_id where ${where}`,
          what,
        );
        return row?.count ?? 0;
      },
    });
  }

  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @FieldResolver(() => PersonName, { nullable: true, description: "The name; null when not yours to see." })
  name(@Root() application: JoinApplication): PersonName {
    return new PersonName(application);
  }

  @FieldResolver(() => Organisation, { description: "The organisation before which it lies." })
  async organisation(
    @Root() { organisationId }: JoinApplication,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @FieldResolver(() => [ApplicationConsent], {
    nullable: true,
    description: "What the author has agreed to; null when not yours to see.",
  })
  consents(@Root() { id }: JoinApplication, @Ctx() { load }: Context): Promise<ApplicationConsent[]> {
    return load(consentsOfApplications).load(id);
  }

  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @FieldResolver(() => [ApplicationForwarding], {
    nullable: true,
    description: "How it was passed on, the first first; null when not yours to see.",
  })
  forwardings(@Root() { id }: JoinApplication, @Ctx() { load }: Context): Promise<ApplicationForwarding[]> {
    return load(forwardingsOfApplications).load(id);
  }

  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @FieldResolver(() => [MemberMatch], {
    nullable: true,
    description:
      "Who in the union may be the author already, the strongest reason first; null when not yours to see.",
  })
  async matches(@Root() application: JoinApplication, @Ctx() context: Context): Promise<MemberMatch[]> {
    return shownMatches(await context.load(matchesOfApplications).load(application), context);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who decided; null while it waits, or when its author withdrew it.",
  })
  decidedBy(@Root() { decidedById }: JoinApplication): AccountStub | null {
    return decidedById === null ? null : new AccountStub(decidedById);
  }

  @May(Permission.VIEW_MEMBERS, applicationPlace)
  @FieldResolver(() => Member, {
    nullable: true,
    description: "The member whom it became; null until it is accepted or when not yours to see.",
  })
  async member(@Root() { memberId }: JoinApplication, @Ctx() { load }: Context): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }
}
