import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { notices } from "../notice/notice.loader.js";
import { Notice } from "../notice/notice.type.js";

@InputType({ description: "What a reader says of a notice." })
class RateNoticeInput {
  @Field(() => ID, { description: "A notice of one's own that came by a mailing." })
  noticeId!: string;

  @Field(() => Boolean, { description: "Whether it was of use." })
  isUseful!: boolean;
}

@ObjectType({ description: "It is said." })
class RateNoticePayload {
  @Field(() => Notice, { description: "The notice." })
  notice!: Notice;
}

@ObjectType({
  implements: Problem,
  description: "There is no such notice of one's own that came by a mailing.",
})
class NotRateable extends Problem {
  constructor() {
    super({ ru: "Это уведомление нельзя оценить.", en: "This notice cannot be rated." });
  }
}

const RateNoticeResult = createUnionType({
  name: "RateNoticeResult",
  description: "Whether it is said.",
  types: () => [RateNoticePayload, NotRateable] as const,
});

/** Those who were told by a mailing say whether it was of use; whoever sent it sees how many said so, and not who. */
@Resolver()
export class RateNotice {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => RateNoticeResult, {
    description:
      "Say whether what an organisation sent was of use («полезно»). Said again, the last word holds.",
  })
  async rateNotice(
    @Arg("input", () => RateNoticeInput, { description: "Which, and whether." })
    { noticeId, isUseful }: RateNoticeInput,
    @Ctx() { em, load }: Context,
  ): Promise<typeof RateNoticeResult> {
    if (!isUuid(noticeId)) return new NotRateable();
    const said = await em.execute<object[]>(
      `insert into notice_ratings (notice_id, is_useful)
       select id, ?::boolean from notices
       where id = ?::uuid and person_id = any(own_people()) and mailing_id is not null
       on conflict (notice_id) do update set is_useful = excluded.is_useful returning 1 as said`,
      [isUseful, noticeId],
    );
    const notice = said.length === 0 ? null : await load(notices).load(noticeId);
    return notice ? Object.assign(new RateNoticePayload(), { notice }) : new NotRateable();
  }
}
