import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { deed, submitted } from "../testing/appeals.js";
import { begun, dayIn, given, go, lookAtProject, ofOrganisation, work } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

describe("a project", () => {
  it("gathers appeals and tasks under one aim, until nothing is left to do", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const inna = await union.colleague(union.district, "Инна И.", Role.STAFF);
    const three = [];
    for (const place of [union.school, union.school, union.plant])
      three.push(await submitted(union.member(place), { employer: { name: "АО «Комбинат»" } }));

    const project = await begun(olga, union.region.id, {
      aim: " Вернуть людям деньги. ",
      leadId: inna.viewer.accountId,
      beginsOn: "2026-11-01",
      endsOn: "2026-12-31",
    });
    expect(project).toEqual({
      id: expect.any(String),
      number: expect.any(Number),
      state: "OPEN",
      title: "Задержки зарплаты",
      aim: "Вернуть людям деньги.",
      outcome: null,
      beginsOn: "2026-11-01",
      endsOn: "2026-12-31",
      closedAt: null,
      version: 1,
      organisation: { id: union.region.id },
      lead: { name: "Инна И." },
      viewerMayChange: true,
      appeals: { nodes: [], totalCount: 0 },
      tasks: { nodes: [], totalCount: 0 },
    });
    for (const { id: appealId } of [...three, ...three])
      await work(olga, "putAppealIntoProject", { projectId: project.id, appealId });
    const [first] = three;
    await work(olga, "takeAppealOutOfProject", { projectId: project.id, appealId: first.id });
    const task = await given(inna, { projectId: project.id, organisationId: union.district.id });
    expect(await lookAtProject(olga, project.id)).toMatchObject({
      appeals: { totalCount: 2 },
      tasks: { nodes: [{ title: "Позвонить бухгалтеру" }], totalCount: 1 },
    });

    const end = { isDone: true, outcome: "Выплатили всем." };
    expect(await go(inna, "closeProject", project, end)).toMatchObject({ __typename: "ProjectHasOpenTasks" });
    await go(inna, "finishTask", task, { result: "Поговорила" });
    const closed = await go(inna, "closeProject", project, end);
    expect(closed).toMatchObject({ state: "DONE", outcome: "Выплатили всем.", title: "Задержки зарплаты" });
    expect(await go(olga, "changeProject", closed, { title: "Т" })).toMatchObject({
      __typename: "ProjectStateDiffers",
    });
    expect(
      await work(olga, "createTask", {
        idempotencyKey: "1",
        title: "Т",
        dueOn: dayIn(1),
        projectId: project.id,
      }),
    ).toMatchObject({ fields: [{ path: "projectId" }] });
    const { changes } = await lookAtProject(
      olga,
      project.id,
      "changes { nodes { deed task { title } text } totalCount }",
    );
    expect(changes).toEqual({
      nodes: [
        { deed: "DONE", task: { title: "Позвонить бухгалтеру" }, text: "Поговорила" },
        { deed: "CREATED", task: { title: "Позвонить бухгалтеру" }, text: null },
      ],
      totalCount: 2,
    });
    expect(await go(olga, "reopenProject", closed)).toMatchObject({ state: "OPEN", closedAt: null });
  });

  it("is not closed over open tasks that its lead does not see", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const pavel = await union.colleague(union.school, "Павел П.");
    const project = await begun(olga, union.region.id, { leadId: pavel.viewer.accountId });
    const task = await given(olga, { projectId: project.id });
    const end = { isDone: true, outcome: "Готово." };

    expect(await lookAtProject(pavel, project.id, "tasks { totalCount }")).toEqual({
      tasks: { totalCount: 0 },
    });
    expect(await go(pavel, "closeProject", project, end)).toEqual({
      __typename: "ProjectHasOpenTasks",
      message: expect.stringMatching(/: 1\.$/),
    });
    const done = await go(olga, "finishTask", task, { result: "Готово" });
    const closed = await go(pavel, "closeProject", project, end);
    expect(closed).toMatchObject({ state: "DONE" });
    expect(await go(olga, "reopenTask", done, { reason: "Не до конца" })).toMatchObject({
      __typename: "TaskOfClosedProject",
    });
    await go(pavel, "reopenProject", closed);
    expect(await go(olga, "reopenTask", done, { reason: "Не до конца" })).toMatchObject({ state: "TO_DO" });
  });

  it("takes no task in while it is being closed", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const [project, other] = [await begun(olga, union.region.id), await begun(olga, union.region.id)];
    const [ended, open] = [
      await given(olga, { projectId: project.id }),
      await given(olga, { projectId: other.id }),
    ];
    const done = await go(olga, "finishTask", ended, { result: "Готово" });
    const words = { title: "Т", dueOn: dayIn(1), projectId: project.id };
    let deeds: Promise<unknown[]> | undefined;
    await app.em().transactional(async (em) => {
      await em.execute("update projects set state = 'DONE', closed_at = now() where id = ?", [project.id]);
      deeds = Promise.all([
        work(olga, "createTask", { ...words, idempotencyKey: randomUUID() }),
        go(olga, "changeTask", open, words),
        go(olga, "reopenTask", done, { reason: "Не до конца" }),
      ]);
      await app.eventually(
        () =>
          app.sql(
            "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          ),
        ({ length }) => length === 3,
      );
    });

    expect(await deeds).toMatchObject([
      { fields: [{ path: "projectId" }] },
      { fields: [{ path: "projectId" }] },
      { __typename: "TaskOfClosedProject" },
    ]);
  });

  it("is seen by those who handle one of its appeals, with that appeal alone", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const project = await begun(olga, union.region.id);
    const ours = await submitted(union.member(union.school));
    const theirs = await submitted(union.member(union.plant));
    for (const { id: appealId } of [ours, theirs])
      await work(olga, "putAppealIntoProject", { projectId: project.id, appealId });
    const chair = union.chair(union.school);
    expect(
      await lookAtProject(chair, project.id, "viewerMayChange appeals { nodes { id } totalCount }"),
    ).toEqual({
      viewerMayChange: false,
      appeals: { nodes: [{ id: ours.id }], totalCount: 1 },
    });
    const ofAppeal = await chair.run(
      "query A($id: ID!) { appeal(id: $id) { projects { nodes { id } totalCount } } }",
      { id: ours.id },
    );
    expect(ofAppeal.appeal.projects).toEqual({ nodes: [{ id: project.id }], totalCount: 1 });
    await deed(chair, "passAppealOn", {
      appealId: ours.id,
      organisationId: union.region.id,
      decision: "BY_COMPETENCE",
    });
    expect(await lookAtProject(chair, project.id)).toBeNull();
  });

  it("is changed by who leads it, but for the lead, and by nobody who has not seen what it is now", async () => {
    const union = await TestUnion.found(app);
    const olga = await union.colleague(union.region, "Ольга А.");
    const inna = await union.colleague(union.district, "Инна И.");
    const project = await begun(olga, union.region.id, { leadId: inna.viewer.accountId });
    const changed = await go(inna, "changeProject", project, { title: "Иначе", endsOn: dayIn(30) });
    expect(changed).toMatchObject({
      title: "Иначе",
      aim: null,
      endsOn: dayIn(30),
      lead: { name: "Инна И." },
    });
    expect(await go(olga, "changeProject", project, { title: "Т" })).toMatchObject({
      __typename: "ProjectChangedMeanwhile",
    });
    const another = { title: "Т", leadId: olga.viewer.accountId };
    expect(
      await go(union.operator(), "changeProject", changed, { ...another, leadId: randomUUID() }),
    ).toMatchObject({
      fields: [{ path: "leadId" }],
    });
    const passed = { title: "Т", leadId: (await union.colleague(union.school, "Павел П.")).viewer.accountId };
    expect(await go(inna, "changeProject", changed, passed)).toMatchObject({ fields: [{ path: "leadId" }] });
    expect(await go(olga, "changeProject", changed, another)).toMatchObject({ lead: { name: "Ольга А." } });
  });

  it("says which fields are wrong, and is one, however often it is sent", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const refused = await work(olga, "createProject", {
      idempotencyKey: "",
      organisationId: union.region.id,
      title: "",
      aim: "а".repeat(5_001),
      leadId: randomUUID(),
      beginsOn: "2026-11-02",
      endsOn: "2026-11-01",
    });
    expect(refused.fields.map(({ path }: { path: string }) => path)).toEqual([
      "idempotencyKey",
      "title",
      "aim",
      "endsOn",
      "leadId",
    ]);
    const again = { idempotencyKey: randomUUID() };
    const one = await begun(olga, union.region.id, again);
    expect((await begun(olga, union.region.id, again)).id).toBe(one.id);
    expect(await go(olga, "closeProject", one, { isDone: false, outcome: " " })).toMatchObject({
      fields: [{ path: "outcome" }],
    });
    const list = async (state: string) =>
      (
        await ofOrganisation(
          olga,
          union.region,
          `projects(filter: { state: ${state} }) { nodes { id } totalCount }`,
        )
      ).projects;
    expect(await list("OPEN")).toEqual({ nodes: [{ id: one.id }], totalCount: 1 });
    expect(await list("DONE")).toEqual({ nodes: [], totalCount: 0 });
    for (const [place, isFound] of [
      [union.school, true],
      [union.root, false],
    ] as const) {
      const { projects } = await ofOrganisation(
        union.operator(union.root),
        place,
        "projects(filter: { isFromAbove: true }) { nodes { id } }",
      );
      expect(projects.nodes).toEqual(isFound ? [{ id: one.id }] : []);
    }
  });
});
