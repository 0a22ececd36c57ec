import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Content's Article, to which community adds what people say of it. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Article {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
