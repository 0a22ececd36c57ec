import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Content's number of a newspaper, which stands in feeds. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
export class NewspaperIssue {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
