import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { ask, askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const JoinCardSystem = graphql(
  `
    mutation JoinCardSystem($input: JoinCardSystemInput!) {
      result: joinCardSystem(input: $input) {
        __typename
        ... on JoinCardSystemPayload {
          payUrl
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const LeaveCardSystem = graphql(
  `
    mutation LeaveCardSystem($input: LeaveCardSystemInput!) {
      result: leaveCardSystem(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SettleCardFee = graphql(`
  mutation SettleCardFee($input: SettleCardFeeInput!) {
    result: settleCardFee(input: $input) {
      __typename
    }
  }
`);

interface Joined {
  /** The bank's page; null where nothing is left to pay. */
  readonly payUrl: string | null;
}

/** The member agrees to the text that stood in the form; asked again, it leads to the bank again. */
export async function joinCardSystem(visit: Visit, textVersion: number): Promise<Joined | string> {
  try {
    const { result } = (await ask(visit, JoinCardSystem, { input: { textVersion } })).data;
    return "message" in result ? sentenceOf(result) : { payUrl: result.payUrl };
  } catch (error) {
    return problemOf(error, visit);
  }
}

/** Why it came to nothing; null when it is done. */
export async function leaveCardSystem(visit: Visit, enrolmentId: string): Promise<string | null> {
  try {
    const { result } = (await ask(visit, LeaveCardSystem, { input: { enrolmentId } })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

/** Somebody comes back from the bank: what was paid brings the card. Repeating it changes nothing. */
export async function settleCardFee(visit: Visit, enrolmentId: string): Promise<void> {
  await askForPart(visit, SettleCardFee, { input: { enrolmentId } });
}
