import { connectionOf } from "@angel/kit/connection";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";

@ObjectType({ description: "How appeals were answered («показатели работы с обращениями»)." })
export class AppealFigures {
  @Field(() => Int, { description: "How many were registered in the period («поступило»)." })
  registeredCount!: number;

  @Field(() => Int, { description: "How many of them have been answered («дан ответ»)." })
  answeredCount!: number;

  @Field(() => Int, { description: "How many of them are closed («закрыто»)." })
  closedCount!: number;

  @Field(() => Int, { description: "How many of them their authors opened again («возобновлено»)." })
  reopenedCount!: number;

  @Field(() => Int, { description: "How many of them wait beyond their term («просрочено»)." })
  overdueCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "How many percent of those answered or overdue were answered in their term («в срок»); null where there are none.",
  })
  inTimePercent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "After how many hours half of the answered ones had their first answer; null where none was answered.",
  })
  medianAnswerHours!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "What authors think of the answers, from 1 to 5 on average («средняя оценка»); null where nobody said.",
  })
  averageRating!: number | null;

  @Field(() => Int, { description: "How many authors said so." })
  ratedCount!: number;
}

@ObjectType({ description: "How one who handles appeals has answered them." })
export class HandlerEfficiency {
  whose!: string;

  @Field(() => AccountStub, {
    nullable: true,
    description: "Who; null when the account is not yours to see.",
  })
  get handler(): AccountStub {
    return new AccountStub(this.whose);
  }

  @Field(() => AppealFigures, { description: "The appeals that they have taken on." })
  figures!: AppealFigures;
}

@ObjectType({ description: "How an organisation has answered the appeals that it handles." })
export class OrganisationEfficiency {
  whose!: string;

  @Field(() => Organisation, {
    nullable: true,
    description: "Which; null when the register cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.whose);
  }

  @Field(() => AppealFigures, { description: "The appeals that are in its queue, or ended there." })
  figures!: AppealFigures;
}

export const { Connection: HandlerEfficiencyConnection } = connectionOf(HandlerEfficiency);
export const { Connection: OrganisationEfficiencyConnection } = connectionOf(OrganisationEfficiency);

/** The appeals registered in a period that are handled here and below, as SQL says it. */
export interface Scope {
  readonly sql: string;
  readonly values: readonly string[];
}

@ObjectType({
  description:
    "How appeals registered in a period were answered here and below («эффективность работы с обращениями»): of those alone that the reader handles.",
})
export class AppealEfficiency {
  constructor(
    readonly scope: Scope,
    figures: AppealFigures,
  ) {
    this.figures = figures;
  }

  @Field(() => AppealFigures, { description: "All of them together." })
  figures: AppealFigures;
}
