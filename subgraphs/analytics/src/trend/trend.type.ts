import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

/** What the registry counts each day; the names are those of its counters in capitals. */
export enum TrendIndicator {
  ON_REGISTER = "ON_REGISTER",
  EMPLOYED = "EMPLOYED",
  STUDENTS = "STUDENTS",
  PENSIONERS = "PENSIONERS",
  MEN = "MEN",
  WOMEN = "WOMEN",
  COMPLETE = "COMPLETE",
  WITHOUT_OCCUPATION = "WITHOUT_OCCUPATION",
  WITHOUT_SEX = "WITHOUT_SEX",
  WITHOUT_BIRTH_DATE = "WITHOUT_BIRTH_DATE",
  WITHOUT_DUES_FORM = "WITHOUT_DUES_FORM",
  WITHOUT_CONSENT = "WITHOUT_CONSENT",
  WITHOUT_WORKPLACE = "WITHOUT_WORKPLACE",
  WITHOUT_POSITION = "WITHOUT_POSITION",
  WITHOUT_COURSE = "WITHOUT_COURSE",
  PLASTIC_CARDS = "PLASTIC_CARDS",
  VIRTUAL_CARDS = "VIRTUAL_CARDS",
}

registerEnumType(TrendIndicator, {
  name: "TrendIndicator",
  description: "A count that is known of each day.",
  valuesConfig: {
    ON_REGISTER: { description: "Members on register («членов Профсоюза»)." },
    EMPLOYED: { description: "Those who work («работающие»)." },
    STUDENTS: { description: "Those who study («обучающиеся»)." },
    PENSIONERS: { description: "Pensioners who do not work («неработающие пенсионеры»)." },
    MEN: { description: "Men («мужчины»)." },
    WOMEN: { description: "Women («женщины»)." },
    COMPLETE: { description: "Cards with every mandatory field filled in («заполнены полностью»)." },
    WITHOUT_OCCUPATION: { description: "Cards without «Занятость»." },
    WITHOUT_SEX: { description: "Cards without «Пол»." },
    WITHOUT_BIRTH_DATE: { description: "Cards without «Дата рождения»." },
    WITHOUT_DUES_FORM: { description: "Cards without «Форма уплаты взносов»." },
    WITHOUT_CONSENT: { description: "Cards without «Согласие на обработку персональных данных»." },
    WITHOUT_WORKPLACE: { description: "Cards without «Место работы (учёбы)»." },
    WITHOUT_POSITION: { description: "Cards without «Должность»." },
    WITHOUT_COURSE: { description: "Students' cards without «Курс обучения»." },
    PLASTIC_CARDS: { description: "Holders of a plastic card («пластиковый билет»)." },
    VIRTUAL_CARDS: { description: "Holders of a card in the telephone («виртуальный билет»)." },
  },
});

export enum TrendStep {
  DAY = "DAY",
  MONTH = "MONTH",
  YEAR = "YEAR",
}

registerEnumType(TrendStep, {
  name: "TrendStep",
  description: "How far the points of a series stand from each other.",
  valuesConfig: {
    DAY: { description: "A day («по дням»)." },
    MONTH: { description: "A month of the calendar («по месяцам»)." },
    YEAR: { description: "A year of the calendar («по годам»)." },
  },
});

@ObjectType({
  description: "A step of a series: what is counted at its end, and who came and went meanwhile.",
})
export class TrendPoint {
  @Field(() => PlainDateScalar, { description: "The first day of the step." })
  countedFrom!: PlainDate;

  @Field(() => PlainDateScalar, {
    description: "The last day of the step; today in the one that has not ended.",
  })
  countedUntil!: PlainDate;

  @Field(() => Int, { description: "How many at the end of the last day." })
  value!: number;

  @Field(() => Int, {
    description: "How many more than at the end of the step before; less than nought when fewer.",
  })
  change!: number;

  @Field(() => Int, { description: "Put on a register meanwhile («принято на учёт»)." })
  admittedCount!: number;

  @Field(() => Int, { description: "Came from another primary meanwhile («прибыло»)." })
  transferredInCount!: number;

  @Field(() => Int, { description: "Went to another primary meanwhile («выбыло»)." })
  transferredOutCount!: number;

  @Field(() => Int, { description: "Removed from the register meanwhile («снято с учёта»)." })
  removedCount!: number;
}
