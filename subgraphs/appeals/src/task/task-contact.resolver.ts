import { Permission } from "@angel/kit/access";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { Task } from "./task.entity.js";
import { wordsOf } from "./task.loader.js";
import { ContactChannel } from "./task-words.js";

@ObjectType({ description: "Whom to reach, and how («запланированный контакт»)." })
class TaskContact {
  @Field(() => ContactChannel, { description: "By which way." })
  channel!: ContactChannel;

  @Field(() => Member, {
    nullable: true,
    description:
      "The member whom to reach: how, the card says to those who may read it; null where it is none.",
  })
  member!: Member | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The person, the organisation or the employer; null where it is a member, and once forgotten.",
  })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Their telephone; null when not said." })
  telephone!: string | null;
}

/** That somebody opens whom others wrote down is written before it is shown. */
const openings: Batch<Task, true> = async (opened, { em, viewer }) => {
  const entries = opened.map(({ id, organisationPath }) => ({
    account_id: viewer.accountId,
    role: (
      viewer.grantFor(Permission.HANDLE_APPEALS, organisationPath) ??
      viewer.grantFor(Permission.HANDLE_APPEALS)
    )?.role,
    task_id: id,
  }));
  await em.execute("select note_accesses(?::json)", [JSON.stringify(entries)]);
  return opened.map(() => true);
};

@Resolver(() => Task)
export class TaskContactResolver {
  @FieldResolver(() => TaskContact, {
    nullable: true,
    description:
      "Whom to reach, where it is a talk that is planned, and it is written down that you read it; null else.",
  })
  async contact(@Root() task: Task, @Ctx() context: Context): Promise<TaskContact | null> {
    const { contactChannel: channel, contactMemberId } = task;
    if (channel === null) return null;
    const member = contactMemberId === null ? null : new Member(contactMemberId);
    // Of a member the register writes down who read the card.
    if (member) return { channel, member, name: null, telephone: null };
    await context.load(openings).load(task);
    const contact = wordsOf(task, context)?.contact;
    return { channel, member, name: contact?.name ?? null, telephone: contact?.telephone ?? null };
  }
}
