import { graphql, type ResultOf } from "../gateway/graphql.js";

export const Comment_Comment = graphql(`
  fragment Comment_Comment on Comment {
    id
    text
    hiddenBecause
    status
    writtenAt
    editedAt
    revision
    viewerCanEdit
    viewerCanDelete
    viewerCanModerate
    viewerReaction
    author {
      id
      displayName
    }
    replyTo {
      id
    }
    reactions {
      kind
      count
    }
  }
`);

export type ShownComment = ResultOf<typeof Comment_Comment>;

export const CommentThread_Comment = graphql(
  `
    fragment CommentThread_Comment on Comment {
      id
      ...Comment_Comment
      replies(first: 100) {
        nodes {
          id
          ...Comment_Comment
        }
      }
    }
  `,
  [Comment_Comment],
);

export const Conversation_CommentConnection = graphql(
  `
    fragment Conversation_CommentConnection on CommentConnection {
      nodes {
        id
        ...CommentThread_Comment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [CommentThread_Comment],
);

export const CommentAdded = graphql(
  `
    subscription CommentAdded($subjectId: ID!, $after: ID) {
      comment: commentAdded(subjectId: $subjectId, after: $after) {
        ...Comment_Comment
      }
    }
  `,
  [Comment_Comment],
);

export const CommentChanged = graphql(
  `
    subscription CommentChanged($subjectId: ID!, $after: String) {
      comment: commentChanged(subjectId: $subjectId, after: $after) {
        ...Comment_Comment
      }
    }
  `,
  [Comment_Comment],
);

export const GroupCommentAdded = graphql(
  `
    subscription GroupCommentAdded($subjectId: ID!, $after: ID) {
      comment: groupCommentAdded(postId: $subjectId, after: $after) {
        ...Comment_Comment
      }
    }
  `,
  [Comment_Comment],
);

export const GroupCommentChanged = graphql(
  `
    subscription GroupCommentChanged($subjectId: ID!, $after: String) {
      comment: groupCommentChanged(postId: $subjectId, after: $after) {
        ...Comment_Comment
      }
    }
  `,
  [Comment_Comment],
);
