import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation, to which insurance adds its programme and how many are insured. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Organisation {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
