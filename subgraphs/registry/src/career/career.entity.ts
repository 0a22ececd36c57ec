import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";

export enum Education {
  SECONDARY = "SECONDARY",
  VOCATIONAL = "VOCATIONAL",
  BACHELOR = "BACHELOR",
  HIGHER = "HIGHER",
  POSTGRADUATE = "POSTGRADUATE",
}

registerEnumType(Education, {
  name: "Education",
  description: "How far a person has studied («Образование»).",
  valuesConfig: {
    SECONDARY: { description: "School («среднее общее»)." },
    VOCATIONAL: { description: "A college («среднее профессиональное»)." },
    BACHELOR: { description: "A bachelor («высшее — бакалавриат»)." },
    HIGHER: { description: "A specialist or a master («высшее — специалитет, магистратура»)." },
    POSTGRADUATE: { description: "Postgraduate studies («аспирантура, ординатура»)." },
  },
});

/** What of work, study and pension no list asks for; many members have no such row yet. */
@Entity({ tableName: "careers" })
@ObjectType({ description: "Work, study and pension («Работа, учёба, пенсия»)." })
export class Career {
  @PrimaryKey({ type: "uuid" })
  memberId!: string;

  @Property({ type: "date", nullable: true })
  filledOn: PlainDate | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Since when the member has worked («начало трудового стажа»); null when not filled in.",
  })
  workingFrom: PlainDate | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "Since when the member has taught («начало педагогического стажа»); null when not filled in.",
  })
  teachingFrom: PlainDate | null = null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a pension for long service is paid («Пенсия по выслуге»); null when not filled in.",
  })
  hasLongServicePension: boolean | null = null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the member is a veteran of labour («Ветеран труда»); null when not filled in.",
  })
  isLabourVeteran: boolean | null = null;

  @Property({ type: "text", nullable: true })
  @Field(() => Education, {
    nullable: true,
    description: "How far they have studied; null when not filled in.",
  })
  education: Education | null = null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The academic degree in words («Учёная степень»); null without one.",
  })
  academicDegree: string | null = null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The academic title in words («Учёное звание»); null without one.",
  })
  academicTitle: string | null = null;
}
