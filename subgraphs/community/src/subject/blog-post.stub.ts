import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Content's BlogPost, to which community adds what people say of it. */
@Directive('@key(fields: "id")')
@ObjectType()
export class BlogPost {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID)
  id: string;
}
