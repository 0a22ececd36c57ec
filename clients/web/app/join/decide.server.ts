import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { languageOf } from "../language/language.js";
import type { Visit } from "../session/visit.js";

const AcceptApplication = graphql(`
  mutation AcceptApplication($input: AcceptApplicationInput!) {
    result: acceptApplication(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          message
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

const RejectApplication = graphql(`
  mutation RejectApplication($input: RejectApplicationInput!) {
    result: rejectApplication(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          message
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export interface Decision {
  readonly id: string;
  readonly problem: string | null;
}

/** Does what a form under an application asks for. */
export async function decideApplication(visit: Visit, form: FormData): Promise<Decision> {
  const { text } = languageOf(visit.locale === "en" ? "/en" : "/");
  const written = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const id = written("id") ?? "";
  try {
    const { result } =
      written("deed") === "reject"
        ? (
            await ask(visit, RejectApplication, {
              input: { applicationId: id, reason: written("reason") ?? "" },
            })
          ).data
        : (await ask(visit, AcceptApplication, { input: acceptance(id, written) })).data;
    if (!("message" in result)) return { id, problem: null };
    const reasons = "fields" in result ? result.fields.map(({ message }) => message) : [];
    return { id, problem: reasons.length > 0 ? reasons.join(" ") : result.message };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (hasCode(error.faults, "UNAUTHENTICATED")) return { id, problem: text.problem.signedOut };
    if (hasCode(error.faults, "FORBIDDEN")) return { id, problem: text.problem.forbidden };
    return { id, problem: text.problem.failed };
  }
}

const SEXES = ["FEMALE", "MALE"] as const;

function acceptance(applicationId: string, written: (name: string) => string | null) {
  const on = written("decidedOn");
  return {
    applicationId,
    decision: on === null ? null : { on, number: written("decisionNumber") },
    sex: SEXES.find((sex) => sex === written("sex")) ?? null,
  };
}
