import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Member, to whom community adds the events they go to. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Member {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
