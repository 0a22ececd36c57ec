import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

/** As the registry has them. */
export enum RemovalReason {
  OWN_WISH = "OWN_WISH",
  EXCLUDED = "EXCLUDED",
  DISMISSED = "DISMISSED",
  GRADUATED = "GRADUATED",
  DIED = "DIED",
  OTHER = "OTHER",
}

registerEnumType(RemovalReason, {
  name: "RemovalReason",
  description: "Why a member was removed from the register.",
  valuesConfig: {
    OWN_WISH: { description: "By their own application («по собственному желанию»)." },
    EXCLUDED: { description: "By a decision («исключён»)." },
    DISMISSED: { description: "Left the job («уволен»)." },
    GRADUATED: { description: "Finished studying («окончил обучение»)." },
    DIED: { description: "Has died («умер»)." },
    OTHER: { description: "Another reason, told in the note («иное»)." },
  },
});

@ObjectType({ description: "Those removed from the register for one reason." })
class RemovalFigure {
  @Field(() => RemovalReason, { nullable: true, description: "Why; null where no reason was written down." })
  reason!: RemovalReason | null;

  @Field(() => Int, { description: "How many." })
  count!: number;
}

@ObjectType({
  description:
    "Who came and went here and below («движение»). To those who do not see the cards all figures are null of other days than a calendar year, or this one until today (from the difference of two periods single people would follow), and where one of them would tell of fewer than five people.",
})
export class MovementFigures {
  @Field(() => PlainDateScalar, { description: "The first day counted." })
  countedFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last day counted." })
  countedUntil!: PlainDate;

  @Field(() => Int, { nullable: true, description: "Put on a register («принято на учёт»)." })
  admittedCount!: number | null;

  @Field(() => Int, { nullable: true, description: "Came from another primary («прибыло»)." })
  transferredInCount!: number | null;

  @Field(() => Int, { nullable: true, description: "Went to another primary («выбыло»)." })
  transferredOutCount!: number | null;

  @Field(() => Int, { nullable: true, description: "Removed from the register («снято с учёта»)." })
  removedCount!: number | null;

  @Field(() => [RemovalFigure], {
    nullable: true,
    description: "The removed by reason, the most frequent first.",
  })
  removals!: RemovalFigure[] | null;
}
