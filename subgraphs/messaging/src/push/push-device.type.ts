import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "A browser that shows the notices of its account («устройство»)." })
export class PushDevice {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "Its name, as `Firefox, Android`." })
  name!: string;

  @Field(() => Boolean, {
    description:
      "Whether it was added in the session by which it is asked: then it is, as a rule, this device.",
  })
  isOfThisSession!: boolean;

  @Field(() => Date, { description: "When it was added." })
  addedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: "When its push service last took a notice; null while it never has.",
  })
  lastUsedAt!: Date | null;
}
