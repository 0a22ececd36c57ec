import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, facts, person, register, rowsOf, seedWorld, statementsOf } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const name = { last: "Орлова", first: "Дарья", patronymic: null };

/** Each deed that adds an entry: what it is given, what stands on the card, and what it refuses. */
const entries = [
  {
    deed: "addAward",
    input: { name: " Почётная грамота ", level: "REGIONAL", awardedOn: "2024-10-05", decisionNumber: "12-3" },
    payload: "award",
    tab: "AWARDS",
    table: "awards",
    field: "awards",
    selection: "name level awardedOn decisionNumber decidedOn note",
    stands: {
      name: "Почётная грамота",
      level: "REGIONAL",
      awardedOn: "2024-10-05",
      decisionNumber: "12-3",
      decidedOn: null,
      note: null,
    },
    wrong: { name: " ", level: "STATE", awardedOn: "2999-01-01" },
    paths: ["name", "awardedOn"],
  },
  {
    deed: "addFamilyMember",
    input: { kinship: "CHILD", name, bornOn: "2015-02-28", consentedOn: "2024-01-01" },
    payload: "familyMember",
    tab: "FAMILY",
    table: "family_members",
    field: "family",
    selection: "kinship name { full } bornOn consentedOn note",
    stands: {
      kinship: "CHILD",
      name: { full: "Орлова Дарья" },
      bornOn: "2015-02-28",
      consentedOn: "2024-01-01",
      note: null,
    },
    wrong: { kinship: "SPOUSE", name: { last: "Oрлов", first: "Лев" }, bornOn: "2999-01-01" },
    paths: ["name.last", "bornOn"],
  },
  {
    deed: "recordTraining",
    input: {
      kind: "ACTIVIST_SCHOOL",
      name: "Охрана труда",
      startedOn: "2025-03-01",
      finishedOn: "2025-03-05",
      hours: 40,
    },
    payload: "training",
    tab: "TRAININGS",
    table: "trainings",
    field: "trainings",
    selection: "kind name organiser startedOn finishedOn hours certificateNumber",
    stands: {
      kind: "ACTIVIST_SCHOOL",
      name: "Охрана труда",
      organiser: null,
      startedOn: "2025-03-01",
      finishedOn: "2025-03-05",
      hours: 40,
      certificateNumber: null,
    },
    wrong: { kind: "COURSE", name: "Право", startedOn: "2025-03-05", finishedOn: "2025-03-01", hours: 0 },
    paths: ["finishedOn", "hours"],
  },
  {
    deed: "recordSocialSupport",
    input: { kind: "MATERIAL_AID", providedOn: "2025-06-01", kopecks: 500_000, ground: "Рождение ребёнка" },
    payload: "socialSupport",
    tab: "SOCIAL_SUPPORT",
    table: "social_supports",
    field: "socialSupport",
    selection: "kind providedOn amount { kopecks } ground decisionNumber decidedOn",
    stands: {
      kind: "MATERIAL_AID",
      providedOn: "2025-06-01",
      amount: { kopecks: 500_000 },
      ground: "Рождение ребёнка",
      decisionNumber: null,
      decidedOn: null,
    },
    wrong: { kind: "LOAN", providedOn: "2999-01-01", kopecks: -1 },
    paths: ["providedOn", "kopecks"],
  },
  {
    deed: "writeNote",
    input: { kind: "INTEREST", text: "Поёт в хоре." },
    payload: "note",
    tab: "NOTES",
    table: "member_notes",
    field: "notes",
    selection: "kind text",
    stands: { kind: "INTEREST", text: "Поёт в хоре." },
    wrong: { kind: "OTHER", text: "а".repeat(4_001) },
    paths: ["text"],
  },
];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const Strike = `mutation S($input: StrikeEntryInput!) { strikeEntry(input: $input) {
  __typename ... on StrikeEntryPayload { member { id } } } }`;

describe.each(entries)(
  "the deed $deed",
  ({ deed, input, payload, tab, table, field, selection, stands, wrong, paths }) => {
    const Add = `mutation A($input: ${capital(deed)}Input!) { ${deed}(input: $input) { __typename
    ... on ${capital(deed)}Payload { ${payload} { id recordedBy { id } ${selection} } member { id } }
    ... on InvalidInput { fields { path } } } }`;
    const Card = `query C($id: ID!) { member(id: $id) { ${field} { id ${selection} } } }`;

    it("puts an entry on the card, which the member reads too", async () => {
      const memberId = await register(app, "school");
      const chair = chairOf(app, "school");
      const added = await chair.run(Add, { input: { memberId, ...input } });
      const entry = added[deed][payload];
      const { accountId } = chair.viewer;
      expect(added).toEqual({
        [deed]: {
          __typename: `${capital(deed)}Payload`,
          [payload]: { id: entry.id, recordedBy: { id: accountId }, ...stands },
          member: { id: memberId },
        },
      });
      const card = { member: { [field]: [{ id: entry.id, ...stands }] } };
      expect(await chair.run(Card, { id: memberId })).toEqual(card);
      expect(await person(app, Role.MEMBER, "school", memberId).run(Card, { id: memberId })).toEqual(card);
    });

    it("says what is wrong, field by field", async () => {
      const memberId = await register(app, "school");
      const answer = await chairOf(app, "school").run(Add, { input: { memberId, ...wrong } });
      expect(answer[deed]).toEqual({ __typename: "InvalidInput", fields: paths.map((path) => ({ path })) });
    });

    it("is not for another's member, whose entries stay unseen, past the service too", async () => {
      const memberId = await register(app, "plant");
      await chairOf(app, "plant").run(Add, { input: { memberId, ...input } });
      const stranger = chairOf(app, "school");
      const refused = await stranger.run(Add, { input: { memberId, ...input } });
      expect(refused[deed]).toEqual({ __typename: "MemberNotFound" });
      expect(await stranger.run(Card, { id: memberId })).toEqual({ member: null });
      const entity = `query E { _entities(representations: [{ __typename: "Member", id: "${memberId}" }]) {
      ... on Member { ${field} { id } } } }`;
      expect(await stranger.run(entity)).toEqual({ _entities: [{ [field]: null }] });
      expect(await app.anonymous.refusal(Add, { input: { memberId, ...input } })).toBe("UNAUTHENTICATED");
      const operator = person(app, Role.OPERATOR, "plant");
      expect(await operator.refusal(Add, { input: { memberId, ...input } })).toBe("FORBIDDEN");

      const rows = rowsOf(app, facts(Role.CHAIR, "school"));
      expect(await rows.execute(`select from ${table} where member_id = ?`, [memberId])).toEqual([]);
      expect(
        await rows.execute(`update ${table} set struck_at = now() where member_id = ? returning id`, [
          memberId,
        ]),
      ).toEqual([]);
    });

    it("is struck out when it was a mistake, by the keeper alone, and kept for the auditor", async () => {
      const memberId = await register(app, "school");
      const chair = chairOf(app, "school");
      const added = await chair.run(Add, { input: { memberId, ...input } });
      const strike = { input: { tab, entryId: added[deed][payload].id as string } };

      expect(await chairOf(app, "plant").run(Strike, strike)).toEqual({
        strikeEntry: { __typename: "EntryNotFound" },
      });
      expect(await chair.run(Strike, strike)).toEqual({
        strikeEntry: { __typename: "StrikeEntryPayload", member: { id: memberId } },
      });
      expect(await chair.run(Card, { id: memberId })).toEqual({ member: { [field]: [] } });
      expect(await chair.run(Strike, strike)).toEqual({ strikeEntry: { __typename: "EntryNotFound" } });
    });
  },
);

describe("a page of whole cards", () => {
  it("takes as many statements for fifty members as for one", async () => {
    for (let count = 0; count < 12; count++) await register(app, "camp");
    const Page = `query P($first: Int!, $id: ID!) { members(first: $first, organisationId: $id) { nodes {
      revision filledOn career { education workExperience { years } } occupationChanges { on } unionSeniority { years }
      formerNames { name { full } } contacts { value } awards { name } family { bornOn } trainings { name }
      socialSupport { kind } notes { text } sexOrigin card { number } movements { on } organisation { name } } } }`;
    const administrator = person(app, Role.ADMINISTRATOR, "union");
    const id = "00000000-0000-7000-8000-000000000012";
    const few = await statementsOf(app, () => administrator.run(Page, { id, first: 1 }));
    const many = await statementsOf(app, () => administrator.run(Page, { id, first: 50 }));
    expect(many).toHaveLength(few.length);
    expect(many.length).toBeLessThanOrEqual(18);
  });
});
