import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { at, newOrganisation } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const Strike = `mutation S($input: StrikeTabEntryInput!) { strikeTabEntry(input: $input) { __typename ... on Problem { message }
  ... on StrikeTabEntryPayload { organisation { headCounts { totalCount } agreements { totalCount } awards { totalCount } meetings { totalCount } } } } }`;

describe("striking out an entry", () => {
  it("takes it off its tab and keeps it, with who struck it out", async () => {
    const school = await newSchool();
    const chair = at(app, Role.CHAIR, school);
    const deeds = {
      HEAD_COUNTS: ["recordHeadCount", "headCountEdge", { countedOn: "2026-01-01", employed: 6 }],
      AGREEMENTS: [
        "recordAgreement",
        "agreementEdge",
        { kind: "OTHER", title: "Договор", validFrom: "2026-01-01" },
      ],
      AWARDS: [
        "recordOrganisationAward",
        "organisationAwardEdge",
        { name: "Грамота", awardedOn: "2026-01-01" },
      ],
      MEETINGS: [
        "recordMeeting",
        "meetingEdge",
        {
          kind: "COMMITTEE",
          heldOn: "2026-01-01",
          entitled: 5,
          present: 3,
          chairedBy: "Орлова",
          recordedBy: "Гостев",
          agenda: [{ question: "Разное" }],
        },
      ],
    } as const;
    for (const [tab, [deed, edge, input]] of Object.entries(deeds)) {
      const type = `${deed.charAt(0).toUpperCase()}${deed.slice(1)}`;
      const answer = await chair.run(
        `mutation D($input: ${type}Input!) { ${deed}(input: $input) { ... on ${type}Payload { ${edge} { node { id } } } } }`,
        { input: { organisationId: school.id, ...input } },
      );
      const entryId = answer[deed][edge].node.id as string;
      const stranger = at(app, Role.CHAIR, await newSchool());
      const outcome = await stranger.answer(Strike, { input: { tab, entryId } });
      expect(outcome.errors?.[0]?.extensions["code"] ?? JSON.stringify(outcome.data)).toMatch(
        /FORBIDDEN|TabEntryNotFound/,
      );
      expect((await chair.run(Strike, { input: { tab, entryId } })).strikeTabEntry).toMatchObject({
        __typename: "StrikeTabEntryPayload",
      });
      expect((await chair.run(Strike, { input: { tab, entryId } })).strikeTabEntry).toMatchObject({
        __typename: "TabEntryNotFound",
      });
    }
    const { organisation } = await chair.run(
      `query T($id: ID!) { organisation(id: $id) { headCounts { totalCount } agreements { totalCount } awards { totalCount } meetings { totalCount } } }`,
      { id: school.id },
    );
    const none = { totalCount: 0 };
    expect(organisation).toEqual({ headCounts: none, agreements: none, awards: none, meetings: none });
    expect(
      await app.sql(
        "select struck_by_id from registry.agreements join registry.organisations on node = organisation_id where organisations.id = $1",
        [school.id],
      ),
    ).toEqual([{ struck_by_id: chair.viewer.accountId }]);
  });

  it("finds nothing by what is no id", async () => {
    const chair = at(app, Role.CHAIR, await newSchool());
    for (const entryId of ["abc", "\0", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect((await chair.run(Strike, { input: { tab: "AWARDS", entryId } })).strikeTabEntry).toEqual({
        __typename: "TabEntryNotFound",
        message: "Нет такой записи.",
      });
    }
  });
});
