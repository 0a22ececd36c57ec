import { listOf } from "@angel/kit/published";
import { firstBirthday, lastBirthday } from "@angel/kit/days";
import { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { themeOf } from "../theme/theme.loader.js";

export enum Sex {
  MALE = "MALE",
  FEMALE = "FEMALE",
}

registerEnumType(Sex, {
  name: "Sex",
  description: "A person's sex.",
  valuesConfig: { MALE: { description: "A man." }, FEMALE: { description: "A woman." } },
});

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

/** Whom an organisation writes to; what is left out does not narrow. */
export interface Audience {
  readonly withBelow: boolean;
  readonly sex?: Sex | null;
  readonly ageFrom?: number | null;
  readonly ageUntil?: number | null;
  readonly occupations?: Occupation[] | null;
  readonly onlyChairs: boolean;
  readonly themeCode?: string | null;
}

@InputType({
  description:
    "Whom to write to of those on the register; what is left out does not narrow («выборка»). Whose card does not say what is asked is not chosen.",
})
export class MailingAudienceInput implements Audience {
  @Field(() => Boolean, {
    defaultValue: true,
    description: "Whether with the organisations below; else of the organisation itself alone.",
  })
  withBelow!: boolean;

  @Field(() => Sex, { nullable: true, description: "Of this sex." })
  sex?: Sex | null;

  @Field(() => Int, { nullable: true, description: "At least so many years old on the day of sending." })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: "At most so many years old on the day of sending." })
  ageUntil?: number | null;

  @Field(() => [Occupation], { nullable: true, description: "Of one of these occupations." })
  occupations?: Occupation[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only the chairs in office of these organisations («председатели»).",
  })
  onlyChairs!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Only who subscribed to this theme («тематическая рассылка»), by its code.",
  })
  themeCode?: string | null;
}

@ObjectType({ description: "Whom a mailing is for; what is null does not narrow («выборка»)." })
export class MailingAudience {
  @Field(() => Boolean, { description: "Whether with the organisations below." })
  withBelow: boolean;

  @Field(() => Sex, { nullable: true, description: "Of this sex; null for both." })
  sex: Sex | null;

  @Field(() => Int, { nullable: true, description: "At least so many years old; null for any age." })
  ageFrom: number | null;

  @Field(() => Int, { nullable: true, description: "At most so many years old; null for any age." })
  ageUntil: number | null;

  @Field(() => [Occupation], { nullable: true, description: "Of these occupations; null for all." })
  occupations: Occupation[] | null;

  @Field(() => Boolean, { description: "Whether only the chairs in office." })
  onlyChairs: boolean;

  themeCode: string | null;

  constructor(audience: Audience) {
    this.withBelow = audience.withBelow;
    this.sex = audience.sex ?? null;
    this.ageFrom = audience.ageFrom ?? null;
    this.ageUntil = audience.ageUntil ?? null;
    this.occupations = audience.occupations ?? null;
    this.onlyChairs = audience.onlyChairs;
    this.themeCode = audience.themeCode ?? null;
  }
}

const OLDEST = 150;

export async function faultsOfAudience(
  { ageFrom, ageUntil, occupations, themeCode }: Audience,
  context: Pick<Context, "load">,
): Promise<InvalidField[]> {
  const faults: InvalidField[] = [];
  for (const [name, age] of Object.entries({ ageFrom, ageUntil })) {
    if (typeof age !== "number" || (age >= 0 && age <= OLDEST)) continue;
    const sentence = { ru: `От 0 до ${OLDEST}.`, en: `From 0 to ${OLDEST}.` };
    faults.push(new InvalidField(`audience.${name}`, sentence));
  }
  if (occupations?.length === 0) {
    const sentence = { ru: "Выберите хотя бы одну.", en: "Choose at least one." };
    faults.push(new InvalidField("audience.occupations", sentence));
  }
  if (typeof themeCode === "string" && !(await themeOf(themeCode, context))) {
    const sentence = { ru: "Такой темы рассылок нет.", en: "There is no such theme of mailings." };
    faults.push(new InvalidField("audience.themeCode", sentence));
  }
  return faults;
}

/** A query with the values that it names. */
export interface Chosen {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The organisations of an audience, all of them or one after another: `place` in a query that has `top`. */
export function isPlaceOf({ withBelow }: Pick<Audience, "withBelow">): string {
  return withBelow ? "(place.id = top.id or place.path like top.path || '.%')" : "place.id = top.id";
}

/** The members of an audience, where `places (node)` are its organisations. A chair may stand on another's register. */
export function membersOf(audience: Audience): Chosen {
  const { sex, ageFrom, ageUntil, occupations, onlyChairs, themeCode } = audience;
  const conditions = ["is_on_register", "not is_destroyed"];
  const values: unknown[] = [];
  const narrow = (condition: string, value: unknown) => {
    conditions.push(condition);
    values.push(value);
  };
  if (sex) narrow("sex = ?", sex);
  if (typeof ageFrom === "number") narrow("born_on <= ?::date", lastBirthday(ageFrom));
  if (typeof ageUntil === "number") narrow("born_on >= ?::date", firstBirthday(ageUntil));
  if (occupations) narrow("occupation = any(?::text[])", listOf(occupations));
  if (themeCode)
    narrow("reach.member_id in (select person_id from theme_subscriptions where theme_code = ?)", themeCode);
  const from = onlyChairs
    ? `published.member_reach reach join
        (select distinct member_id from published.chair join places using (node)) chair using (member_id)`
    : "published.member_reach reach join places on places.node = reach.primary_id";
  return { sql: `select reach.* from ${from} where ${conditions.join(" and ")}`, values };
}
