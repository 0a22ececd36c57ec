import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "On how many cards of members a mandatory field stands empty." })
class CardGaps {
  @Field(() => Int, { description: "Without «Занятость»." })
  occupation!: number;

  @Field(() => Int, { description: "Without «Пол»." })
  sex!: number;

  @Field(() => Int, { description: "Without «Дата рождения»." })
  bornOn!: number;

  @Field(() => Int, { description: "Without «Форма уплаты взносов»." })
  duesForm!: number;

  @Field(() => Int, { description: "Without «Согласие на обработку персональных данных»." })
  consent!: number;

  @Field(() => Int, { description: "Without «Место работы (учёбы)»." })
  workplace!: number;

  @Field(() => Int, { description: "Without «Должность»." })
  position!: number;

  @Field(() => Int, { description: "Students without «Курс обучения»." })
  courseOfStudy!: number;
}

@ObjectType({
  description: "How many members there are here and below, and of what kind («Численность ЧП»).",
})
export class Headcount {
  @Field(() => PlainDateScalar, { description: "The day at whose end it was so, by what is known now." })
  on!: PlainDate;

  @Field(() => Int, { description: "On register." })
  onRegister!: number;

  @Field(() => Int, { description: "Removed from the register; their cards are kept («снятые с учёта»)." })
  removed!: number;

  @Field(() => Int, { description: "Of those on register, those who work («работающие»)." })
  employed!: number;

  @Field(() => Int, { description: "Of those on register, those who study («обучающиеся»)." })
  students!: number;

  @Field(() => Int, {
    description: "Of those on register, the retired who do not work («неработающие пенсионеры»).",
  })
  pensioners!: number;

  @Field(() => Int, { description: "Of those on register, men." })
  men!: number;

  @Field(() => Int, { description: "Of those on register, women." })
  women!: number;

  @Field(() => Int, { description: "Plastic cards in members' hands («ЭПБ, пластиковая карта»)." })
  plasticCards!: number;

  @Field(() => Int, { description: "Virtual cards («ЭПБ, виртуальная форма»)." })
  virtualCards!: number;

  @Field(() => Int, { description: "Cards of those on register on which no mandatory field stands empty." })
  complete!: number;

  @Field(() => CardGaps, { description: "What stands empty on the cards of those on register." })
  gaps!: CardGaps;
}
