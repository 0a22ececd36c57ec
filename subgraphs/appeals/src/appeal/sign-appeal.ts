import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Appeal } from "./appeal.entity.js";
import { AppealNotFound } from "./appeal-problems.js";
import { AppealState } from "./appeal-words.js";
import { AppealPayload, asAuthor, authoredAppeal } from "./known-appeal.js";

@InputType({ description: "Which appeal is one's own." })
class SignAppealInput {
  @Field(() => String, { description: "Its follow-up code." })
  code!: string;
}

@ObjectType({ description: "It bears one's name." })
class SignAppealPayload extends AppealPayload {}

const SignAppealResult = createUnionType({
  name: "SignAppealResult",
  description: "Whether it bears one's name.",
  types: () => [SignAppealPayload, AppealNotFound] as const,
});

/** Nobody but the author says who the author is. */
@Resolver()
export class SignAppeal {
  @Mutation(() => SignAppealResult, {
    description:
      "Say that one wrote an appeal that came without a name («подписать обращение»): those who handle it know it from then on, and it stands among one's own. It cannot be taken back; once more changes nothing.",
  })
  @Open("It is for the author, who may have left the union; the deed asks who it is.")
  @OwnTransaction("a code is counted whatever comes of it")
  async signAppeal(
    @Arg("input", () => SignAppealInput, { description: "The appeal." }) { code }: SignAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof SignAppealResult> {
    const { memberId } = context.viewer;
    if (memberId === null) throw unauthenticated();
    return asAuthor({ code }, context, async () => {
      const appeal = await authoredAppeal({ code }, context, Object.values(AppealState));
      if (!(appeal instanceof Appeal) || (appeal.memberId !== null && appeal.memberId !== memberId))
        return new AppealNotFound();
      appeal.memberId = memberId;
      appeal.isAnonymous = false;
      return new SignAppealPayload(appeal);
    });
  }
}
