import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Share } from "../figure/share.type.js";
import { Organisation } from "../organisation/organisation.stub.js";

export enum PilotIndicator {
  MEMBERS = "MEMBERS",
  EMPLOYED = "EMPLOYED",
  STUDENTS = "STUDENTS",
  PENSIONERS = "PENSIONERS",
}

registerEnumType(PilotIndicator, {
  name: "PilotIndicator",
  description: "What was counted in the pilot.",
  valuesConfig: {
    MEMBERS: { description: "All members («всего»)." },
    EMPLOYED: { description: "Those who work («работающие»)." },
    STUDENTS: { description: "Those who study («обучающиеся»)." },
    PENSIONERS: { description: "Pensioners who do not work («неработающие пенсионеры»)." },
  },
});

@ObjectType({ description: "A figure of the pilot, and the same today." })
class PilotLine {
  @Field(() => PilotIndicator, { description: "What is counted." })
  indicator!: PilotIndicator;

  @Field(() => Int, { description: "What the papers say, of all the pilot's regions together." })
  told!: number;

  @Field(() => Share, {
    description: "How many the register has in those regions today, of all members there.",
  })
  today!: Share;
}

@ObjectType({
  description:
    "What the union's papers say of the pilot of the register («итоги пилота»), beside what it says today.",
})
export class PilotTotals {
  @Field(() => Int, {
    description: "The version of what the papers say: a paper that says otherwise is the next.",
  })
  version!: number;

  @Field(() => PlainDateScalar, { description: "The day on which the version was laid down here." })
  laidOn!: PlainDate;

  @Field(() => String, { description: "Where the figures stand, in Russian." })
  source!: string;

  @Field(() => PlainDateScalar, {
    description: "The first day of the pilot. Of which day its figures are, the papers do not say.",
  })
  periodFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last day of the pilot." })
  periodUntil!: PlainDate;

  @Field(() => Int, { description: "How many regional organisations took part." })
  regionCount!: number;

  @Field(() => [Organisation], {
    description: "Those of them that are in the register, by the first group of their numbers («ИНПО»).",
  })
  regions!: Organisation[];

  @Field(() => [PilotLine], { description: "The figures, those of all members first." })
  lines!: PilotLine[];
}
