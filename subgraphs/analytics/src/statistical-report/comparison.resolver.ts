import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import type { Facts } from "./fact.js";
import { fillForm, yearBefore } from "./fill-form.js";
import { RowDifference } from "./report-lock.type.js";
import { differencesFrom } from "./row-difference.js";
import { rulesOf } from "./row.loader.js";
import { StatisticalForm } from "./statistical-form.type.js";

enum ChangeCause {
  ADMITTED = "ADMITTED",
  TRANSFERRED_IN = "TRANSFERRED_IN",
  OWN_WISH = "OWN_WISH",
  EXCLUDED = "EXCLUDED",
  DISMISSED = "DISMISSED",
  DIED = "DIED",
  OTHER_REMOVAL = "OTHER_REMOVAL",
  TRANSFERRED_OUT = "TRANSFERRED_OUT",
  REORGANISED = "REORGANISED",
}

registerEnumType(ChangeCause, {
  name: "ChangeCause",
  description: "Why there are more or fewer members than a year before.",
  valuesConfig: {
    ADMITTED: { description: "They joined («принято»)." },
    TRANSFERRED_IN: { description: "They came from another organisation («переведено из других»)." },
    OWN_WISH: { description: "They left of their own wish («по собственному желанию»)." },
    EXCLUDED: { description: "They were excluded («исключено»)." },
    DISMISSED: { description: "They were dismissed or graduated («увольнение, окончание учёбы»)." },
    DIED: { description: "They died («смерть»)." },
    OTHER_REMOVAL: { description: "They were removed for another reason («по другим причинам»)." },
    TRANSFERRED_OUT: { description: "They went to another organisation («перешло в другие»)." },
    REORGANISED: {
      description:
        "What no movement tells: organisations that came or went with their members, and cards entered or put right late («реорганизация и уточнение учёта»).",
    },
  },
});

const SIGNED: Readonly<
  Record<Exclude<ChangeCause, ChangeCause.REORGANISED>, readonly [fact: string, sign: 1 | -1]>
> = {
  [ChangeCause.ADMITTED]: ["admitted", 1],
  [ChangeCause.TRANSFERRED_IN]: ["transferred_in", 1],
  [ChangeCause.OWN_WISH]: ["removed_own_wish", -1],
  [ChangeCause.EXCLUDED]: ["removed_excluded", -1],
  [ChangeCause.DISMISSED]: ["removed_dismissed", -1],
  [ChangeCause.DIED]: ["removed_died", -1],
  [ChangeCause.OTHER_REMOVAL]: ["removed_other", -1],
  [ChangeCause.TRANSFERRED_OUT]: ["transferred_out", -1],
};

@ObjectType({ description: "A part of the difference in the number of members." })
class CausedChange {
  @Field(() => ChangeCause, { description: "Why." })
  cause!: ChangeCause;

  @Field(() => Int, { description: "How many more; fewer, where it is negative." })
  members!: number;
}

@ObjectType({ description: "A form beside that of a year before («сравнение с прошлым годом»)." })
class StatisticalComparison {
  @Field(() => PlainDateScalar, { description: "The day of the other form." })
  beforeOn!: PlainDate;

  @Field(() => [RowDifference], { description: "Each row then and now." })
  rows!: RowDifference[];

  @Field(() => Int, { description: "How many members more there are; fewer, where it is negative." })
  memberDifference!: number;

  @Field(() => [CausedChange], {
    description:
      "What makes the difference in members: the parts add up to it. Those that are nothing are left out.",
  })
  causes!: CausedChange[];
}

@Resolver(() => StatisticalForm)
export class ComparisonOfForm {
  @FieldResolver(() => StatisticalComparison, {
    description:
      "The form beside what the register says of a year before, with the movements behind the difference.",
  })
  async comparison(@Root() form: StatisticalForm, @Ctx() context: Context): Promise<StatisticalComparison> {
    const beforeOn = yearBefore(form.on);
    const [before, rules] = await Promise.all([
      fillForm(form.place, beforeOn, context),
      rulesOf(form, context),
    ]);
    const memberDifference = Number(form.facts["members"]) - Number(before.facts["members"]);
    return Object.assign(new StatisticalComparison(), {
      beforeOn,
      rows: differencesFrom(rules, before.facts, form.facts),
      memberDifference,
      causes: causesOf(form.facts, memberDifference),
    });
  }
}

function causesOf(facts: Facts, difference: number): CausedChange[] {
  const told = Object.entries(SIGNED).map(([cause, [fact, sign]]) => ({
    cause: cause as ChangeCause,
    members: sign * Number(facts[fact] ?? 0),
  }));
  const rest = difference - told.reduce((sum, { members }) => sum + members, 0);
  return [...told, { cause: ChangeCause.REORGANISED, members: rest }].filter(({ members }) => members !== 0);
}
