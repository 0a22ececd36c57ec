import { connectionOf } from "@angel/kit/connection";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { CompletenessField } from "./field.js";

@ObjectType({ description: "Something that a chair can fill in in five minutes («пять минут»)." })
export class ChairTask {
  @Field(() => CompletenessField, { description: "What is to be filled in." })
  field!: CompletenessField;

  @Field(() => Int, { description: "How many lack it." })
  count!: number;

  @Field(() => Int, { description: "About how many minutes all of them take." })
  minutes!: number;

  @Field(() => Int, { description: "How many can be done in five minutes." })
  countInFiveMinutes!: number;

  @Field(() => Float, {
    description:
      "By how many per cent of all that must be filled in those five minutes bring the organisation on, cut off after three digits.",
  })
  effectPercent!: number;

  @Field(() => Boolean, {
    description: "Whether the register can do it by itself, after a preview and with an undo.",
  })
  isAutomatic!: boolean;
}

export const { Connection: ChairTaskConnection } = connectionOf(ChairTask);
