import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { newestFirst } from "../input/newest-first.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { CardEnrolment, CardEnrolmentStatus } from "./card-enrolment.entity.js";
import { CardFee, cardFeeOn } from "./card-fee.js";

const { Connection: CardEnrolmentConnection } = connectionOf(CardEnrolment);

@ArgsType()
class CardEnrolmentsArgs extends PageArgs {
  @Field(() => CardEnrolmentStatus, { nullable: true, description: "Only those that have come so far." })
  status?: CardEnrolmentStatus | null;
}

@Resolver(() => CardEnrolment)
export class CardEnrolmentResolver {
  @Query(() => CardFee, { description: "What joining the card system costs on a day." })
  @Open("Whoever thinks of joining wants to know the price.")
  cardFee(
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() context: Context,
  ): Promise<CardFee> {
    return cardFeeOn(on ?? today(), context);
  }

  @FieldResolver(() => Member, { description: "Who joins." })
  member(@Root() { memberId }: CardEnrolment, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(memberId);
  }
}

@Resolver(() => Member)
export class CardEnrolmentOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => CardEnrolment, {
    nullable: true,
    description:
      "How the member last joined the card system; null for one who never did, and when not yours to see.",
  })
  cardEnrolment(@Root() { id }: Member, @Ctx() { load }: Context): Promise<CardEnrolment | null> {
    return load(lastEnrolments).load(id);
  }
}

@Resolver(() => Organisation)
export class CardEnrolmentsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => CardEnrolmentConnection, {
    nullable: true,
    description:
      "Who of the members here and below has joined the card system, the latest first («вступившие в карточную систему»); null when not yours to see.",
  })
  cardEnrolments(
    @Root() { node, parentId }: Organisation,
    @Args(() => CardEnrolmentsArgs) { status = null, ...page }: CardEnrolmentsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<CardEnrolment>> {
    return enrolments(page, { node: parentId === null ? WHOLE_UNION : node, status }, context);
  }
}

/** Instead of a node. */
const WHOLE_UNION = 0;

const enrolments = newestFirst<CardEnrolment, { node: number; status: CardEnrolmentStatus | null }>({
  entity: CardEnrolment,
  sought: "node int, status card_enrolment_status",
  columns: "enrolment.*",
  from: `from card_enrolments enrolment join members on members.id = enrolment.member_id
    where members.status = 'ON_REGISTER'
      and (sought.node = ${WHOLE_UNION} or sought.node in (primary_id, territorial_id, okrug_id, region_id))
      and (sought.status is null or enrolment.status = sought.status)`,
  order: "enrolment.id",
  keyed: "uuid",
  keyOf: ({ id }) => id,
});

async function lastEnrolments(ids: readonly string[], { em }: Context): Promise<(CardEnrolment | null)[]> {
  const rows = await em.execute<{ member_id: string }[]>(
    `select distinct on (member_id) * from card_enrolments
     where member_id = any(?::uuid[]) order by member_id, id desc`,
    [`{${ids.join()}}`],
  );
  const known = new Map(rows.map((row) => [row.member_id, em.map(CardEnrolment, row)]));
  return ids.map((id) => known.get(id) ?? null);
}
