import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

export enum AppealDecision {
  COMPREHENSIVE_INTERVENTION = "COMPREHENSIVE_INTERVENTION",
  BY_COMPETENCE = "BY_COMPETENCE",
  CONFLICT_OF_INTEREST = "CONFLICT_OF_INTEREST",
}

registerEnumType(AppealDecision, {
  name: "AppealDecision",
  description: "Why an appeal is passed on («Решение»).",
  valuesConfig: {
    COMPREHENSIVE_INTERVENTION: {
      description: "More is needed than one organisation can do («необходимо комплексное вмешательство»).",
    },
    BY_COMPETENCE: { description: "Another decides such things («по подведомственности»)." },
    CONFLICT_OF_INTEREST: { description: "Those who would handle it are concerned («конфликт интересов»)." },
  },
});

@ObjectType({ description: "That an appeal went from one organisation to another («передача»)." })
export class AppealPassing {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Organisation, {
    nullable: true,
    description: "Who handled it before; null when the register cannot be asked.",
  })
  from!: Organisation;

  @Field(() => Organisation, {
    nullable: true,
    description: "Who has handled it since; null when the register cannot be asked.",
  })
  to!: Organisation;

  @Field(() => AppealDecision, { description: "Why." })
  decision!: AppealDecision;

  @Field(() => Date, { description: "When." })
  passedAt!: Date;
}
