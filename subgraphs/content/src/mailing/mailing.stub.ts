import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Messaging's Mailing, to which content adds the greeting that stands on sites. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Mailing {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
