import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Share } from "../figure/share.type.js";
import type { Period } from "../figure/period.js";
import type { Organisation } from "../organisation/organisation.stub.js";

@ObjectType({ description: "Whether organisations hold together («организационное единство»)." })
export class UnityFigures {
  @Field(() => Share, { description: "Organisations with a chair in office, of all that work." })
  led!: Share;

  @Field(() => Share, { description: "How much of all that must be filled in is («полнота реестра»)." })
  filled!: Share;

  @Field(() => Share, {
    description:
      "Organisations that handed over their annual report of the last 1 January, of all that work («исполнительская дисциплина»).",
  })
  reported!: Share;
}

@ObjectType({ description: "How many are members, and whether they come or go («уровень членства»)." })
export class MembershipLevel {
  @Field(() => Int, { nullable: true, description: "Members on register." })
  total!: number | null;

  @Field(() => Share, { description: "Working members, of all who work there («охват»)." })
  coverage!: Share;

  @Field(() => Int, { nullable: true, description: "Those put on a register in the days asked for." })
  admittedCount!: number | null;

  @Field(() => Int, { nullable: true, description: "Those removed from the register in the days asked for." })
  removedCount!: number | null;
}

@ObjectType({ description: "What organisations have to work with («ресурсы»)." })
export class ResourceFigures {
  @Field(() => Share, { description: "Primaries whose dues are set, of all primaries («членский взнос»)." })
  duesSet!: Share;

  @Field(() => Share, {
    description: "Members who say how they pay their dues, of all on register («форма уплаты взносов»).",
  })
  paying!: Share;

  @Field(() => Share, { description: "Organisations with activists, of all that work («профактив»)." })
  withActivists!: Share;

  @Field(() => Money, {
    nullable: true,
    description: "What membership gave in the months in which the days lie («экономический эффект»).",
  })
  saved!: Money | null;
}

@ObjectType({ description: "Whether elected bodies work («деятельность выборных органов»)." })
export class BodyFigures {
  @Field(() => Int, { description: "Meetings with minutes, held in the days asked for." })
  meetingCount!: number;

  @Field(() => Share, { description: "Organisations that met at least once then, of all that work." })
  met!: Share;

  @Field(() => Int, { description: "Applications to join decided then." })
  decidedCount!: number;
}

@ObjectType({ description: "How well chairs and staff do («эффективность работы сотрудников»)." })
export class StaffFigures {
  @Field(() => Int, { description: "Applications to join that came in the days asked for." })
  applicationCount!: number;

  @Field(() => Int, { description: "Applications decided then, whenever they came." })
  decidedCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: "In how many days half of these were decided; null where none was.",
  })
  medianDays!: number | null;

  @Field(() => Int, { description: "Applications that wait for a decision now." })
  waitingCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: "How many days the longest of them has waited; null where none does.",
  })
  longestWaitDays!: number | null;

  @Field(() => Int, {
    description:
      "By how many there are more cards now in which all is filled in than before the days asked for; below nought where there are fewer.",
  })
  completedCards!: number;

  @Field(() => Share, {
    description:
      "Appeals answered in time, of all that were closed in the days asked for («ответы на обращения»).",
  })
  answered!: Share;

  @Field(() => Share, {
    description:
      "Organisations that handed over their annual report of the last 1 January, of all that work.",
  })
  reported!: Share;
}

@ObjectType({
  description:
    "By what the union judges an organisation and all below it: unity, membership, resources, elected bodies, staff. Each part shows the figures it is made of; there is no mark over them all.",
})
export class Appraisal {
  constructor(
    readonly organisation: Organisation,
    readonly period: Period,
  ) {
    this.countedFrom = period.from;
    this.countedUntil = period.until;
  }

  @Field(() => PlainDateScalar, { description: "The first day of what is counted over days." })
  countedFrom: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last day of what is counted over days." })
  countedUntil: PlainDate;
}

@ObjectType({ description: "Something that members like to do («интерес»)." })
export class InterestFigure {
  @Field(() => String, { description: "What it is, as notes on cards say, in small letters." })
  interest!: string;

  @Field(() => Int, { description: "How many members like it." })
  count!: number;
}
