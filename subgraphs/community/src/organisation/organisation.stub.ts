import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation, to which community adds its feed. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "An organisation of the union («профсоюзная организация»)." })
export class Organisation {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID, { description: "The organisation's id." })
  id: string;
}
