import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation: it concludes contracts, and its members buy. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Organisation {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}
