import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { oneOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const OpenGroup = graphql(
  `
    mutation OpenGroup($input: OpenGroupInput!) {
      result: openGroup(input: $input) {
        __typename
        ... on OpenGroupPayload {
          group {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeGroup = graphql(
  `
    mutation ChangeGroup($input: ChangeGroupInput!) {
      result: changeGroup(input: $input) {
        __typename
        ... on ChangeGroupPayload {
          group {
            id
          }
        }
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

export function openGroup(visit: Visit, organisationId: string, form: FormData): Promise<Kept> {
  return keep(visit, form, async (facts) => {
    return (await ask(visit, OpenGroup, { input: { organisationId, ...facts } })).data.result;
  });
}

export function changeGroup(visit: Visit, groupId: string, form: FormData): Promise<Kept> {
  return keep(visit, form, async (facts) => {
    return (await ask(visit, ChangeGroup, { input: { groupId, ...facts } })).data.result;
  });
}

const OPENNESSES = ["ON_REQUEST", "OPEN", "BY_INVITATION"] as const;

function factsIn(form: FormData) {
  const written = writtenIn(form);
  return {
    title: written("title"),
    description: written("description") || null,
    openness: oneOf(OPENNESSES, written("openness")),
  };
}

type Result =
  | { readonly group: { readonly id: string } }
  | { readonly message: string; readonly fields?: readonly { path: string; message: string }[] };

async function keep(
  visit: Visit,
  form: FormData,
  send: (facts: ReturnType<typeof factsIn>) => Promise<Result>,
): Promise<Kept> {
  try {
    const result = await send(factsIn(form));
    if ("group" in result) return { id: result.group.id, refusal: null };
    return { id: null, refusal: refuse(form, result, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}
