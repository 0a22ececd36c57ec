import { type PlainDate, PlainDateScalar, Money } from "@angel/kit/values";
import { BigIntType } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

/** Insurance of an organisation's members and of all below it; the nearest one above a member holds. */
@Entity({ tableName: "programmes" })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A programme of insurance by the membership card («страхование по ЭПБ»): it covers the members of an organisation and of all below it that have none of their own.",
})
export class InsuranceProgramme {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is called («Наименование программы»)." })
  name!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The company that insures («Страховщик»)." })
  insurer!: string;

  @Field(() => Organisation, {
    nullable: true,
    description: "Whose members it covers; null when the register cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }
}

/** What is promised from a day and until a day, both included. Written once; only the end is ever moved. */
@Entity({ tableName: "programme_terms" })
@ObjectType({ description: "What a programme promises in a period: a version of its terms («Условия»)." })
export class ProgrammeTerms {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "uuid" })
  programmeId!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its number among the programme's versions, from 1." })
  version!: number;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day it holds." })
  startsOn!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day it holds; null while no end is known.",
  })
  endsOn!: PlainDate | null;

  @Property({ type: new BigIntType("number") })
  sumKopecks!: number;

  @Property({ type: "text" })
  @Field(() => String, { description: "Where it covers («Территория»)." })
  territory!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "Who is paid («Выгодоприобретатель»)." })
  beneficiary!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Within how many days after an injury it must be claimed." })
  reportWithinDays!: number;

  /** In which statuses a card is the policy. */
  @Property({ type: "string[]" })
  coveringStatuses!: string[];

  @Property({ type: "text" })
  @Field(() => String, { description: "The conditions in full, plain text." })
  conditions!: string;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When this version was written." })
  writtenAt: Date = new Date();

  @Property({ type: "uuid", nullable: true })
  writtenBy: string | null = null;

  @Field(() => Money, { description: "The sum insured («Страховая сумма»)." })
  get sum(): Money {
    return new Money(this.sumKopecks);
  }

  @Field(() => Boolean, { description: "Whether it covers all hours of all days («24 часа, 365 дней»)." })
  get isRoundTheClock(): boolean {
    return true;
  }

  holdsOn(day: PlainDate): boolean {
    return this.startsOn <= day && (this.endsOn === null || day <= this.endsOn);
  }
}
