import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, expect, it } from "@jest/globals";
import { appeals } from "./subgraph.js";
import { submitted } from "./testing/appeals.js";
import { begun, given } from "./testing/tasks.js";
import { TestUnion } from "./testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const STRANGE = [
  "",
  "abc",
  "a\0b",
  "\ud800",
  "00000000-0000-0000-0000-000000000000",
  "'; drop table appeals; --",
  "[9007199254740991]",
  "я".repeat(6_000),
];

const WORK = `tasks(filter: { responsibleId: $id }, after: $after) { nodes { id } totalCount }
  ended: tasks(filter: { states: [DONE] }, after: $after) { nodes { id } }
  projects(after: $after) { nodes { id } } colleagues(search: $text, after: $after) { nodes { name } totalCount }
  taskEfficiency(from: "2026-01-01", until: "2026-12-31") { byResponsible(after: $after) { nodes { responsible { name } } } }`;
const READS = `query R($id: ID!, $text: String!, $after: String) {
  appeal(id: $id) { id } appealByCode(code: $text) { id }
  _entities(representations: [{ __typename: "Appeal", id: $id }, { __typename: "Member", id: $id },
    { __typename: "Organisation", id: $id }]) {
    ... on Member { appeals(after: $after) { totalCount } }
    ... on Organisation { hotline { telephone } appeals(filter: { topicCode: $text }, after: $after) { totalCount }
      appealContext(employerName: $text, employerTaxId: $text, topicCode: $text) { ofEmployer { growth } }
      appealEfficiency(from: "2026-01-01", until: "2025-01-01") { byHandler(after: $after) { totalCount } }
      ${WORK} } }
  task(id: $id) { id } project(id: $id) { id }
}`;
const OF_APPEAL = `query O($id: ID!, $place: ID!, $text: String!, $after: String) {
  appeal(id: $id) { messages(after: $after) { totalCount } passings(after: $after) { totalCount }
    accesses(after: $after) { totalCount } similar(after: $after) { totalCount } }
  _entities(representations: [{ __typename: "Organisation", id: $place }]) { ... on Organisation {
    appeals(filter: { topicCode: $text }, after: $after) { totalCount }
    appealContext(employerName: $text, employerTaxId: $text, topicCode: $text) { ofEmployer { growth } similar { totalCount } }
    appealEfficiency(from: "2026-01-01", until: "2026-12-31") { byHandler(after: $after) { totalCount } }
    ${WORK} } }
}`;
const SAID = `idempotencyKey: $text, kind: QUESTION, topicCode: $text, text: $text, organisationId: $id,
  employer: { name: $text, taxId: $text }, contact: { name: $text, telephone: $text, email: $text }`;
const TASK = `title: $text, text: $text, dueOn: "2035-01-01", projectId: $id,
  contact: { channel: MAIL, memberId: $id, name: $text, telephone: $text }`;
const DEEDS = [
  `submitAppeal(input: { ${SAID} })`,
  `registerAppeal(input: { ${SAID}, memberId: $id })`,
  "replyToAppeal(input: { appealId: $id, text: $text })",
  "replyToAppeal(input: { code: $text, text: $text })",
  "noteOnAppeal(input: { appealId: $id, text: $text })",
  "takeAppeal(input: { appealId: $id })",
  "passAppealOn(input: { appealId: $id, organisationId: $id, decision: BY_COMPETENCE, note: $text })",
  "closeAppeal(input: { appealId: $id, outcome: HELPED, text: $text })",
  "reopenAppeal(input: { appealId: $id, code: $text, text: $text })",
  "rateAppeal(input: { appealId: $id, code: $text, rating: 5 })",
  `createTask(input: { ${TASK}, idempotencyKey: $text, organisationId: $id, appealId: $id, responsibleId: $id })`,
  `createTask(input: { ${TASK}, idempotencyKey: $text, organisationId: $id, responsibleId: $id })`,
  `changeTask(input: { ${TASK}, taskId: $id, version: 1 })`,
  "takeTask(input: { taskId: $id, version: 1 })",
  "handTask(input: { taskId: $id, version: 1, responsibleId: $id, reason: $text })",
  "finishTask(input: { taskId: $id, version: 1, result: $text })",
  "dropTask(input: { taskId: $id, version: 1, reason: $text })",
  "reopenTask(input: { taskId: $id, version: 1, reason: $text })",
  "createProject(input: { idempotencyKey: $text, organisationId: $id, title: $text, aim: $text, leadId: $id })",
  "changeProject(input: { projectId: $id, version: 1, title: $text, aim: $text, leadId: $id })",
  "closeProject(input: { projectId: $id, version: 1, isDone: true, outcome: $text })",
  "reopenProject(input: { projectId: $id, version: 1 })",
  "putAppealIntoProject(input: { projectId: $id, appealId: $id })",
  "takeAppealOutOfProject(input: { projectId: $id, appealId: $id })",
  `setHotline(input: { organisationId: $id, telephone: $text, isFree: true, email: $text, links: [$text], opensAt: $text,
    closesAt: $text, weekdays: [1], timeZone: $text })`,
];

it("answers strange values with null, a typed problem or a refusal, never with a fault", async () => {
  const union = await TestUnion.found(app);
  const administrator = union.servant(union.root, Role.ADMINISTRATOR);
  const { id } = await submitted(union.member(union.school));
  const faults: unknown[] = [];
  for (const value of STRANGE) {
    const after = Buffer.from(value).toString("base64url") || null;
    const answers = [
      await administrator.answer(READS, { id: value, text: value, after }),
      await administrator.answer(OF_APPEAL, { id, place: union.root.id, text: value, after }),
    ];
    for (const deed of DEEDS) {
      const declared = `mutation D($id: ID!, $text: String!) { ${deed} { __typename } }`;
      const used = deed.includes("$text") ? declared : declared.replace(", $text: String!", "");
      answers.push(
        await administrator.answer(deed.includes("$id") ? used : used.replace("$id: ID!, ", ""), {
          id: value,
          text: value,
        }),
      );
    }
    for (const { errors = [] } of answers) {
      for (const { message, extensions } of errors) {
        if (extensions["code"] !== "BAD_USER_INPUT") faults.push({ value: value.slice(0, 20), message });
      }
    }
  }
  expect(faults).toEqual([]);
});

it("answers strange values in deeds with a task that is there with a typed problem", async () => {
  const union = await TestUnion.found(app);
  const operator = union.operator();
  const faults: unknown[] = [];
  for (const value of STRANGE) {
    const task = await given(operator, { organisationId: union.region.id });
    const { id: project } = await begun(operator, union.region.id);
    for (const deed of [
      `createTask(input: { ${TASK}, idempotencyKey: $text, organisationId: $place, responsibleId: $id })`,
      `changeTask(input: { ${TASK}, taskId: $task, version: 1 })`,
      "handTask(input: { taskId: $task, version: 1, responsibleId: $id, reason: $text })",
      "changeProject(input: { projectId: $project, version: 1, title: $text, aim: $text, leadId: $id })",
      "putAppealIntoProject(input: { projectId: $project, appealId: $id })",
    ]) {
      const known = { id: value, text: value, task: task.id, project, place: union.region.id };
      const used = Object.entries(known).filter(([name]) => deed.includes(`$${name}`));
      const declared = used.map(([name]) => `$${name}: ${name === "text" ? "String" : "ID"}!`).join(", ");
      const { errors = [] } = await operator.answer(
        `mutation D(${declared}) { ${deed} { __typename } }`,
        Object.fromEntries(used),
      );
      faults.push(...errors.map(({ message }) => ({ value: value.slice(0, 20), deed, message })));
    }
  }
  expect(faults).toEqual([]);
});

it("refuses strange places of subscriptions", async () => {
  const union = await TestUnion.found(app);
  const operator = union.operator();
  const { id } = await submitted(union.member(union.school));
  for (const value of STRANGE.filter((text) => text !== "")) {
    for (const [document, variables] of [
      [
        "subscription S($id: ID!, $after: ID) { appealReplied(appealId: $id, after: $after) { id } }",
        { id, after: value },
      ],
      ["subscription S($id: ID!) { appealReplied(appealId: $id) { id } }", { id: value }],
      ["subscription S($code: String!) { appealReplied(code: $code) { id } }", { code: value }],
      [
        "subscription S($id: ID!, $after: String) { appealRegistered(organisationId: $id, after: $after) { id } }",
        { id: union.region.id, after: value },
      ],
      ["subscription S($id: ID!) { appealRegistered(organisationId: $id) { id } }", { id: value }],
      [
        "subscription S($id: ID!, $after: String) { taskChanged(organisationId: $id, after: $after) { id } }",
        { id: union.region.id, after: value },
      ],
      ["subscription S($id: ID!) { taskChanged(organisationId: $id) { id } }", { id: value }],
      ["subscription S($id: ID!) { taskChanged(taskId: $id) { id } }", { id: value }],
    ] as const)
      await expect(operator.subscribe(document, variables).next()).rejects.toThrow("BAD_USER_INPUT");
  }
});
