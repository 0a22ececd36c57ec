import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { verification } from "../language/verification.js";
import type { Visit } from "../session/visit.js";

const ConfirmMembership = graphql(`
  mutation ConfirmMembership($input: ConfirmMembershipInput!) {
    result: confirmMembership(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

const RejectMembership = graphql(
  `
    mutation RejectMembership($input: RejectMembershipInput!) {
      result: rejectMembership(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export interface RequestDecision {
  readonly id: string;
  readonly reason: string;
  readonly problem: string | null;
}

/** Does what a form under a request asks for. */
export async function decideRequest(visit: Visit, form: FormData): Promise<RequestDecision> {
  const written = writtenIn(form);
  const [requestId, reason, memberId] = [written("id"), written("reason"), written("member")];
  const answer = (problem: string | null) => ({ id: requestId, reason, problem });
  const isRejected = written("deed") === "reject";
  if (!isRejected && !memberId) return answer(verification[visit.locale].requests.choose);
  try {
    const { result } = isRejected
      ? (await ask(visit, RejectMembership, { input: { requestId, reason } })).data
      : (await ask(visit, ConfirmMembership, { input: { requestId, memberId } })).data;
    return answer("message" in result ? sentenceOf(result) : null);
  } catch (error) {
    return answer(problemOf(error, visit));
  }
}
