import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { choose } from "./preference.loader.js";
import { NoticePreference } from "./preference.type.js";

@InputType({ description: "How one wants to be told of a subject." })
class SetNoticePreferenceInput {
  @Field(() => NoticeSubject, { description: "The subject." })
  subject!: NoticeSubject;

  @Field(() => [NoticeChannel], {
    description: "By which channels, the first choice first, each once; none for the cabinet alone.",
  })
  channels!: NoticeChannel[];
}

@ObjectType({ description: "It is so from now on; what waits to be sent goes by it too." })
class SetNoticePreferencePayload {
  @Field(() => NoticePreference, { description: "The preference as it is now." })
  preference!: NoticePreference;
}

const SetNoticePreferenceResult = createUnionType({
  name: "SetNoticePreferenceResult",
  description: "Whether the preference is set.",
  types: () => [SetNoticePreferencePayload, InvalidInput] as const,
});

/** Somebody chooses how they are told. */
@Resolver()
export class SetNoticePreference {
  @Mutation(() => SetNoticePreferenceResult, {
    description:
      "Choose how to be told of a subject («Настройка уведомлений»). Repeating it changes nothing.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async setNoticePreference(
    @Arg("input", () => SetNoticePreferenceInput, { description: "The subject and the channels." })
    { subject, channels }: SetNoticePreferenceInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<typeof SetNoticePreferenceResult> {
    if (new Set(channels).size < channels.length) return new InvalidInput([twice()]);
    await choose(em, viewer.memberId ?? viewer.accountId, { subject, channels });
    return Object.assign(new SetNoticePreferencePayload(), {
      preference: Object.assign(new NoticePreference(), { subject, channels }),
    });
  }
}

function twice(): InvalidField {
  return new InvalidField("channels", {
    ru: "Каждый способ называется один раз.",
    en: "Name each channel once.",
  });
}
