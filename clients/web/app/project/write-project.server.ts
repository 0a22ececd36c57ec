import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const CreateProject = graphql(
  `
    mutation CreateProject($input: CreateProjectInput!) {
      result: createProject(input: $input) {
        __typename
        ... on CreateProjectPayload {
          project {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeProject = graphql(
  `
    mutation ChangeProject($input: ChangeProjectInput!) {
      result: changeProject(input: $input) {
        __typename
        ... on ChangeProjectPayload {
          project {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CloseProject = graphql(
  `
    mutation CloseProject($input: CloseProjectInput!) {
      result: closeProject(input: $input) {
        __typename
        ... on CloseProjectPayload {
          project {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ReopenProject = graphql(
  `
    mutation ReopenProject($input: ReopenProjectInput!) {
      result: reopenProject(input: $input) {
        __typename
        ... on ReopenProjectPayload {
          project {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PutAppealIntoProject = graphql(
  `
    mutation PutAppealIntoProject($input: PutAppealIntoProjectInput!) {
      result: putAppealIntoProject(input: $input) {
        __typename
        ... on PutAppealIntoProjectPayload {
          project {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const TakeAppealOutOfProject = graphql(
  `
    mutation TakeAppealOutOfProject($input: TakeAppealOutOfProjectInput!) {
      result: takeAppealOutOfProject(input: $input) {
        __typename
        ... on TakeAppealOutOfProjectPayload {
          project {
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
  /** The project that was written; null where it was refused. */
  readonly id: string | null;
  readonly refusal: Refusal | null;
}

export function createProject(visit: Visit, organisationId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async (written) => {
    const input = { ...projectIn(written), organisationId, idempotencyKey: written("idempotencyKey") };
    return (await ask(visit, CreateProject, { input })).data.result;
  });
}

export function changeProject(visit: Visit, projectId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async (written) => {
    const input = { ...projectIn(written), projectId, version: Number(written("version")) };
    return (await ask(visit, ChangeProject, { input })).data.result;
  });
}

/** Closes a project, or opens it again. */
export function endProject(visit: Visit, projectId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async (written) => {
    const known = { projectId, version: Number(written("version")) };
    if (written("deed") === "reopen") return (await ask(visit, ReopenProject, { input: known })).data.result;
    const input = { ...known, isDone: written("isDone") === "yes", outcome: written("outcome") };
    return (await ask(visit, CloseProject, { input })).data.result;
  });
}

/** Puts an appeal into a project, or takes it out. */
export function moveAppeal(visit: Visit, appealId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async (written) => {
    const input = { appealId, projectId: written("projectId") };
    return written("deed") === "takeOut"
      ? (await ask(visit, TakeAppealOutOfProject, { input })).data.result
      : (await ask(visit, PutAppealIntoProject, { input })).data.result;
  });
}

type Answer = { readonly project: { readonly id: string } } | Parameters<typeof refuse>[1];

async function write(
  visit: Visit,
  form: FormData,
  send: (written: Written) => Promise<Answer>,
): Promise<Outcome> {
  try {
    const answer = await send(writtenIn(form));
    return "project" in answer
      ? { id: answer.project.id, refusal: null }
      : { id: null, refusal: refuse(form, answer, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}

function projectIn(written: Written) {
  return {
    title: written("title"),
    aim: written("aim") || null,
    leadId: written("leadId") || null,
    beginsOn: written("beginsOn") || null,
    endsOn: written("endsOn") || null,
  };
}
