import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Registry's Organisation, to which content adds its site, the greetings on it and its members' posts. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Organisation {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
