import { Field, ObjectType } from "type-graphql";
import { SearchKind } from "../result/search-result.type.js";

@ObjectType({ description: "How a query that is being typed may go on." })
export class Suggestion {
  @Field(() => String, { description: "The whole query, or the title of something to be found." })
  text!: string;

  @Field(() => SearchKind, {
    nullable: true,
    description: "What the title belongs to; null for a completed query.",
  })
  kind!: `${SearchKind}` | null;
}
