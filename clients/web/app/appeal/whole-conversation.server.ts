import { ask } from "../gateway/ask.server.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Conversation_AppealMessage, type SaidMessage } from "./conversation.js";

const WholeConversation_AppealMessageConnection = graphql(
  `
    fragment WholeConversation_AppealMessageConnection on AppealMessageConnection {
      nodes {
        ...Conversation_AppealMessage
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [Conversation_AppealMessage],
);

export const WholeConversation_Appeal = graphql(
  `
    fragment WholeConversation_Appeal on Appeal {
      messages(first: 100) {
        ...WholeConversation_AppealMessageConnection
      }
    }
  `,
  [WholeConversation_AppealMessageConnection],
);

const MoreMessages = graphql(
  `
    query MoreMessages($id: ID!, $after: String) {
      appeal(id: $id) {
        messages(first: 100, after: $after) {
          ...WholeConversation_AppealMessageConnection
        }
      }
    }
  `,
  [WholeConversation_AppealMessageConnection],
);

const MoreMessagesByCode = graphql(
  `
    query MoreMessagesByCode($code: String!, $after: String) {
      appealByCode(code: $code) {
        messages(first: 100, after: $after) {
          ...WholeConversation_AppealMessageConnection
        }
      }
    }
  `,
  [WholeConversation_AppealMessageConnection],
);

/** What opens an appeal. */
type Key = { readonly id: string } | { readonly code: string };

/** All that was said in an appeal, from its first page to its last word: the newest matters most, and stands at the end. */
export function wholeConversation(
  visit: Visit,
  key: Key,
  appeal: FragmentOf<typeof WholeConversation_Appeal>,
): Promise<readonly SaidMessage[]> {
  return fromPage(visit, key, readFragment(WholeConversation_Appeal, appeal).messages);
}

async function fromPage(
  visit: Visit,
  key: Key,
  page: FragmentOf<typeof WholeConversation_AppealMessageConnection>,
): Promise<readonly SaidMessage[]> {
  const { nodes, pageInfo } = readFragment(WholeConversation_AppealMessageConnection, page);
  if (!pageInfo.hasNextPage) return nodes;
  const after = pageInfo.endCursor;
  const appeal =
    "id" in key
      ? (await ask(visit, MoreMessages, { ...key, after })).data.appeal
      : (await ask(visit, MoreMessagesByCode, { ...key, after })).data.appealByCode;
  return appeal ? [...nodes, ...(await fromPage(visit, key, appeal.messages))] : nodes;
}
