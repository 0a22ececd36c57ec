import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rowsOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member, Occupation } from "../member/member.entity.js";
import { Span, spanBetween } from "../seniority/span.type.js";
import { Career } from "./career.entity.js";
import { OccupationChange } from "./occupation-change.entity.js";

const careersOfMembers = rowsOfMembers(Career, "careers", "member_id");
const occupationChanges = rowsOfMembers(
  OccupationChange,
  "occupation_changes",
  "changed_on desc, recorded_at desc",
);

/** Empty where nothing was filled in. */
export async function careerOf(memberId: string, { load }: Context): Promise<Career> {
  const [career] = await load(careersOfMembers).load(memberId);
  return career ?? Object.assign(new Career(), { memberId });
}

@Resolver(() => Member)
export class CareerOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => PlainDateScalar, {
    nullable: true,
    description:
      "The day the card was filled in («Дата заполнения»); null when not filled in or not yours to see.",
  })
  async filledOn(@Root() member: Member, @Ctx() context: Context): Promise<PlainDate | null> {
    return (await this.career(member, context)).filledOn;
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => Career, {
    nullable: true,
    description: "The tab «Работа (учёба, пенсия)»; null when not yours to see.",
  })
  career(@Root() { id }: Member, @Ctx() context: Context): Promise<Career> {
    return careerOf(id, context);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [OccupationChange], {
    nullable: true,
    description:
      "How the member passed from one category to another, the newest first; null when not yours to see.",
  })
  occupationChanges(@Root() { id }: Member, @Ctx() { load }: Context): Promise<OccupationChange[]> {
    return load(occupationChanges).load(id);
  }
}

@Resolver(() => Career)
export class CareerResolver {
  @FieldResolver(() => Span, {
    nullable: true,
    description:
      "How long the member has worked, until the day of the pension where it is recorded («трудовой стаж»); null when the beginning is not filled in.",
  })
  workExperience(@Root() career: Career, @Ctx() context: Context): Promise<Span | null> {
    return experienceSince(career.workingFrom, career.memberId, context);
  }

  @FieldResolver(() => Span, {
    nullable: true,
    description:
      "How long the member has taught, until the day of the pension where it is recorded («педагогический стаж»); null when the beginning is not filled in.",
  })
  teachingExperience(@Root() career: Career, @Ctx() context: Context): Promise<Span | null> {
    return experienceSince(career.teachingFrom, career.memberId, context);
  }
}

/** Until the pension, where its day is recorded. */
export async function experienceSince(
  from: PlainDate | null,
  memberId: string,
  { load }: Context,
): Promise<Span | null> {
  if (from === null) return null;
  const [last] = await load(occupationChanges).load(memberId);
  const until = last?.occupation === Occupation.PENSIONER ? last.changedOn : today();
  return spanBetween({ from, until });
}
