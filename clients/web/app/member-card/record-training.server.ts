import { Refusal_Problem } from "../form/problem.js";
import { oneOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const RecordTraining = graphql(
  `
    mutation RecordTraining($input: RecordTrainingInput!) {
      result: recordTraining(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const KINDS = ["SEMINAR", "COURSE", "ACTIVIST_SCHOOL", "OTHER"] as const;

/** Records what the union taught a member. */
export const recordTraining: Deed = {
  needs: ["name", "startedOn"],
  perform: async ({ visit, memberId, written }) => {
    const hours = Number(written("hours"));
    const input = {
      memberId,
      kind: oneOf(KINDS, written("kind")),
      name: written("name"),
      organiser: written("organiser") || null,
      startedOn: written("startedOn"),
      finishedOn: written("finishedOn") || null,
      // What is no number of hours is refused as one that is out of bounds.
      hours: written("hours") ? (Number.isInteger(hours) ? hours : 0) : null,
      certificateNumber: written("certificateNumber") || null,
    };
    return (await ask(visit, RecordTraining, { input })).data.result;
  },
};
