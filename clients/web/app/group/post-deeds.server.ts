import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
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
  return keep(visit, form, async (content) => {
    return (await ask(visit, WriteGroupPost, { input: { groupId, ...content } })).data.result;
  });
}

export function editPost(visit: Visit, postId: string, form: FormData): Promise<Kept> {
  return keep(visit, form, async (content) => {
    return (await ask(visit, EditGroupPost, { input: { postId, ...content } })).data.result;
  });
}

type Result =
  | { readonly post: { readonly id: string } }
  | { readonly message: string; readonly fields?: readonly { path: string; message: string }[] };

async function keep(
  visit: Visit,
  form: FormData,
  send: (content: { title: string; text: string; fileIds: string[] }) => Promise<Result>,
): Promise<Kept> {
  const written = writtenIn(form);
  try {
    const known = form.getAll("file").filter((id) => typeof id === "string");
    const fresh = await sendFiles(visit, "community", filesIn(form, "files"));
    const result = await send({
      title: written("title"),
      text: written("text"),
      fileIds: [...known, ...fresh],
    });
    if ("post" in result) return { id: result.post.id, refusal: null };
    return { id: null, refusal: refuse(form, result, visit) };
  } catch (error) {
    if (!(error instanceof FileNotTaken)) return { id: null, refusal: refuseFor(form, error, visit) };
    const message = groups[visit.locale].notTaken(error.fileName);
    return { id: null, refusal: refuse(form, { message, fields: [{ path: "fileIds", message }] }, visit) };
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
