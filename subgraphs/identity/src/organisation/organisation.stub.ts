import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation: where a grant holds, and before which requests to be confirmed wait. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Organisation {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
