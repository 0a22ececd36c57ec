import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const DismissDuplicate = graphql(
  `
    mutation DismissDuplicate($input: DismissDuplicateInput!) {
      result: dismissDuplicate(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Says that two who are alike are two people; what is wrong with that is said at the pair. */
export async function dismissDuplicate(visit: Visit, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  try {
    const input = { memberId: written("memberId"), otherId: written("otherId") };
    const { result } = (await ask(visit, DismissDuplicate, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
