import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType({ description: "A one-time code on its way to a contact («одноразовый код»)." })
export class CodeChallenge {
  @Field(() => ID, { description: "Its id, which is given back with the code." })
  id!: string;

  @Field(() => String, {
    description: "Where it goes, as far as its holder knows it again: `a•••@mail.example`.",
  })
  sentTo!: string;

  @Field(() => Date, { description: "Until when the code is good." })
  expiresAt!: Date;
}
