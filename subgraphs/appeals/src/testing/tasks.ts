import type { PlainDate } from "@angel/kit/values";
import { today } from "@angel/kit/values";
import type { Actor } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

const TASK = `id number state title text dueOn isOverdue version organisation { id } project { id } appeal { id }
  responsible { name } giver { name } endedAt contact { channel member { id } name telephone }
  viewerMay { change takeOn handOn finish drop reopen }`;

const PROJECT = `id number state title aim outcome beginsOn endsOn closedAt version organisation { id } lead { name }
  viewerMayChange appeals { nodes { id } totalCount } tasks { nodes { title } totalCount }`;

/** The union's day so many days from now. */
export function dayIn(days: number): PlainDate {
  return today(new Date(Date.now() + days * 86_400_000));
}

/** A deed with a task or a project: what it is about after it, or what was in its way. */
export async function work(who: Actor, name: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const [thing, fields] = name.endsWith("Task") ? ["task", TASK] : ["project", PROJECT];
  const answer = await who.run(
    `mutation Work($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Payload { ${thing} { ${fields} } }
       ... on Problem { message } ${FAULTY.test(name) ? "... on InvalidInput { fields { path } }" : ""} } }`,
    { input },
  );
  return answer[name][thing] ?? answer[name];
}

const FAULTY = /^(create|change|close|hand|finish|drop)|reopenTask/;

export async function given(who: Actor, more: object = {}) {
  const task = await work(who, "createTask", {
    idempotencyKey: randomUUID(),
    title: "Позвонить бухгалтеру",
    dueOn: dayIn(3),
    ...more,
  });
  if (!task.id) throw new Error(`Not given: ${JSON.stringify(task)}`);
  return task;
}

export async function begun(who: Actor, organisationId: string, more: object = {}) {
  const project = await work(who, "createProject", {
    idempotencyKey: randomUUID(),
    organisationId,
    title: "Задержки зарплаты",
    ...more,
  });
  if (!project.id) throw new Error(`Not begun: ${JSON.stringify(project)}`);
  return project;
}

/** The deed with the version that the thing has now. */
export async function go(
  who: Actor,
  name: string,
  { id, version }: { id: string; version: number },
  more = {},
) {
  const key = name.endsWith("Task") ? "taskId" : "projectId";
  return work(who, name, { [key]: id, version, ...more });
}

export async function lookAtTask(who: Actor, id: string, fields = TASK) {
  return (await who.run(`query Look($id: ID!) { task(id: $id) { ${fields} } }`, { id })).task;
}

export async function lookAtProject(who: Actor, id: string, fields = PROJECT) {
  return (await who.run(`query Look($id: ID!) { project(id: $id) { ${fields} } }`, { id })).project;
}

/** Of an organisation what is added to it here. */
export async function ofOrganisation(
  who: Actor,
  { id }: { id: string },
  fields: string,
  variables: object = {},
) {
  const declared = Object.entries({ filter: "TaskFilter" }).filter(([name]) => name in variables);
  const answer = await who.run(
    `query Of($id: ID!${declared.map(([name, type]) => `, $${name}: ${type}`).join("")}) {
       _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation { ${fields} } } }`,
    { id, ...variables },
  );
  return answer._entities[0];
}
