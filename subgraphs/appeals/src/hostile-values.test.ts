import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, expect, it } from "@jest/globals";
import { appeals } from "./subgraph.js";
import { submitted } from "./testing/appeals.js";
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

const READS = `query R($id: ID!, $text: String!, $after: String) {
  appeal(id: $id) { id } appealByCode(code: $text) { id }
  _entities(representations: [{ __typename: "Appeal", id: $id }, { __typename: "Member", id: $id },
    { __typename: "Organisation", id: $id }]) {
    ... on Member { appeals(after: $after) { totalCount } }
    ... on Organisation { hotline { telephone } appeals(filter: { topicCode: $text }, after: $after) { totalCount }
      appealContext(employerName: $text, employerTaxId: $text, topicCode: $text) { ofEmployer { growth } }
      appealEfficiency(from: "2026-01-01", until: "2025-01-01") { byHandler(after: $after) { totalCount } } } }
}`;
const OF_APPEAL = `query O($id: ID!, $place: ID!, $text: String!, $after: String) {
  appeal(id: $id) { messages(after: $after) { totalCount } passings(after: $after) { totalCount }
    accesses(after: $after) { totalCount } similar(after: $after) { totalCount } }
  _entities(representations: [{ __typename: "Organisation", id: $place }]) { ... on Organisation {
    appeals(filter: { topicCode: $text }, after: $after) { totalCount }
    appealContext(employerName: $text, employerTaxId: $text, topicCode: $text) { ofEmployer { growth } similar { totalCount } }
    appealEfficiency(from: "2026-01-01", until: "2026-12-31") { byHandler(after: $after) { totalCount } } } }
}`;
const SAID = `idempotencyKey: $text, kind: QUESTION, topicCode: $text, text: $text, organisationId: $id,
  employer: { name: $text, taxId: $text }, contact: { name: $text, telephone: $text, email: $text }`;
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
    ] as const)
      await expect(operator.subscribe(document, variables).next()).rejects.toThrow("BAD_USER_INPUT");
  }
});
