import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Share } from "../figure/share.type.js";
import { AgeGroup } from "./age-group.js";

/** As the registry has them. */
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

/** As the registry has them. */
export enum Occupation {
  EMPLOYED = "EMPLOYED",
  STUDENT = "STUDENT",
  PENSIONER = "PENSIONER",
}

registerEnumType(Occupation, {
  name: "Occupation",
  description: "What a member does («Занятость»).",
  valuesConfig: {
    EMPLOYED: { description: "Works («работающий»)." },
    STUDENT: { description: "Studies («обучающийся»)." },
    PENSIONER: { description: "Is retired and does not work («неработающий пенсионер»)." },
  },
});

@ObjectType({ description: "A step of the pyramid of ages («половозрастная пирамида»)." })
class AgeStep {
  @Field(() => AgeGroup, { nullable: true, description: "How old; null where the birth is not filled in." })
  ageGroup!: AgeGroup | null;

  @Field(() => Int, { nullable: true, description: "How many; null when hidden from you." })
  count!: number | null;

  @Field(() => Int, { nullable: true, description: "Men among them; null when hidden from you." })
  men!: number | null;

  @Field(() => Int, { nullable: true, description: "Women among them; null when hidden from you." })
  women!: number | null;
}

@ObjectType({ description: "Members of one education." })
class EducationStep {
  @Field(() => Education, {
    nullable: true,
    description: "How far they have studied; null where it is not filled in.",
  })
  education!: Education | null;

  @Field(() => Int, { nullable: true, description: "How many; null when hidden from you." })
  count!: number | null;
}

@ObjectType({ description: "Members of one occupation." })
class OccupationStep {
  @Field(() => Occupation, { nullable: true, description: "What they do; null where it is not filled in." })
  occupation!: Occupation | null;

  @Field(() => Int, { nullable: true, description: "How many; null when hidden from you." })
  count!: number | null;
}

@ObjectType({
  description:
    "Who the members here and below are («социальное положение»): ages, education, occupations, families. What would tell of fewer than five people is null for those who do not see the cards.",
})
export class SocialAnalysis {
  @Field(() => [AgeStep], { description: "Ages by sex, the youngest first, the unknown last." })
  ageBySex!: AgeStep[];

  @Field(() => Share, {
    description: "Those who are 35 or younger this year («молодёжь»), of those whose birth is filled in.",
  })
  youth!: Share;

  @Field(() => [EducationStep], { description: "Education («образование»), the unknown last." })
  education!: EducationStep[];

  @Field(() => [OccupationStep], { description: "Occupation («занятость»), the unknown last." })
  occupation!: OccupationStep[];

  @Field(() => Share, { description: "Members with a husband or a wife in «Семья»." })
  married!: Share;

  @Field(() => Share, { description: "Members with children in «Семья»." })
  parents!: Share;

  @Field(() => Share, { description: "Members with three children or more («многодетные»)." })
  largeFamilies!: Share;
}
