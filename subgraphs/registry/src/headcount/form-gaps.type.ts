import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "On how many forms of organisations, here and below, a mandatory field stands empty. Only those that work now.",
})
export class FormGaps {
  @Field(() => Int, { description: "Organisations here and below: the base of the gaps on any form." })
  organisations!: number;

  @Field(() => Int, { description: "Primaries here and below: the base of what only primaries are asked." })
  primaries!: number;

  @Field(() => Int, { description: "Primaries without «Членский профсоюзный взнос, %»." })
  duesPercent!: number;

  @Field(() => Int, { description: "Primaries without «Малочисленная ПО»." })
  isSmall!: number;

  @Field(() => Int, { description: "Primaries without «Наличие профкома»." })
  hasCommittee!: number;

  @Field(() => Int, { description: "Organisations without «Председатель»." })
  chair!: number;

  @Field(() => Int, { description: "Primaries without «Организация образования»." })
  employer!: number;

  @Field(() => Int, { description: "Primaries whose employer has no «ИНН»." })
  employerTaxId!: number;

  @Field(() => Int, { description: "Primaries whose employer has no «Руководитель»." })
  employerHead!: number;

  @Field(() => Int, { description: "Primaries whose employer has no «Должность» of the head." })
  employerHeadPosition!: number;
}
