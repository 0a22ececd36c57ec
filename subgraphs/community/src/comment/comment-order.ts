import { registerEnumType } from "type-graphql";

export enum CommentOrder {
  OLDEST = "OLDEST",
  NEWEST = "NEWEST",
}

registerEnumType(CommentOrder, {
  name: "CommentOrder",
  description: "In which order comments stand.",
  valuesConfig: {
    OLDEST: { description: "As they were said." },
    NEWEST: { description: "The last word first." },
  },
});
