import { Open } from "@angel/kit/may";
import { dateOf } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { hashOfCode } from "./follow-up-code.js";
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

/** By the secret code; null where there is none. */
export async function progressByCode(code: string, { em }: Context): Promise<ApplicationProgress | null> {
  const [row] = await em.execute<ApplicationProgress[]>(
    `select number, status, organisation_id as "organisationId", submitted_at as "submittedAt",
       decided_at as "decidedAt", reason
     from application_progress(?)`,
    [hashOfCode(code)],
  );
  if (!row) return null;
  return Object.assign(new ApplicationProgress(), row, {
    submittedAt: dateOf(row.submittedAt),
    decidedAt: row.decidedAt && dateOf(row.decidedAt),
  });
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

  @FieldResolver(() => Organisation, { description: "The organisation that decides." })
  async organisation(
    @Root() { organisationId }: ApplicationProgress,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }
}
