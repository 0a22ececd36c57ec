import { Permission, Role, Viewer } from "@angel/kit/access";
import { Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { submitted } from "../testing/appeals.js";
import { begun, dayIn, given, go, work } from "../testing/tasks.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
const SECRETS = {
  title: "канарейка поёт",
  text: "канарейка в клетке",
  contact: "Канарейкина",
  phone: "+79210000018",
  project: "канареечник",
};

const TASK = `id title text state contact { name telephone } responsible { name } changes { nodes { text } totalCount }`;
const PROJECT = `id title aim tasks { nodes { ${TASK} } totalCount } changes { totalCount } appeals { totalCount }`;
const EVERYWHERE = `query E($task: ID!, $project: ID!, $appeal: ID!, $organisations: [_Any!]!) {
  task: _entities(representations: [{ __typename: "Task", id: $task }]) { ... on Task { ${TASK} project { ${PROJECT} } } }
  project: _entities(representations: [{ __typename: "Project", id: $project }]) { ... on Project { ${PROJECT} } }
  appeal: _entities(representations: [{ __typename: "Appeal", id: $appeal }]) {
    ... on Appeal { tasks { nodes { ${TASK} } totalCount } projects { nodes { ${PROJECT} } } } }
  organisations: _entities(representations: $organisations) { ... on Organisation {
    tasks { nodes { ${TASK} } totalCount } mine: tasks(filter: { isMine: true }) { nodes { ${TASK} } totalCount }
    projects { nodes { ${PROJECT} } totalCount } colleagues { totalCount }
    taskEfficiency(from: "2020-01-01", until: "2040-01-01") { figures { givenCount } byResponsible { totalCount } } } }
}`;

let union: TestUnion;
beforeAll(async () => {
  await TestUnion.open(app);
  union = await TestUnion.found(app);
});

/** Each role at each node, and those who hold none. */
function viewers(): Map<string, Viewer> {
  const of = (place: Place, role: Role) => ({ role, path: place.path, organisationId: place.id });
  const person = (grants: Viewer["grants"]) =>
    new Viewer({ accountId: randomUUID(), memberId: randomUUID(), grants });
  return new Map([
    ["nobody", new Viewer()],
    ["a stranger", person([])],
    ...Object.values(Role).flatMap((role) =>
      union.places.map(
        (place) => [`${role} of ${place.level} ${place.path}`, person([of(place, role)])] as const,
      ),
    ),
  ]);
}

describe("each role at each node", () => {
  it("sees a task and its project wherever it handles appeals, and a word of them nowhere else", async () => {
    const olga = union.operator();
    const { id: appeal } = await submitted(union.member(union.school));
    // The project stands where the task does; who handles the appeal below would see it too, so that is passed over here.
    const { id: project } = await begun(olga, union.district.id, { title: SECRETS.project });
    const contact = { channel: "TELEPHONE", name: SECRETS.contact, telephone: SECRETS.phone };
    const { title, text } = SECRETS;
    const { id: task } = await given(olga, {
      organisationId: union.district.id,
      projectId: project,
      title,
      text,
      contact,
    });
    const organisations = union.places.map(({ id }) => ({ __typename: "Organisation", id }));
    const wrong: string[] = [];
    for (const [name, viewer] of viewers()) {
      const answer = await new Actor(app.running, viewer).run(EVERYWHERE, {
        task,
        project,
        appeal,
        organisations,
      });
      const said = JSON.stringify(answer);
      const shown = Object.values(SECRETS).filter((secret) => said.includes(secret));
      const isOver = viewer.may(Permission.HANDLE_APPEALS, union.district.path);
      const counted = answer.organisations.some(
        (one: { tasks: { totalCount: number }; projects: { totalCount: number }; taskEfficiency: unknown }) =>
          one.tasks.totalCount + one.projects.totalCount > 0,
      );
      if (isOver ? shown.length < 5 || !counted : shown.length > 0 || counted || answer.task[0] !== null)
        wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });

  it("does with a task what the table of permissions lets it, and is told of none that it does not see", async () => {
    const { id } = await given(union.operator(), { organisationId: union.district.id });
    const { id: project } = await begun(union.operator(), union.district.id);
    const deeds: readonly (readonly [name: string, more: object])[] = [
      ["changeTask", { title: "Т", dueOn: dayIn(2) }],
      ["takeTask", {}],
      ["handTask", { responsibleId: randomUUID() }],
      ["finishTask", { result: "Т" }],
      ["dropTask", { reason: "Т" }],
      ["reopenTask", { reason: "Т" }],
      ["changeProject", { title: "Т" }],
      ["closeProject", { isDone: true, outcome: "Т" }],
      ["reopenProject", {}],
    ];
    const wrong: string[] = [];
    for (const [name, viewer] of viewers()) {
      const isOver = viewer.may(Permission.HANDLE_APPEALS, union.district.path);
      if (isOver) continue;
      const who = new Actor(app.running, viewer);
      for (const [deed, more] of deeds) {
        const thing = { id: deed.endsWith("Task") ? id : project, version: 1 };
        const answer = await go(who, deed, thing, more).then(
          ({ __typename }) => __typename as string,
          (error: Error) => /FORBIDDEN|UNAUTHENTICATED/.exec(error.message)?.[0],
        );
        const expected = viewer.may(Permission.HANDLE_APPEALS)
          ? `${deed.endsWith("Task") ? "Task" : "Project"}NotFound`
          : viewer.isSignedIn
            ? "FORBIDDEN"
            : "UNAUTHENTICATED";
        if (answer !== expected) wrong.push(`${name}: ${deed}: ${answer}`);
      }
      if (viewer.may(Permission.HANDLE_APPEALS)) {
        const input = { idempotencyKey: "1", organisationId: union.district.id, title: "Т" };
        for (const [deed, more] of [
          ["createTask", { dueOn: dayIn(1) }],
          ["createProject", {}],
        ] as const) {
          const { __typename } = await work(who, deed, { ...input, ...more });
          if (__typename !== "OrganisationNotFound") wrong.push(`${name}: ${deed}: ${__typename}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("does what it is responsible for, and no more, where it holds nothing else", async () => {
    const chair = await union.colleague(union.school, "Павел П.", Role.CHAIR);
    const { id: project } = await begun(union.operator(), union.district.id, { title: SECRETS.project });
    const task = await given(union.operator(), {
      organisationId: union.district.id,
      projectId: project,
      responsibleId: chair.viewer.accountId,
    });
    const read = await chair.run(
      `query P($id: ID!) { task(id: $id) { title project { title tasks { totalCount } } } }`,
      {
        id: task.id,
      },
    );
    expect(read.task).toEqual({
      title: task.title,
      project: { title: SECRETS.project, tasks: { totalCount: 1 } },
    });
    for (const [name, more] of [
      ["changeTask", { title: "Т", dueOn: dayIn(2) }],
      ["handTask", { responsibleId: randomUUID() }],
      ["dropTask", { reason: "Т" }],
    ] as const)
      expect(await go(chair, name, task, more)).toMatchObject({ __typename: "TaskNotFound" });
    // Without any role left, what was given stays unseen and undone.
    const dismissed = new Actor(app.running, new Viewer({ accountId: chair.viewer.accountId }));
    const unseen = await dismissed.run(
      `query U($id: ID!) { _entities(representations: [{ __typename: "Task", id: $id }]) { ... on Task { id } } }`,
      { id: task.id },
    );
    expect(unseen._entities).toEqual([null]);
    expect(await go(chair, "finishTask", task, { result: "Готово" })).toMatchObject({ state: "DONE" });
  });
});
