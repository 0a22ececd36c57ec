import { graphql, type ResultOf } from "../gateway/graphql.js";

export const ReactionBar_ReactPayload = graphql(`
  fragment ReactionBar_ReactPayload on ReactPayload {
    viewerReaction
    reactions {
      kind
      count
    }
  }
`);

export type Reactions = ResultOf<typeof ReactionBar_ReactPayload>;
export type ReactionKind = Reactions["reactions"][number]["kind"];
