import { connect, type Connection, connectionOf, type Key, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import { dateOf } from "@angel/kit/moment";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { hashOfCode } from "@angel/kit/follow-up-code";
import { ApplicationStatus } from "./join-application.entity.js";

@ObjectType({
  description: "How an application goes, as its author may know; nothing of what was written in it.",
})
export class ApplicationProgress {
  @Field(() => Int, { description: "Its number." })
  number!: number;

  @Field(() => ApplicationStatus, { description: "How far it has come." })
  status!: ApplicationStatus;

  organisationId!: number;

  @Field(() => Date, { description: "When it was submitted." })
  submittedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: "When it was decided or withdrawn; null while it waits.",
  })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was rejected; null otherwise." })
  reason!: string | null;
}

const { Connection: ApplicationProgressConnection } = connectionOf(ApplicationProgress);

/** By the secret code; null where there is none. */
export async function progressByCode(code: string, { em }: Context): Promise<ApplicationProgress | null> {
  const [row] = await em.execute<ApplicationProgress[]>(
    `select number, status, organisation_id as "organisationId", submitted_at as "submittedAt",
       decided_at as "decidedAt", reason
     from application_progress(?)`,
    [hashOfCode(code)],
  );
  return row ? progressOf(row) : null;
}

function progressOf(row: ApplicationProgress): ApplicationProgress {
  return Object.assign(new ApplicationProgress(), row, {
    submittedAt: dateOf(row.submittedAt),
    decidedAt: row.decidedAt && dateOf(row.decidedAt),
  });
}

async function ownAfter(limit: number, after: Key | null, { em }: Context): Promise<ApplicationProgress[]> {
  const [number] = after ?? [];
  if (number !== undefined && !Number.isInteger(number))
    throw badInput("`after` is not a cursor of this list.");
  const rows = await em.execute<ApplicationProgress[]>(
    `select number, status, organisation_id as "organisationId", submitted_at as "submittedAt",
       decided_at as "decidedAt", reason
     from own_applications(?, ?)`,
    [number ?? null, limit],
  );
  return rows.map(progressOf);
}

@Resolver(() => ApplicationProgress)
export class ApplicationProgressResolver {
  @Query(() => ApplicationProgress, {
    nullable: true,
    description: "How the application goes to which this code was given; null when there is none.",
  })
  @Open("The code is a secret of its author.")
  applicationProgress(
    @Arg("code", () => String, { description: "The code, in any writing of case and hyphens." }) code: string,
    @Ctx() context: Context,
  ): Promise<ApplicationProgress | null> {
    return progressByCode(code, context);
  }

  @Query(() => ApplicationProgressConnection, {
    description:
      "How the applications go that one sent while signed in, the latest first; empty for one who is not signed in.",
  })
  @Open("One's own account, whatever one's grants; nobody else's are told.")
  ownApplications(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ApplicationProgress>> {
    return connect<ApplicationProgress>(page, {
      key: ({ number }) => [number],
      rows: (limit, after) => ownAfter(limit, after, context),
      total: async () => {
        const [row] = await context.em.execute<{ count: number }[]>(
          "select count_own_applications() as count",
        );
        return row?.count ?? 0;
      },
    });
  }

  @FieldResolver(() => Organisation, { description: "The organisation that decides." })
  async organisation(
    @Root() { organisationId }: ApplicationProgress,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }
}
