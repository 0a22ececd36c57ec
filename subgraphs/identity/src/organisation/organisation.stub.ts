import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation: where a grant holds. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
export class Organisation {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
