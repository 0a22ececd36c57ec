import "reflect-metadata";
import { Ctx, Directive, Field, InterfaceType, ObjectType } from "type-graphql";
import type { Viewer } from "./access.js";

/** One sentence in the two languages of the interface. */
export interface Sentence {
  ru: string;
  en: string;
}

@InterfaceType({
  description: "Something expected that went wrong, said in the type so that a client can act on it.",
})
export abstract class Problem {
  constructor(private readonly sentence: Sentence) {}

  @Field(() => String, { description: "A sentence fit for the person, in their language." })
  message(@Ctx() { viewer }: { viewer: Viewer }): string {
    return this.sentence[viewer.locale];
  }
}

@Directive("@shareable")
@ObjectType({ description: "What is wrong with one field of the input." })
export class InvalidField {
  @Field(() => String, { description: "The path of the field in the input, as `name.last`." })
  path: string;

  constructor(
    path: string,
    private readonly sentence: Sentence,
  ) {
    this.path = path;
  }

  @Field(() => String, { description: "A sentence fit for the person, in their language." })
  message(@Ctx() { viewer }: { viewer: Viewer }): string {
    return this.sentence[viewer.locale];
  }
}

@Directive("@shareable")
@ObjectType({
  implements: Problem,
  description: "The input does not hold; each field that is wrong is named.",
})
export class InvalidInput extends Problem {
  @Field(() => [InvalidField], { description: "The fields that are wrong, at least one." })
  fields: InvalidField[];

  constructor(fields: InvalidField[]) {
    super({ ru: "Проверьте заполнение полей.", en: "Some fields are not right." });
    this.fields = fields;
  }
}
