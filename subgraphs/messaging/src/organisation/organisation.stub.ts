import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation, of which notices speak. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Organisation {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
