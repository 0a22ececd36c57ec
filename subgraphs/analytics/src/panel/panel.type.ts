import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Share } from "../figure/share.type.js";
import type { Organisation } from "../organisation/organisation.stub.js";

@ObjectType({
  description:
    "What is counted at an organisation and below it, as it is now («панель показателей»). Figures that would tell of fewer than five people are null for those who do not see the cards there.",
})
export class Panel {
  constructor(
    readonly organisation: Organisation,
    on: PlainDate,
  ) {
    this.on = on;
  }

  @Field(() => PlainDateScalar, { description: "The day of the figures: today («дата актуализации»)." })
  on: PlainDate;
}

@ObjectType({ description: "Members on register, and of what kind («членство»)." })
export class MembershipFigures {
  @Field(() => Int, { nullable: true, description: "Members on register («членов Профсоюза»)." })
  total!: number | null;

  @Field(() => Share, { description: "Those who work («работающие»)." })
  employed!: Share;

  @Field(() => Share, { description: "Those who study («обучающиеся, студенты»)." })
  students!: Share;

  @Field(() => Share, { description: "Pensioners who do not work («неработающие пенсионеры»)." })
  pensioners!: Share;

  @Field(() => Share, { description: "Men («мужчины»)." })
  men!: Share;

  @Field(() => Share, { description: "Women («женщины»)." })
  women!: Share;
}

@ObjectType({ description: "Who holds the electronic membership card («ЭПБ»)." })
export class CardFigures {
  @Field(() => Share, { description: "Holders of a plastic card («пластиковый билет»)." })
  plastic!: Share;

  @Field(() => Share, { description: "Holders of a card in the telephone («виртуальный билет»)." })
  virtual!: Share;
}

@ObjectType({
  description:
    "How many of those who work where there are primaries are members («охват профсоюзным членством»); counted where the number of employees is known.",
})
export class CoverageFigures {
  @Field(() => Int, { description: "Primaries that say how many work where they are." })
  primaryCount!: number;

  @Field(() => Share, { description: "Working members there, of all who work there («без совместителей»)." })
  employed!: Share;
}
