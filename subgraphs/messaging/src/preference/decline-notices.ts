import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { themeOf } from "../theme/theme.loader.js";
import { MailingTheme } from "../theme/theme.type.js";
import { Declining } from "./declining.js";

@InputType({ description: "The link at the end of a letter." })
class DeclineNoticesInput {
  @Field(() => String, { description: "The ticket in it." })
  ticket!: string;
}

@ObjectType({ description: "It comes no more; what waits to be sent is dropped." })
class DeclineNoticesPayload {
  @Field(() => NoticeSubject, { description: "Of what." })
  subject!: NoticeSubject;

  @Field(() => NoticeChannel, { description: "By which way." })
  channel!: NoticeChannel;

  @Field(() => MailingTheme, {
    nullable: true,
    description:
      "Of which theme, to which the subscription is ended; null where one way of the subject is declined.",
  })
  theme!: MailingTheme | null;
}

@ObjectType({ implements: Problem, description: "The ticket is none of ours, or was cut on its way." })
class DeclineTicketInvalid extends Problem {
  constructor() {
    super({
      ru: "Ссылка не подходит: откройте её из письма целиком.",
      en: "The link does not fit: open it from the letter, whole.",
    });
  }
}

const DeclineNoticesResult = createUnionType({
  name: "DeclineNoticesResult",
  description: "Whether it is declined.",
  types: () => [DeclineNoticesPayload, DeclineTicketInvalid] as const,
});

/** One press in a letter, as mail programs offer it (RFC 8058). */
@Resolver()
export class DeclineNotices {
  @Mutation(() => DeclineNoticesResult, {
    description:
      "Decline messages of a subject by one way, or of the theme that the letter is of («отписаться»), by the ticket of a letter, without signing in. Repeating it changes nothing.",
  })
  @Open("The ticket is sealed, and names the only choice that it takes away.")
  @OwnTransaction("It is done in the platform's own hand: nobody need be signed in.")
  async declineNotices(
    @Arg("input", () => DeclineNoticesInput, { description: "The ticket." }) { ticket }: DeclineNoticesInput,
    @Ctx() context: Context,
  ): Promise<typeof DeclineNoticesResult> {
    const declined = await context.companion(Declining).decline(ticket);
    if (!declined) return new DeclineTicketInvalid();
    const { subject, channel, themeCode } = declined;
    const theme = await themeOf(themeCode, context);
    return Object.assign(new DeclineNoticesPayload(), { subject, channel, theme });
  }
}
