import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { submitted } from "../testing/appeals.js";
import { dayIn, given, go, lookAtTask, ofOrganisation, work } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const HISTORY = "changes { nodes { deed by { name } responsible { name } dueOn text } totalCount }";
const lastOf = async (id: string) =>
  (await app.told())
    .filter(({ name, payload }) => name === "taskChanged" && (payload as { id: string }).id === id)
    .at(-1)?.payload;

describe("a task", () => {
  it("is given to a colleague below, who takes it on and does it, and keeps all that was done", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const pavel = await union.colleague(union.school, "Павел П.", Role.CHAIR);

    const task = await given(olga, {
      organisationId: union.region.id,
      responsibleId: pavel.viewer.accountId,
      text: "  Узнать, когда выплатят.\r\n",
    });

    expect(task).toEqual({
      id: expect.any(String),
      number: expect.any(Number),
      state: "TO_DO",
      title: "Позвонить бухгалтеру",
      text: "Узнать, когда выплатят.",
      dueOn: dayIn(3),
      isOverdue: false,
      version: 1,
      organisation: { id: union.region.id },
      project: null,
      appeal: null,
      responsible: { name: "Павел П." },
      giver: { name: "Ольга А." },
      endedAt: null,
      contact: null,
      viewerMay: { change: true, takeOn: true, handOn: true, finish: true, drop: true, reopen: false },
    });
    expect(await lastOf(task.id)).toEqual({
      id: task.id,
      number: task.number,
      place: expect.any(Number),
      deed: "CREATED",
      organisationId: union.region.id,
      organisationPath: union.region.path,
      responsibleId: pavel.viewer.accountId,
      givenBy: olga.viewer.accountId,
      accountId: olga.viewer.accountId,
    });
    const taken = await go(pavel, "takeTask", task);
    expect(taken).toMatchObject({
      state: "IN_HAND",
      version: 2,
      viewerMay: { change: false, takeOn: false, handOn: false, finish: true, drop: false, reopen: false },
    });
    expect(await go(pavel, "takeTask", taken)).toMatchObject({ state: "IN_HAND", version: 2 });
    const done = await go(pavel, "finishTask", taken, { result: "Выплатят в пятницу." });
    expect(done).toMatchObject({ state: "DONE", version: 3, endedAt: expect.any(String) });
    expect(await lookAtTask(olga, task.id, HISTORY)).toEqual({
      changes: {
        nodes: [
          {
            deed: "DONE",
            by: { name: "Павел П." },
            responsible: null,
            dueOn: null,
            text: "Выплатят в пятницу.",
          },
          { deed: "TAKEN", by: { name: "Павел П." }, responsible: null, dueOn: null, text: null },
          {
            deed: "CREATED",
            by: { name: "Ольга А." },
            responsible: { name: "Павел П." },
            dueOn: dayIn(3),
            text: null,
          },
        ],
        totalCount: 3,
      },
    });
  });

  it("goes to another, is dropped for a reason, and is opened again", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const inna = await union.colleague(union.district, "Инна И.");
    const task = await given(olga, { organisationId: union.region.id });
    const taken = await go(olga, "takeTask", task);

    const handed = await go(olga, "handTask", taken, {
      responsibleId: inna.viewer.accountId,
      reason: "Это ваш район.",
    });
    expect(handed).toMatchObject({ state: "TO_DO", responsible: { name: "Инна И." } });
    expect(await go(olga, "handTask", handed, { responsibleId: inna.viewer.accountId })).toMatchObject({
      version: handed.version,
    });
    const dropped = await go(olga, "dropTask", handed, { reason: "Уже выплатили." });
    expect(dropped).toMatchObject({ state: "DROPPED", viewerMay: { takeOn: false, reopen: true } });
    const reopened = await go(olga, "reopenTask", dropped, { reason: "Не всем." });
    expect(reopened).toMatchObject({ state: "TO_DO", endedAt: null, responsible: { name: "Инна И." } });
    const { changes } = await lookAtTask(olga, task.id, "changes(first: 3) { nodes { deed text } }");
    expect(changes.nodes).toEqual([
      { deed: "REOPENED", text: "Не всем." },
      { deed: "DROPPED", text: "Уже выплатили." },
      { deed: "HANDED", text: "Это ваш район." },
    ]);
  });

  it("is changed as a whole, and by nobody who has not seen what it is now", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const task = await given(olga, {
      organisationId: union.region.id,
      text: "Было",
      contact: { channel: "TELEPHONE", name: "Бухгалтерия комбината", telephone: "+7 814 2 00-00-00" },
    });
    expect(task.contact).toEqual({
      channel: "TELEPHONE",
      member: null,
      name: "Бухгалтерия комбината",
      telephone: "+7 814 2 00-00-00",
    });

    const changed = await go(olga, "changeTask", task, { title: "Написать бухгалтеру", dueOn: dayIn(9) });
    expect(changed).toMatchObject({
      title: "Написать бухгалтеру",
      text: null,
      dueOn: dayIn(9),
      contact: null,
    });
    expect(await go(olga, "dropTask", task, { reason: "Не видела" })).toMatchObject({
      __typename: "TaskChangedMeanwhile",
    });
    const { changes } = await lookAtTask(olga, task.id, "changes(first: 1) { nodes { deed dueOn } }");
    expect(changes.nodes).toEqual([{ deed: "CHANGED", dueOn: dayIn(9) }]);
  });

  it("is one, however often it is sent", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const again = { idempotencyKey: randomUUID(), organisationId: union.region.id };
    const [one, other] = [await given(olga, again), await given(olga, again)];
    expect(other.id).toBe(one.id);
    expect((await given(union.operator(), again)).id).not.toBe(one.id);
  });

  it("says which fields are wrong", async () => {
    const union = await TestUnion.found(app);
    const elsewhere = await union.colleague(union.other, "Нина Н.");
    const member = union.member(union.school);
    const refused = await work(union.operator(), "createTask", {
      idempotencyKey: "",
      organisationId: union.region.id,
      title: " ",
      text: "а".repeat(5_001),
      dueOn: dayIn(-1),
      projectId: randomUUID(),
      responsibleId: elsewhere.viewer.accountId,
      contact: { channel: "VISIT", memberId: member.viewer.memberId, telephone: "1".repeat(201) },
    });
    expect(refused.fields.map(({ path }: { path: string }) => path)).toEqual([
      "idempotencyKey",
      "title",
      "text",
      "dueOn",
      "projectId",
      "contact.telephone",
      "contact.memberId",
      "responsibleId",
    ]);
    const nobody = { channel: "MAIL", name: " " };
    expect(
      await work(union.operator(), "createTask", {
        idempotencyKey: "1",
        organisationId: union.region.id,
        title: "Т",
        dueOn: dayIn(0),
        contact: nobody,
      }),
    ).toMatchObject({ fields: [{ path: "contact.name" }] });
    const task = await given(union.operator(), { organisationId: union.region.id });
    for (const [deed, more] of [
      ["finishTask", { result: "" }],
      ["dropTask", { reason: " " }],
      ["handTask", { responsibleId: "нет" }],
    ] as const)
      expect(await go(union.operator(), deed, task, more)).toMatchObject({ __typename: "InvalidInput" });
  });

  it("stands in no state from which it is not taken further", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const done = await go(olga, "finishTask", await given(olga, { organisationId: union.region.id }), {
      result: "Готово",
    });
    for (const [deed, more] of [
      ["takeTask", {}],
      ["finishTask", { result: "Ещё" }],
      ["dropTask", { reason: "Нет" }],
      ["changeTask", { title: "Т", dueOn: dayIn(1) }],
      ["handTask", { responsibleId: olga.viewer.accountId }],
    ] as const)
      expect(await go(olga, deed, done, more)).toMatchObject({ __typename: "TaskStateDiffers" });
  });
});

describe("a task about an appeal", () => {
  it("stands where the appeal is, plans a talk with its author, and is kept from nobody who handles it", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const { id: appealId } = await submitted(anna);
    const olga = await union.colleague(union.region, "Ольга А.");
    const contact = { channel: "TELEPHONE", memberId: anna.viewer.memberId };
    const task = await given(olga, { appealId, contact });
    expect(task).toMatchObject({
      organisation: { id: union.school.id },
      appeal: { id: appealId },
      contact: { member: { id: anna.viewer.memberId }, name: null },
    });
    const ofAppeal = async (who: typeof anna) =>
      (
        await who.run("query A($id: ID!) { appeal(id: $id) { tasks { nodes { id } totalCount } } }", {
          id: appealId,
        })
      ).appeal.tasks;
    expect(await ofAppeal(union.chair(union.school))).toEqual({ nodes: [{ id: task.id }], totalCount: 1 });
    expect(await ofAppeal(anna)).toEqual({ nodes: [], totalCount: 0 });
    expect(
      await work(union.operator(union.other), "createTask", {
        idempotencyKey: "1",
        title: "Т",
        dueOn: dayIn(1),
        appealId,
      }),
    ).toMatchObject({ __typename: "AppealNotFound" });
  });

  it("that complains of an organisation is given to nobody who leads it, and shown to none of them", async () => {
    const union = await TestUnion.found(app);
    const { id: appealId } = await submitted(union.member(union.school), { isAboutOrganisation: true });
    const olga = await union.colleague(union.region, "Ольга А.");
    const chair = await union.colleague(union.school, "Павел П.", Role.CHAIR);
    const asked = {
      appealId,
      responsibleId: chair.viewer.accountId,
      idempotencyKey: "1",
      title: "Т",
      dueOn: dayIn(1),
    };
    expect(await work(olga, "createTask", asked)).toMatchObject({ fields: [{ path: "responsibleId" }] });

    const task = await given(olga, { appealId });
    const risen = app.as({
      accountId: randomUUID(),
      grants: [...chair.viewer.grants, ...olga.viewer.grants],
    });
    expect(await lookAtTask(risen, task.id)).toBeNull();
    expect(
      await ofOrganisation(
        risen,
        union.region,
        'tasks { totalCount } taskEfficiency(from: "2020-01-01", until: "2040-01-01") { figures { givenCount } }',
      ),
    ).toEqual({
      tasks: { totalCount: 0 },
      taskEfficiency: { figures: { givenCount: 0 } },
    });
  });
});

describe("whom to reach", () => {
  it("is written down when it is opened, in the one chain", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const task = await given(olga, {
      organisationId: union.region.id,
      contact: { channel: "VISIT", name: "Директор школы" },
    });
    const before = await app.sql("select from appeals.accesses where task_id = $1", [task.id]);
    await lookAtTask(olga, task.id, "title");
    expect(await app.sql("select from appeals.accesses where task_id = $1", [task.id])).toHaveLength(
      before.length,
    );
    await lookAtTask(olga, task.id, "contact { name }");
    const rows = await app.sql(
      "select account_id, role, appeal_id from appeals.accesses where task_id = $1",
      [task.id],
    );
    expect(rows).toHaveLength(before.length + 1);
    expect(rows.at(-1)).toEqual({ account_id: olga.viewer.accountId, role: "OPERATOR", appeal_id: null });
    expect(await app.sql("select * from appeals.check_accesses()")).toEqual([]);
    await app.sql("update appeals.accesses set task_id = gen_random_uuid() where task_id = $1", [task.id]);
    expect(await app.sql("select * from appeals.check_accesses()")).not.toEqual([]);
  });
});

describe("the tasks of an organisation", () => {
  it("are found by state, by person, and by what is late, page by page", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const inna = await union.colleague(union.district, "Инна И.");
    const at = (title: string, days: number, more: object = {}) =>
      given(olga, { organisationId: union.region.id, title, dueOn: dayIn(days), ...more });
    const third = await at("третья", 9);
    await at("первая", 1, { responsibleId: inna.viewer.accountId });
    await at("вторая", 5, { organisationId: union.school.id, contact: { channel: "MAIL", name: "Школа" } });
    const late = await at("поздняя", 0);
    await app.sql("update appeals.tasks set due_on = '2026-01-01' where id = $1", [late.id]);
    const done = await at("готовая", 2);
    await go(olga, "finishTask", done, { result: "Да" });
    const titles = async (filter: object | null, who = olga, place = union.region) => {
      const { tasks } = await ofOrganisation(
        who,
        place,
        "tasks(filter: $filter) { nodes { title } totalCount }",
        { filter },
      );
      expect(tasks.totalCount).toBe(tasks.nodes.length);
      return tasks.nodes.map(({ title }: { title: string }) => title);
    };
    const open = { states: ["TO_DO", "IN_HAND"] };
    expect(await titles(open)).toEqual(["поздняя", "первая", "вторая", "третья"]);
    expect(await titles({ ...open, isMine: true })).toEqual(["поздняя", "вторая", "третья"]);
    expect(await titles({ ...open, isGivenByMe: true })).toHaveLength(4);
    expect(await titles({ responsibleId: inna.viewer.accountId })).toEqual(["первая"]);
    expect(await titles({ isOverdue: true })).toEqual(["поздняя"]);
    expect(await titles({ isContact: true })).toEqual(["вторая"]);
    expect(await titles({ states: ["DONE"] })).toEqual(["готовая"]);
    expect(await titles(open, olga, union.school)).toEqual(["вторая"]);
    // Given from above, it is found where one works.
    expect(await titles({ isMine: true }, inna, union.district)).toEqual(["первая"]);
    expect(await titles(null, inna, union.district)).toEqual(["вторая"]);
    expect(await titles(null, inna, union.region)).toEqual([]);
    for (const who of [union.operator(union.other), union.member(union.school), app.anonymous])
      expect(await titles(null, who)).toEqual([]);
    const paged = async (after: string | null, filter: object) =>
      (
        await olga.run(
          `query P($id: ID!, $after: String, $filter: TaskFilter) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
             ... on Organisation { tasks(first: 3, after: $after, filter: $filter) { nodes { title } pageInfo { endCursor hasNextPage } } } } }`,
          { id: union.region.id, after, filter },
        )
      )._entities[0].tasks;
    const first = await paged(null, open);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect((await paged(first.pageInfo.endCursor, open)).nodes).toEqual([{ title: "третья" }]);
    await go(olga, "dropTask", third, { reason: "Нет" });
    expect(await titles({ states: ["DONE", "DROPPED"] })).toEqual(["третья", "готовая"]);
  });

  it("are read with one statement more for each thing asked, however many they are", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const statements = () =>
      app.statementsOf(() =>
        ofOrganisation(
          olga,
          union.region,
          "tasks { nodes { title responsible { name } giver { name } project { title lead { name } } appeal { number } contact { name } } }",
        ),
      );
    const { id: appealId } = await submitted(union.member(union.school));
    const { project } = (
      await olga.run(
        `mutation M($input: CreateProjectInput!) { createProject(input: $input) { ... on CreateProjectPayload { project { id } } } }`,
        { input: { idempotencyKey: "1", organisationId: union.region.id, title: "П" } },
      )
    ).createProject;
    const give = () =>
      given(olga, { appealId, projectId: project.id, contact: { channel: "MAIL", name: "Школа" } });
    await give();
    const few = await statements();
    for (let time = 0; time < 5; time += 1) await give();
    expect(await statements()).toHaveLength(few.length);
    expect(few.length).toBeLessThan(9);
  });

  it("are counted by person: open, late, done, done in time", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const inna = await union.colleague(union.district, "Инна И.");
    const give = (more: object = {}) => given(olga, { organisationId: union.district.id, ...more });
    await go(olga, "finishTask", await give(), { result: "Да" });
    const late = await give();
    await app.sql("update appeals.tasks set due_on = '2026-01-01' where id = $1", [late.id]);
    await go(olga, "finishTask", late, { result: "Да" });
    const overdue = await give();
    await app.sql("update appeals.tasks set due_on = '2026-01-01' where id = $1", [overdue.id]);
    await go(olga, "dropTask", await give({ responsibleId: inna.viewer.accountId }), { reason: "Нет" });

    const asked = `taskEfficiency(from: "${dayIn(-1)}", until: "${dayIn(1)}") {
      figures { givenCount openCount overdueCount doneCount doneInTimeCount droppedCount inTimePercent }
      byResponsible { nodes { responsible { name } figures { givenCount openCount inTimePercent } } totalCount } }`;
    expect(await ofOrganisation(olga, union.region, asked)).toEqual({
      taskEfficiency: {
        figures: {
          givenCount: 4,
          openCount: 1,
          overdueCount: 1,
          doneCount: 2,
          doneInTimeCount: 1,
          droppedCount: 1,
          inTimePercent: 33.3,
        },
        byResponsible: {
          nodes: [
            {
              responsible: { name: "Ольга А." },
              figures: { givenCount: 3, openCount: 1, inTimePercent: 33.3 },
            },
            {
              responsible: { name: "Инна И." },
              figures: { givenCount: 1, openCount: 0, inTimePercent: null },
            },
          ],
          totalCount: 2,
        },
      },
    });
    for (const who of [inna, union.operator(union.other), union.member(union.school)])
      expect(await ofOrganisation(who, union.region, asked)).toEqual({ taskEfficiency: null });
  });
});

describe("colleagues", () => {
  it("are those who handle appeals here, below, or above as far up as oneself now, by name", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    await union.colleague(union.school, "Анна Б.", Role.CHAIR);
    await union.colleague(union.school, "Редактор Р.", Role.EDITOR);
    const gone = await union.colleague(union.region, "Бывший Б.");
    await app.sql("update published.account_grant set revoked_on = '2026-01-01' where account_id = $1", [
      gone.viewer.accountId,
    ]);
    const named = async (who: typeof olga, more = "") =>
      (await ofOrganisation(who, union.region, `colleagues${more} { nodes { name } totalCount }`)).colleagues;
    expect(await named(olga)).toEqual({ nodes: [{ name: "Анна Б." }, { name: "Ольга А." }], totalCount: 2 });
    expect(await named(olga, '(search: "ольга")')).toEqual({ nodes: [{ name: "Ольга А." }], totalCount: 1 });
    expect(await named(union.chair(union.school))).toEqual({ nodes: [], totalCount: 0 });
    // Of those above, whoever is not above oneself.
    const at = async (who: typeof olga) =>
      (await ofOrganisation(who, union.school, "colleagues { nodes { name } }")).colleagues.nodes;
    expect(await at(olga)).toEqual([{ name: "Анна Б." }, { name: "Ольга А." }]);
    expect(await at(union.chair(union.school))).toEqual([{ name: "Анна Б." }]);
    const given = {
      organisationId: union.school.id,
      title: "Т",
      dueOn: dayIn(1),
      idempotencyKey: randomUUID(),
    };
    const toOlga = { ...given, responsibleId: olga.viewer.accountId };
    expect(await work(union.operator(), "createTask", toOlga)).toMatchObject({
      responsible: { name: "Ольга А." },
    });
    expect(await work(union.chair(union.school), "createTask", toOlga)).toMatchObject({
      fields: [{ path: "responsibleId" }],
    });
  });
});
