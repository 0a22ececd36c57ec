import { problemOf } from "../form/problem.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { CardAnswer } from "./card-answer.js";

const ShowCard = graphql(`
  mutation ShowCard($input: ShowCardInput!) {
    showCard(input: $input) {
      __typename
      ... on ShowCardPayload {
        code
        expiresAt
      }
      ... on Problem {
        message
      }
    }
  }
`);

const IssuePass = graphql(`
  mutation IssuePass($input: IssuePassInput!) {
    issuePass(input: $input) {
      __typename
      ... on IssuePassPayload {
        pass
        expiresAt
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** A code for the shop; and, where the device gives its key, a pass for when the network is gone. */
export async function showCard(visit: Visit, form: FormData): Promise<CardAnswer> {
  const written = writtenIn(form);
  const partnerId = written("partner");
  try {
    const { showCard: shown } = (await ask(visit, ShowCard, { input: { partnerId } })).data;
    if (!("code" in shown)) return { problem: shown.message };
    const publicKey = written("key");
    if (!publicKey) return { code: shown.code, expiresAt: shown.expiresAt };
    const { issuePass: issued } = (await ask(visit, IssuePass, { input: { partnerId, publicKey } })).data;
    return {
      code: shown.code,
      expiresAt: shown.expiresAt,
      ...("pass" in issued && { pass: issued.pass }),
    };
  } catch (error) {
    return { problem: problemOf(error, visit) };
  }
}
