import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Reading } from "../card/reading.js";
import { ApplicationNotFound } from "./application-not-found.js";
import { decideApplication } from "./decide-application.js";
import { JoinApplication } from "./join-application.entity.js";
import { ApplicationDecided, keepApplication } from "./kept-application.js";

@InputType({ description: "Which application to refuse, and why." })
class RejectApplicationInput {
  @Field(() => ID, { description: "The application." })
  applicationId!: string;

  @Field(() => String, { description: "Why, in plain text; the author reads it." })
  reason!: string;
}

@ObjectType({ description: "The application is refused." })
class RejectApplicationPayload {
  @Field(() => JoinApplication, { description: "The application." })
  application: JoinApplication;

  constructor(application: JoinApplication) {
    this.application = application;
  }
}

const RejectApplicationResult = createUnionType({
  name: "RejectApplicationResult",
  description: "How refusing went.",
  types: () => [RejectApplicationPayload, ApplicationNotFound, ApplicationDecided, InvalidInput] as const,
});

/** The keeper of a register refuses an applicant, with a reason that the author reads. */
@Resolver()
export class RejectApplication {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RejectApplicationResult, {
    description: "Refuse an application; its author reads the reason by the secret code.",
  })
  async rejectApplication(
    @Arg("input", () => RejectApplicationInput, { description: "The application and the reason." })
    input: RejectApplicationInput,
    @Ctx() context: Context,
  ): Promise<typeof RejectApplicationResult> {
    const application = await keepApplication(input.applicationId, context);
    if (!(application instanceof JoinApplication)) return application;
    const reading = new Reading();
    const reason = reading.words("reason", input.reason, 1_000);
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);
    return new RejectApplicationPayload(
      await decideApplication(application, { status: "REJECTED", reason }, context),
    );
  }
}
