import { problemOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { valuesOf } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import type { Visit } from "../session/visit.js";
import { OCCUPATIONS } from "./join.js";

const ApplyForMembership = graphql(
  `
    mutation ApplyForMembership($input: ApplyForMembershipInput!) {
      applyForMembership(input: $input) {
        __typename
        ... on ApplyForMembershipPayload {
          followUpCode
          progress {
            number
            organisation {
              id
              name
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export interface Applied {
  readonly code: string;
  readonly number: number;
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Sends what the form says to the registry; a refusal keeps every word of it. */
export async function applyForMembership(visit: Visit, form: FormData): Promise<Applied | Refusal> {
  const { text } = languageIn(visit.locale);
  const values = valuesOf(form);
  const refuse = (problem: string, faults: Record<string, string> = {}) => ({ values, faults, problem });
  const written = (name: string) => values[name]?.trim() || null;
  const missing = ["last", "first", "bornOn"].filter((name) => !written(name));
  if (missing.length > 0) {
    const paths = missing.map((name) => [name === "bornOn" ? name : `name.${name}`, text.problem.required]);
    return refuse(text.problem.check, Object.fromEntries(paths));
  }
  const input = {
    organisationId: written("organisationId"),
    name: { last: written("last") ?? "", first: written("first") ?? "", patronymic: written("patronymic") },
    bornOn: written("bornOn") ?? "",
    occupation: occupationOf(written("occupation")),
    workplace: written("workplace"),
    position: written("position"),
    phone: written("phone"),
    email: written("email"),
    employerTaxId: written("employerTaxId"),
    place: written("place"),
    consents: (["MEMBERSHIP", "WITHHOLDING", "NOTIFICATIONS"] as const).flatMap((purpose) => {
      const version = Number(values[`consent-${purpose}`]);
      return version > 0 ? [{ purpose, textVersion: version }] : [];
    }),
  };
  try {
    const { applyForMembership: answer } = (await ask(visit, ApplyForMembership, { input })).data;
    if (answer.__typename === "ApplyForMembershipPayload") {
      const { followUpCode: code, progress } = answer;
      return { code, number: progress.number, organisation: progress.organisation };
    }
    if (answer.__typename !== "InvalidInput") return refuse(answer.message);
    return refuse(
      text.problem.check,
      Object.fromEntries(
        answer.fields.map(({ path, message }) => [path === "name" ? "name.last" : path, message]),
      ),
    );
  } catch (error) {
    if (error instanceof NoAnswer && hasCode(error.faults, "BAD_USER_INPUT")) {
      return refuse(text.problem.check, { bornOn: text.problem.noDay });
    }
    return refuse(problemOf(error, visit));
  }
}

function occupationOf(value: string | null) {
  return OCCUPATIONS.find((occupation) => occupation === value) ?? "EMPLOYED";
}
