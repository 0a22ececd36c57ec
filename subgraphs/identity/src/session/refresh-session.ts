import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { SessionEnded } from "./session-ended.js";
import { Sessions } from "./session.service.js";
import { Tokens } from "./tokens.type.js";

@InputType({ description: "What continues a session." })
class RefreshSessionInput {
  @Field(() => String, { description: "The refresh token given last." })
  refreshToken!: string;
}

@ObjectType({ description: "The session goes on, with a fresh pair of tokens." })
class RefreshSessionPayload extends Tokens {}

export const RefreshSessionResult = createUnionType({
  name: "RefreshSessionResult",
  description: "Whether the session goes on.",
  types: () => [RefreshSessionPayload, SessionEnded] as const,
});

/** A device trades its refresh token for a fresh pair, with the rights of this moment. */
@Resolver()
export class RefreshSession {
  @Mutation(() => RefreshSessionResult, {
    description:
      "Trade a refresh token for a fresh pair. Each is good once: a second use ends the session, except within ten seconds, for two tabs that ask at once.",
  })
  @Open("The refresh token itself says who asks.")
  async refreshSession(
    @Arg("input", () => RefreshSessionInput, { description: "What continues the session." })
    { refreshToken }: RefreshSessionInput,
    @Ctx() context: Context,
  ): Promise<typeof RefreshSessionResult> {
    const tokens = await new Sessions(context).resume(refreshToken);
    return tokens ? Object.assign(new RefreshSessionPayload(), tokens) : new SessionEnded();
  }
}
