import { redirect } from "react-router";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { textIn, type Written } from "../form/written.js";
import { type Answer, ask } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { languageIn, languageOf } from "../language/language.js";
import { ReactionBar_ReactPayload } from "../reaction/reaction.js";
import type { Visit } from "../session/visit.js";
import { Comment_Comment } from "./comment.js";
import type { Deed, DeedAnswer } from "./deed.js";

const AddComment = graphql(
  `
    mutation AddComment($input: AddCommentInput!) {
      result: addComment(input: $input) {
        __typename
        ... on AddCommentPayload {
          comment {
            ...Comment_Comment
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Comment_Comment, Refusal_Problem],
);

const EditComment = graphql(
  `
    mutation EditComment($input: EditCommentInput!) {
      result: editComment(input: $input) {
        __typename
        ... on EditCommentPayload {
          comment {
            ...Comment_Comment
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Comment_Comment, Refusal_Problem],
);

const DeleteComment = graphql(
  `
    mutation DeleteComment($input: DeleteCommentInput!) {
      result: deleteComment(input: $input) {
        __typename
        ... on DeleteCommentPayload {
          comment {
            ...Comment_Comment
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [Comment_Comment],
);

const HideComment = graphql(
  `
    mutation HideComment($input: HideCommentInput!) {
      result: hideComment(input: $input) {
        __typename
        ... on HideCommentPayload {
          comment {
            ...Comment_Comment
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Comment_Comment, Refusal_Problem],
);

const ShowComment = graphql(
  `
    mutation ShowComment($input: ShowCommentInput!) {
      result: showComment(input: $input) {
        __typename
        ... on ShowCommentPayload {
          comment {
            ...Comment_Comment
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [Comment_Comment],
);

const React = graphql(
  `
    mutation React($input: ReactInput!) {
      result: react(input: $input) {
        __typename
        ...ReactionBar_ReactPayload
        ... on Problem {
          message
        }
      }
    }
  `,
  [ReactionBar_ReactPayload],
);

interface Sent {
  readonly request: Request;
  readonly visit: Visit;
  readonly subjectId: string;
  /** The page the form stands on, by its Russian path. */
  readonly path: string;
}

/** Does what a form under an article or a post asks for, and answers a script with data and a page with a page. */
export async function answerDeed({ request, visit, subjectId, path }: Sent): Promise<DeedAnswer | Response> {
  const form = await request.formData();
  const field: Written = (name) => textIn(form, name);
  const deed = field("deed") as Deed;
  const key = `${deed}:${field("id")}`;
  const answer: DeedAnswer = {
    key,
    deed,
    text: field("text"),
    ...(await perform(visit, deed, subjectId, field)),
  };
  if (visit.isDocument && !answer.problem) {
    const place = answer.comment
      ? `comment-${answer.comment.id}`
      : field("id")
        ? `comment-${field("id")}`
        : "reactions";
    return redirect(`${languageOf(new URL(request.url).pathname).path(path)}#${place}`, 303);
  }
  return answer;
}

async function perform(
  visit: Visit,
  deed: Deed,
  subjectId: string,
  field: Written,
): Promise<Partial<DeedAnswer>> {
  const { text } = languageIn(visit.locale);
  const id = field("id");
  // Browsers send line ends of two characters.
  const words = field("text").replaceAll("\r\n", "\n").trim();
  if ((deed === "add" || deed === "reply" || deed === "edit") && !words)
    return { problem: text.problem.empty };
  try {
    switch (deed) {
      case "add":
        return told(await ask(visit, AddComment, { input: { subjectId, text: words } }));
      case "reply":
        return told(await ask(visit, AddComment, { input: { subjectId, text: words, replyToId: id } }));
      case "edit":
        return told(await ask(visit, EditComment, { input: { commentId: id, text: words } }));
      case "delete":
        return told(await ask(visit, DeleteComment, { input: { commentId: id } }));
      case "hide":
        return told(await ask(visit, HideComment, { input: { commentId: id, reason: words } }));
      case "show":
        return told(await ask(visit, ShowComment, { input: { commentId: id } }));
      case "react": {
        const kind = readKind(field("kind"));
        const { data } = await ask(visit, React, { input: { subjectId: id || subjectId, kind } });
        if (data.result.__typename !== "ReactPayload") return { problem: data.result.message };
        return { reactions: readFragment(ReactionBar_ReactPayload, data.result) };
      }
      default:
        return { problem: text.problem.failed };
    }
  } catch (error) {
    return { problem: problemOf(error, visit) };
  }
}

type ToldResult = Awaited<
  ReturnType<typeof ask<import("../gateway/graphql.js").ResultOf<typeof AddComment>, never>>
>;
type Told = Answer<{
  readonly result:
    | { readonly comment: Extract<ToldResult["data"]["result"], { comment: unknown }>["comment"] }
    | { readonly message: string; readonly fields?: readonly { readonly message: string }[] };
}>;

function told({ data: { result } }: Told): Partial<DeedAnswer> {
  if ("comment" in result) return { comment: readFragment(Comment_Comment, result.comment) };
  return { problem: sentenceOf(result) };
}

const KINDS = ["LIKE", "THANKS", "SUPPORT", "SAD"] as const;

function readKind(value: string): (typeof KINDS)[number] | null {
  return KINDS.find((kind) => kind === value) ?? null;
}
