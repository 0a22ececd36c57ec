import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { AccountStub } from "../account/account.stub.js";

const MOST = 100;

@InputType({ description: "Which notices were read: those named, or all." })
class MarkNoticesReadInput {
  @Field(() => [ID], { nullable: true, description: "Notices of one's own, up to 100." })
  noticeIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether all that were said until now are meant; then none is named.",
  })
  all?: boolean | null;
}

@ObjectType({ description: "They are read." })
class MarkNoticesReadPayload {
  @Field(() => AccountStub, { description: "The holder, whose unread notices are fewer now." })
  account!: AccountStub;

  @Field(() => Int, {
    description: "How many became read by this; those that were read before are not counted.",
  })
  markedCount!: number;
}

const MarkNoticesReadResult = createUnionType({
  name: "MarkNoticesReadResult",
  description: "Whether notices were marked as read.",
  types: () => [MarkNoticesReadPayload, InvalidInput] as const,
});

/** Somebody has read what was said to them. */
@Resolver()
export class MarkNoticesRead {
  @Mutation(() => MarkNoticesReadResult, {
    description: "Mark notices of one's own as read («Прочитано»). Repeating it changes nothing.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async markNoticesRead(
    @Arg("input", () => MarkNoticesReadInput, { description: "Which notices." })
    { noticeIds, all }: MarkNoticesReadInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<typeof MarkNoticesReadResult> {
    if ((noticeIds ?? null) === null ? !all : all) return new InvalidInput([eitherOr()]);
    if (noticeIds && noticeIds.length > MOST) return new InvalidInput([tooMany()]);
    const named = noticeIds ? "and id = any(?::uuid[])" : "";
    const marked = await em.execute<object[]>(
      `update notices set read_at = now()
       where person_id = any(own_people()) and read_at is null ${named} returning 1 as marked`,
      noticeIds ? [listOf(noticeIds.filter(isUuid))] : [],
    );
    return Object.assign(new MarkNoticesReadPayload(), {
      account: new AccountStub(viewer.accountId ?? ""),
      markedCount: marked.length,
    });
  }
}

function eitherOr(): InvalidField {
  return new InvalidField("noticeIds", {
    ru: "Назовите уведомления или отметьте все.",
    en: "Name the notices, or mark all of them.",
  });
}

function tooMany(): InvalidField {
  return new InvalidField("noticeIds", {
    ru: `Отметьте за раз не больше ${MOST} уведомлений.`,
    en: `Mark up to ${MOST} notices at once.`,
  });
}
