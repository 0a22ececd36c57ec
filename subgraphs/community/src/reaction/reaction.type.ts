import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

export enum ReactionKind {
  LIKE = "LIKE",
  THANKS = "THANKS",
  SUPPORT = "SUPPORT",
  SAD = "SAD",
}

registerEnumType(ReactionKind, {
  name: "ReactionKind",
  description: "How people react without words.",
  valuesConfig: {
    LIKE: { description: "They like it («нравится»)." },
    THANKS: { description: "They are grateful («спасибо»)." },
    SUPPORT: { description: "They stand by it («поддерживаю»)." },
    SAD: { description: "It makes them sad («сочувствую»)." },
  },
});

@ObjectType({ description: "How many people reacted in one way." })
export class ReactionCount {
  constructor(kind: ReactionKind, count: number) {
    this.kind = kind;
    this.count = count;
  }

  @Field(() => ReactionKind, { description: "The way." })
  kind: ReactionKind;

  @Field(() => Int, { description: "How many people, at least one." })
  count: number;
}
