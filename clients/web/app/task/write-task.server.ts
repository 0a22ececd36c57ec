import { isDay } from "../form/day.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import type { Visit } from "../session/visit.js";

const CreateTask = graphql(
  `
    mutation CreateTask($input: CreateTaskInput!) {
      result: createTask(input: $input) {
        __typename
        ... on CreateTaskPayload {
          task {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeTask = graphql(
  `
    mutation ChangeTask($input: ChangeTaskInput!) {
      result: changeTask(input: $input) {
        __typename
        ... on ChangeTaskPayload {
          task {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export interface Outcome {
  /** The task that was written; null where it was refused. */
  readonly id: string | null;
  readonly refusal: Refusal | null;
}

export function createTask(visit: Visit, organisationId: string, form: FormData): Promise<Outcome> {
  const written = writtenIn(form);
  return write(visit, form, async () => {
    const input = {
      ...taskIn(form),
      organisationId,
      idempotencyKey: written("idempotencyKey"),
      appealId: written("appealId") || null,
      responsibleId: written("responsibleId") || null,
    };
    const { result } = (await ask(visit, CreateTask, { input })).data;
    return "task" in result ? result.task : result;
  });
}

export function changeTask(visit: Visit, taskId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async () => {
    const input = { ...taskIn(form), taskId, version: Number(form.get("version")) };
    const { result } = (await ask(visit, ChangeTask, { input })).data;
    return "task" in result ? result.task : result;
  });
}

type Answer = { readonly id: string } | Parameters<typeof refuse>[1];

async function write(visit: Visit, form: FormData, send: () => Promise<Answer>): Promise<Outcome> {
  try {
    const answer = isDay(writtenIn(form)("dueOn")) ? await send() : noDay(visit);
    if ("id" in answer) return { id: answer.id, refusal: null };
    return { id: null, refusal: refuse(form, answer, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}

function noDay({ locale }: Visit): Answer {
  const { form } = tasks[locale];
  const { text } = languageIn(locale);
  return { message: text.problem.check, fields: [{ path: "dueOn", message: form.noDay }] };
}

const CHANNELS = ["TELEPHONE", "MAIL", "VISIT"] as const;

function taskIn(form: FormData) {
  const written = writtenIn(form);
  const channel = CHANNELS.find((one) => one === written("channel"));
  return {
    title: written("title"),
    text: written("text") || null,
    dueOn: written("dueOn"),
    projectId: written("projectId") || null,
    contact: channel
      ? {
          channel,
          memberId: written("memberId") || null,
          name: written("contactName") || null,
          telephone: written("telephone") || null,
        }
      : null,
  };
}
