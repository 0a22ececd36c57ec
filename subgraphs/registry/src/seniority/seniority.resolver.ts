import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { cardPlace, Member } from "../member/member.entity.js";
import { movementsByMember } from "../member/member.loader.js";
import { membershipPeriods } from "./membership-periods.js";
import { Span, sumOf } from "./span.type.js";

@Resolver(() => Member)
export class SeniorityOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => Span, {
    nullable: true,
    description:
      "How long the person has been a member («профсоюзный стаж»): the sum of the periods of membership, in which a short break does not count; null when not yours to see.",
  })
  unionSeniority(@Root() member: Member, @Ctx() context: Context): Promise<Span> {
    return seniorityOf(member, context);
  }
}

export async function seniorityOf({ id, joinedOn }: Member, { load }: Context): Promise<Span> {
  const [movements, bridgedDays] = await Promise.all([
    load(movementsByMember).load(id),
    load(bridgedBreaks).load(0),
  ]);
  return sumOf(membershipPeriods(joinedOn, movements, today(), bridgedDays));
}

/** The union's rule, one for all members. */
async function bridgedBreaks(keys: readonly number[], { em }: Context): Promise<number[]> {
  const [rule] = await em.execute<{ days: number }[]>(
    "select bridged_break_days as days from membership_rules",
  );
  return keys.map(() => rule?.days ?? 0);
}
