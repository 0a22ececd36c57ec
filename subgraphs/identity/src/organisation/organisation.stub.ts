import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation: where a grant holds. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "An organisation of the union (профсоюзная организация)." })
export class Organisation {
  @Field(() => ID, { description: "The organisation's id." })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
