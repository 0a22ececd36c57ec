import { Open } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { ApplicationNotFound } from "./application-not-found.js";
import { ApplicationProgress, progressByCode } from "./application-progress.js";
import { applicationDecided } from "./application.events.js";
import { hashOfCode } from "@angel/kit/follow-up-code";

@InputType({ description: "Which application to take back." })
class WithdrawApplicationInput {
  @Field(() => String, { description: "The secret code told at its submission." })
  followUpCode!: string;
}

@ObjectType({ description: "The application is taken back." })
class WithdrawApplicationPayload {
  @Field(() => ApplicationProgress, { description: "How it went." })
  progress: ApplicationProgress;

  constructor(progress: ApplicationProgress) {
    this.progress = progress;
  }
}

@ObjectType({ implements: Problem, description: "It is too late: the application has been decided." })
class TooLateToWithdraw extends Problem {
  @Field(() => ApplicationProgress, { description: "How it went." })
  progress: ApplicationProgress;

  constructor(progress: ApplicationProgress) {
    super({ ru: "Заявление уже рассмотрено.", en: "The application has been decided already." });
    this.progress = progress;
  }
}

const WithdrawApplicationResult = createUnionType({
  name: "WithdrawApplicationResult",
  description: "How taking back went.",
  types: () => [WithdrawApplicationPayload, ApplicationNotFound, TooLateToWithdraw] as const,
});

/** The author takes an application back while nobody has decided. */
@Resolver()
export class WithdrawApplication {
  @Open("The code is a secret of its author.")
  @Mutation(() => WithdrawApplicationResult, {
    description: "Take one's application back, by its secret code; once more changes nothing.",
  })
  async withdrawApplication(
    @Arg("input", () => WithdrawApplicationInput, { description: "The application." })
    { followUpCode }: WithdrawApplicationInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawApplicationResult> {
    const { em, load, tell } = context;
    const [withdrawn] = await em.execute<{ id: string; node: number }[]>(
      "select id, organisation_id as node from withdraw_application(?)",
      [hashOfCode(followUpCode)],
    );
    const progress = await progressByCode(followUpCode, context);
    if (!progress) return new ApplicationNotFound();
    if (withdrawn) {
      const organisation = await load(organisationsByNode).load(withdrawn.node);
      tell(applicationDecided, {
        applicationId: withdrawn.id,
        organisationId: organisation?.id ?? "",
        status: "WITHDRAWN",
      });
    } else if (progress.status !== "WITHDRAWN") {
      return new TooLateToWithdraw(progress);
    }
    return new WithdrawApplicationPayload(progress);
  }
}
