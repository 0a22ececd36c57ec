import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  at,
  newMember,
  newOrganisation,
  PROBLEMS,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const FIELDS = `id revision kind number heldOn place entitled present excused appendices quorum hasQuorum chairedBy recordedBy attendees { id }
  agenda { place question heard spoke decision needed votesFor votesAgainst votesAbstained isCarried }`;
const RecordMeeting = `mutation R($input: RecordMeetingInput!) { recordMeeting(input: $input) { ${PROBLEMS}
  ... on RecordMeetingPayload { meetingEdge { cursor node { ${FIELDS} } } }
  ... on MeetingChangedMeanwhile { meeting { id revision place } }
  ... on NoQuorum { needed present }
} }`;
const election = {
  question: "Выборы председателя",
  heard: "Орлову Ю. И.",
  spoke: "Гостев Л.: предлагаю избрать",
  decision: "Избрать Орлову Ю. И.",
  votesFor: 9,
  votesAgainst: 1,
};
const meeting = {
  kind: "GENERAL_MEETING",
  heldOn: "2026-03-01",
  entitled: 19,
  present: 10,
  excused: 4,
  appendices: ["Бюллетени"],
  chairedBy: "Гостев Л.",
  recordedBy: "Орлова Ю. И.",
  agenda: [{ question: "Отчёт" }, election],
};
const record = async (school: TestOrganisation, change: object = {}) =>
  (
    await at(app, Role.CHAIR, school).run(RecordMeeting, {
      input: { organisationId: school.id, ...meeting, ...change },
    })
  ).recordMeeting;

describe("recording a meeting", () => {
  it("keeps agenda, attendance and votes, and says whether enough were there", async () => {
    const school = await newSchool();
    const memberId = await newMember(app, school);
    const { meetingEdge } = await record(school, { place: "актовый зал", attendeeIds: [memberId] });
    expect(meetingEdge.node).toEqual({
      id: expect.any(String),
      ...meeting,
      revision: 1,
      number: "1",
      place: "актовый зал",
      quorum: 10,
      hasQuorum: true,
      attendees: [{ id: memberId }],
      agenda: [
        {
          place: 1,
          question: "Отчёт",
          heard: null,
          spoke: null,
          decision: null,
          needed: "MAJORITY",
          votesFor: 0,
          votesAgainst: 0,
          votesAbstained: 0,
          isCarried: null,
        },
        { place: 2, ...election, needed: "MAJORITY", votesAbstained: 0, isCarried: true },
      ],
    });
    const Meeting = `query M($id: ID!) { meeting(id: $id) { ${FIELDS} } }`;
    const { id } = meetingEdge.node;
    expect(await at(app, Role.STAFF, school).run(Meeting, { id })).toEqual({ meeting: meetingEdge.node });
    expect(await at(app, Role.CHAIR, await newSchool()).run(Meeting, { id })).toEqual({ meeting: null });
  });

  it("numbers the minutes of each kind in each year", async () => {
    const school = await newSchool();
    const number = async (change: object = {}) => (await record(school, change)).meetingEdge?.node.number;
    expect([await number(), await number(), await number({ kind: "CONFERENCE", present: 15 })]).toEqual([
      "1",
      "2",
      "1",
    ]);
    expect(await number({ heldOn: "2025-12-31" })).toBe("1");
    expect(await number({ number: "7-а" })).toBe("7-а");
    expect(await number()).toBe("8");
    expect(await record(school, { number: "7-а" })).toMatchObject({ fields: [{ path: "number" }] });
  });

  it("writes over nobody who has put it right meanwhile", async () => {
    const school = await newSchool();
    const { id } = (await record(school)).meetingEdge.node;
    const correct = (revision: number, place: string) => record(school, { meetingId: id, revision, place });
    const both = await Promise.all([correct(1, "актовый зал"), correct(1, "библиотека")]);
    const answers: string[] = both.map(({ __typename }) => __typename);
    expect(answers.toSorted()).toEqual(["MeetingChangedMeanwhile", "RecordMeetingPayload"]);
    const [first, second] = both[0].meetingEdge ? both : both.toReversed();
    expect(second.meeting).toEqual({ id, revision: 2, place: first.meetingEdge.node.place });
    expect((await correct(2, "спортзал")).meetingEdge.node).toMatchObject({ revision: 3, place: "спортзал" });
  });

  it("puts a meeting right as a whole, under its number", async () => {
    const school = await newSchool();
    const { node } = (await record(school)).meetingEdge;
    const changed = await record(school, {
      meetingId: node.id,
      agenda: [{ question: "Разное" }],
      present: 3,
    });
    expect(changed.meetingEdge.node).toMatchObject({
      id: node.id,
      number: "1",
      hasQuorum: false,
      agenda: [{ place: 1, question: "Разное" }],
    });
    const { organisation } = await at(app, Role.CHAIR, school).run(
      `query M($id: ID!) { organisation(id: $id) { meetings { totalCount nodes { number } } } }`,
      { id: school.id },
    );
    expect(organisation.meetings).toEqual({ totalCount: 1, nodes: [{ number: "1" }] });
    for (const meetingId of ["abc", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await record(school, { meetingId })).toMatchObject({ __typename: "TabEntryNotFound" });
    }
  });

  it("decides nothing without a quorum", async () => {
    const school = await newSchool();
    expect(await record(school, { present: 9, agenda: [{ ...election, votesFor: 5 }] })).toEqual({
      __typename: "NoQuorum",
      message: "Нет кворума: нужно 10, присутствует 9.",
      needed: 10,
      present: 9,
    });
    expect(await record(school, { kind: "CONFERENCE", present: 12, agenda: [election] })).toMatchObject({
      __typename: "NoQuorum",
      needed: 13,
    });
    expect(await record(school, { present: 2, agenda: [{ question: "Выборы" }] })).toMatchObject({
      __typename: "RecordMeetingPayload",
    });
  });

  it("keeps who was there when it is put right after they have gone to a register that nobody here sees", async () => {
    const school = await newSchool();
    const [gone, stays] = [await newMember(app, school), await newMember(app, school)];
    const { meetingEdge } = await record(school, { attendeeIds: [gone, stays] });
    await app.sql("update registry.members set primary_id = $2 where id = $1", [
      gone,
      (await newSchool()).node,
    ]);
    const again = { meetingId: meetingEdge.node.id, attendeeIds: [gone] };

    expect((await record(school, again)).meetingEdge.node.attendees).toEqual([{ id: gone }]);
    expect(await record(school, { ...again, attendeeIds: [gone, stays] })).toMatchObject({
      meetingEdge: { node: { attendees: expect.arrayContaining([{ id: gone }, { id: stays }]) } },
    });
    expect(await record(school, { attendeeIds: [gone] })).toMatchObject({
      fields: [{ path: "attendeeIds.0" }],
    });
  });

  it("refuses more votes than people, more people than might vote, and days to come", async () => {
    const school = await newSchool();
    const stranger = await newMember(app, await newSchool());
    const wrong = {
      heldOn: "2190-01-01",
      present: 20,
      chairedBy: " ",
      attendeeIds: [stranger],
      agenda: [
        { question: "", votesFor: -1 },
        { question: "?", votesFor: 21 },
      ],
    };
    expect((await record(school, wrong)).fields.map(({ path }: { path: string }) => path)).toEqual([
      "attendeeIds.0",
      "heldOn",
      "chairedBy",
      "present",
      "excused",
      "agenda.0",
      "agenda.0.question",
      "agenda.1",
    ]);
    expect(await record(school, { agenda: [] })).toMatchObject({ fields: [{ path: "agenda" }] });
    const input = { organisationId: school.id, ...meeting };
    expect(await at(app, Role.CHAIR, await newSchool()).refusal(RecordMeeting, { input })).toBe("FORBIDDEN");
  });
});
