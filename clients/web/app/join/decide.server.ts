import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { valuesOf, type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const AcceptApplication = graphql(
  `
    mutation AcceptApplication($input: AcceptApplicationInput!) {
      result: acceptApplication(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RejectApplication = graphql(
  `
    mutation RejectApplication($input: RejectApplicationInput!) {
      result: rejectApplication(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** A decision that was refused, with every word of it. */
export interface Decision {
  readonly id: string;
  readonly deed: string;
  readonly problem: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Does what a form under an application asks for; null once it is done. */
export async function decideApplication(visit: Visit, form: FormData): Promise<Decision | null> {
  const written = writtenIn(form);
  const [id, deed] = [written("id"), written("deed")];
  const refused = (problem: string): Decision => ({ id, deed, problem, values: valuesOf(form) });
  try {
    const { result } =
      deed === "reject"
        ? (
            await ask(visit, RejectApplication, {
              input: { applicationId: id, reason: written("reason") },
            })
          ).data
        : (await ask(visit, AcceptApplication, { input: acceptance(id, written) })).data;
    return "message" in result ? refused(sentenceOf(result)) : null;
  } catch (error) {
    return refused(problemOf(error, visit));
  }
}

const SEXES = ["FEMALE", "MALE"] as const;

function acceptance(applicationId: string, written: Written) {
  const on = written("decidedOn");
  return {
    applicationId,
    decision: on ? { on, number: written("decisionNumber") || null } : null,
    sex: SEXES.find((sex) => sex === written("sex")) ?? null,
  };
}
