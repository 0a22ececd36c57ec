import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Community's Survey, to which a number of a newspaper leads. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
export class Survey {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
