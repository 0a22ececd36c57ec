import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Content's BlogPost, to which community adds what people say of it. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "A post of a member in the blog of the own organisation («запись в блоге»)." })
export class BlogPost {
  constructor(id: string) {
    this.id = id;
  }

  @Field(() => ID, { description: "The post's id." })
  id: string;
}
