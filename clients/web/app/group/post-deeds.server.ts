import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const WriteGroupPost = graphql(
  `
    mutation WriteGroupPost($input: WriteGroupPostInput!) {
      result: writeGroupPost(input: $input) {
        __typename
        ... on WriteGroupPostPayload {
          post {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const EditGroupPost = graphql(
  `
    mutation EditGroupPost($input: EditGroupPostInput!) {
      result: editGroupPost(input: $input) {
        __typename
        ... on EditGroupPostPayload {
          post {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const DeleteGroupPost = graphql(
  `
    mutation DeleteGroupPost($input: DeleteGroupPostInput!) {
      result: deleteGroupPost(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const HideGroupPost = graphql(
  `
    mutation HideGroupPost($input: HideGroupPostInput!) {
      result: hideGroupPost(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ShowGroupPost = graphql(
  `
    mutation ShowGroupPost($input: ShowGroupPostInput!) {
      result: showGroupPost(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

interface Kept {
  readonly id: string | null;
  readonly refusal: Refusal | null;
}

export function writePost(visit: Visit, groupId: string, form: FormData): Promise<Kept> {
  return keep(visit, form, async (words) => {
    return (await ask(visit, WriteGroupPost, { input: { groupId, ...words } })).data.result;
  });
}

export function editPost(visit: Visit, postId: string, form: FormData): Promise<Kept> {
  return keep(visit, form, async (words) => {
    return (await ask(visit, EditGroupPost, { input: { postId, ...words } })).data.result;
  });
}

type Result =
  | { readonly post: { readonly id: string } }
  | { readonly message: string; readonly fields?: readonly { path: string; message: string }[] };

async function keep(
  visit: Visit,
  form: FormData,
  send: (words: { title: string; text: string }) => Promise<Result>,
): Promise<Kept> {
  const written = writtenIn(form);
  try {
    const result = await send({ title: written("title"), text: written("text") });
    if ("post" in result) return { id: result.post.id, refusal: null };
    return { id: null, refusal: refuse(form, result, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}

/** Deletes, hides or shows a post as a form asks; a problem is a sentence. */
export async function doWithPost(visit: Visit, postId: string, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  try {
    const { result } = await answerTo(written("deed"));
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }

  async function answerTo(deed: string) {
    if (deed === "hide") {
      return (await ask(visit, HideGroupPost, { input: { postId, reason: written("reason") } })).data;
    }
    if (deed === "show") return (await ask(visit, ShowGroupPost, { input: { postId } })).data;
    return (await ask(visit, DeleteGroupPost, { input: { postId } })).data;
  }
}
