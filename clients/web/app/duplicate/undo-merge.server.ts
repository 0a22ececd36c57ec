import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { type FragmentOf, graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { LeftAsItIs_LeftAsItIs } from "./left-as-it-is.js";

const UndoMerge = graphql(
  `
    mutation UndoMerge($input: UndoMergeInput!) {
      result: undoMerge(input: $input) {
        __typename
        ... on UndoMergePayload {
          leftAsItIs {
            ...LeftAsItIs_LeftAsItIs
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [LeftAsItIs_LeftAsItIs, Refusal_Problem],
);

interface Undone {
  readonly mergeId: string;
  readonly refusal: Refusal | null;
  /** What was changed since, and so left; null where nothing was undone. */
  readonly left: readonly FragmentOf<typeof LeftAsItIs_LeftAsItIs>[] | null;
}

/** Makes of one card two again. */
export async function undoMerge(visit: Visit, form: FormData): Promise<Undone> {
  const mergeId = writtenIn(form)("mergeId");
  try {
    const { result } = (await ask(visit, UndoMerge, { input: { mergeId } })).data;
    if ("message" in result) return { mergeId, refusal: refuse(form, result, visit), left: null };
    return { mergeId, refusal: null, left: result.leftAsItIs };
  } catch (error) {
    return { mergeId, refusal: refuseFor(form, error, visit), left: null };
  }
}
