import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const TakeTask = graphql(
  `
    mutation TakeTask($input: TakeTaskInput!) {
      result: takeTask(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const HandTask = graphql(
  `
    mutation HandTask($input: HandTaskInput!) {
      result: handTask(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const FinishTask = graphql(
  `
    mutation FinishTask($input: FinishTaskInput!) {
      result: finishTask(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const DropTask = graphql(
  `
    mutation DropTask($input: DropTaskInput!) {
      result: dropTask(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ReopenTask = graphql(
  `
    mutation ReopenTask($input: ReopenTaskInput!) {
      result: reopenTask(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on the page of a task asks for; null when it is done. */
export async function dealWithTask(visit: Visit, taskId: string, form: FormData): Promise<Refusal | null> {
  try {
    const { result } = (await perform(visit, taskId, writtenIn(form))).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

function perform(visit: Visit, taskId: string, written: Written) {
  const known = { taskId, version: Number(written("version")) };
  switch (written("deed")) {
    case "hand":
      return ask(visit, HandTask, {
        input: { ...known, responsibleId: written("responsibleId"), reason: written("why") || null },
      });
    case "finish":
      return ask(visit, FinishTask, { input: { ...known, result: written("result") } });
    case "drop":
      return ask(visit, DropTask, { input: { ...known, reason: written("dropReason") } });
    case "reopen":
      return ask(visit, ReopenTask, { input: { ...known, reason: written("reopenReason") } });
    default:
      return ask(visit, TakeTask, { input: known });
  }
}
