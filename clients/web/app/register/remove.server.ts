import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { REASONS } from "./reasons.js";

const RemoveMember = graphql(
  `
    mutation RemoveMember($input: RemoveMemberInput!) {
      result: removeMember(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Takes a member off the register; a problem is a sentence. */
export async function removeFromRegister(visit: Visit, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  const decidedOn = written("decidedOn");
  const input = {
    memberId: written("member"),
    reason: REASONS.find((one) => one === written("reason")) ?? "OTHER",
    note: written("note") || null,
    decision: decidedOn ? { on: decidedOn, number: written("decisionNumber") || null } : null,
  };
  try {
    const { result } = (await ask(visit, RemoveMember, { input })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
