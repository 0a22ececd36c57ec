import { Refusal_Problem } from "../form/problem.js";
import { oneOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const ChangeOccupation = graphql(
  `
    mutation ChangeOccupation($input: ChangeOccupationInput!) {
      result: changeOccupation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const OCCUPATIONS = ["EMPLOYED", "STUDENT", "PENSIONER"] as const;

/** Moves a member to another category; what they were before stays in the history. */
export const changeOccupation: Deed = {
  perform: async ({ visit, memberId, written }) => {
    const course = written("courseOfStudy");
    const input = {
      memberId,
      occupation: oneOf(OCCUPATIONS, written("occupation")),
      on: written("on") || null,
      courseOfStudy: course ? Number(course) : null,
      // Left out, they stay as they are.
      ...(written("workplace") && { workplace: written("workplace") }),
      ...(written("position") && { position: written("position") }),
    };
    return (await ask(visit, ChangeOccupation, { input })).data.result;
  },
};
