import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { SessionEnded } from "./session-ended.js";
import { Session } from "./session.entity.js";
import { Sessions } from "./session.service.js";

@InputType({ description: "Which session is to end." })
class SignOutInput {
  @Field(() => String, { description: "A refresh token of the session." })
  refreshToken!: string;
}

@ObjectType({ description: "The session is over." })
class SignOutPayload {
  @Field(() => Session, { description: "The session that ended." })
  endedSession!: Session;
}

export const SignOutResult = createUnionType({
  name: "SignOutResult",
  description: "How signing out went.",
  types: () => [SignOutPayload, SessionEnded] as const,
});

/** A device forgets its account. */
@Resolver()
export class SignOut {
  @Mutation(() => SignOutResult, {
    description: "End one session. Repeating it answers SessionEnded and changes nothing.",
  })
  @Open("The refresh token itself says who asks; an expired access token must not keep anyone signed in.")
  async signOut(
    @Arg("input", () => SignOutInput, { description: "Which session is to end." })
    { refreshToken }: SignOutInput,
    @Ctx() context: Context,
  ): Promise<typeof SignOutResult> {
    const session = await new Sessions(context).endByToken(refreshToken);
    if (!session) return new SessionEnded();
    return Object.assign(new SignOutPayload(), { endedSession: session });
  }
}
