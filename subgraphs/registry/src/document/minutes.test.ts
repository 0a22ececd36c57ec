import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { bytesOf, wordsOf } from "../testing/paper.js";
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

const PAPER = "document { id kind title templateVersion writtenOn code pdf docx member { id } }";
const deed = (
  name: string,
  faults = "... on InvalidInput { fields { path } }",
) => `mutation D($input: ${name}Input!) {
  ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { __typename ${faults} ... on ${name}Payload { ${PAPER} } } }`;
const Minutes = deed("PrepareMinutes", "");
const Extract = deed("PrepareMinutesExtract");
const Election = deed("PrepareChairElectionExtract");

const AGENDA = [
  { question: "Отчёт о работе", heard: "Гостев Л. рассказал о работе за год" },
  {
    question: "Выборы председателя",
    heard: "Гостев Л. предложил Орлову Ю. И.",
    spoke: "Кротов Б. поддержал",
    decision: "Избрать председателем Орлову Юлию Ивановну",
    votesFor: 9,
    votesAgainst: 1,
  },
  { question: "Исключение", decision: "Исключить", needed: "TWO_THIRDS", votesFor: 5, votesAgainst: 5 },
];

async function school() {
  const region = await newOrganisation(app, "REGIONAL");
  return newOrganisation(app, "PRIMARY", region);
}

async function recordMeeting(place: TestOrganisation, change: object = {}): Promise<string> {
  const input = {
    organisationId: place.id,
    kind: "GENERAL_MEETING",
    heldOn: "2026-03-01",
    place: "актовый зал",
    entitled: 19,
    present: 10,
    excused: 4,
    chairedBy: "Гостев Л.",
    recordedBy: "Кротов Б.",
    agenda: AGENDA,
    appendices: ["Протокол счётной комиссии № 1"],
    ...change,
  };
  const { recordMeeting: answer } = await at(app, Role.CHAIR, place).run(
    `mutation R($input: RecordMeetingInput!) { recordMeeting(input: $input) { ${PROBLEMS}
      ... on RecordMeetingPayload { meetingEdge { node { id } } } } }`,
    { input },
  );
  return answer.meetingEdge.node.id as string;
}

describe("minutes on paper", () => {
  it("say what minutes must say, and can be checked by their code", async () => {
    const place = await school();
    const memberId = await newMember(app, place);
    const meetingId = await recordMeeting(place, { attendeeIds: [memberId] });
    const chair = at(app, Role.CHAIR, place);

    const { document } = (await chair.run(Minutes, { input: { meetingId } })).prepareMinutes;

    expect(document).toMatchObject({
      kind: "MINUTES",
      title: "Протокол",
      templateVersion: 1,
      writtenOn: "2026-03-01",
      member: null,
    });
    const pdf = await bytesOf(app, document.pdf as string);
    expect([pdf.subarray(0, 5).toString(), pdf.includes("/FontFile2")]).toEqual(["%PDF-", true]);
    const words = await wordsOf(app, document.docx as string);
    const inOrder = [
      "ПРОТОКОЛ № 1 профсоюзного собрания от 01.03.2026",
      `${place.name} Профсоюза`,
      "Место актовый зал",
      "Состоит на учёте 19",
      "Присутствует 10",
      "Отсутствует по уважительной причине 4",
      "Кворум имеется (необходимо не менее 10)",
      "Председательствующий Гостев Л.",
      "Секретарь Кротов Б.",
      "ПОВЕСТКА ДНЯ:",
      "2. Выборы председателя",
      "1. СЛУШАЛИ: Отчёт о работе. Гостев Л. рассказал о работе за год",
      "Решение не принималось.",
      "ВЫСТУПИЛИ: Кротов Б. поддержал",
      "ПОСТАНОВИЛИ: Избрать председателем Орлову Юлию Ивановну",
      "за — 9, против — 1, воздержались — 0. Решение принято большинством голосов.",
      "за — 5, против — 5, воздержались — 0. Решение не принято.",
      "ПРИЛОЖЕНИЯ:",
      "1. Список присутствующих",
      "2. Протокол счётной комиссии № 1",
      "Срок хранения: постоянно.",
      "Приложение 1. Список присутствующих",
      "Пётр Ильич",
    ];
    const places = inOrder.map((part) => words.indexOf(part));
    expect(inOrder.filter((_, index) => places[index] === -1)).toEqual([]);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const check = `query C($code: String!) { documentCheck(code: $code) { kind title initials isLatest } }`;
    expect(await app.anonymous.run(check, { code: document.code })).toEqual({
      documentCheck: { kind: "MINUTES", title: "Протокол", initials: null, isLatest: true },
    });
  });

  it("name whoever was there as they were called then, wherever they have gone since", async () => {
    const [place, elsewhere] = [await school(), await school()];
    const [gone, married] = [await newMember(app, place), await newMember(app, place)];
    const rename = (id: string, lastName: string) =>
      app.sql("update registry.members set last_name = $2 where id = $1", [id, lastName]);
    await rename(gone, "Уехавшая");
    await rename(married, "Девичья");
    const meetingId = await recordMeeting(place, { attendeeIds: [gone, married] });
    await app.sql("update registry.members set primary_id = $2 where id = $1", [gone, elsewhere.node]);
    await rename(married, "Мужнина");

    const { document } = (await at(app, Role.CHAIR, place).run(Minutes, { input: { meetingId } }))
      .prepareMinutes;

    const words = await wordsOf(app, document.docx as string);
    expect(words).toContain("Девичья");
    expect(words).toContain("Уехавшая");
    expect(words).not.toContain("Мужнина");
  });

  it("take the place of earlier ones of the same meeting alone, and stand with the meeting", async () => {
    const place = await school();
    const [first, other] = [await recordMeeting(place), await recordMeeting(place)];
    const chair = at(app, Role.CHAIR, place);
    const codes: string[] = [];
    for (const meetingId of [first, other, first]) {
      codes.push((await chair.run(Minutes, { input: { meetingId } })).prepareMinutes.document.code as string);
    }
    const latest = async (code: string) =>
      (
        await app.anonymous.run(`query C($code: String!) { documentCheck(code: $code) { isLatest } }`, {
          code,
        })
      ).documentCheck.isLatest as boolean;
    expect(await Promise.all(codes.map(latest))).toEqual([false, true, true]);
    const { meeting } = await chair.run(
      `query M($id: ID!) { meeting(id: $id) { documents { totalCount nodes { code } } } }`,
      { id: first },
    );
    expect(meeting.documents).toEqual({ totalCount: 2, nodes: [{ code: codes[2] }, { code: codes[0] }] });
  });

  it("are of a body when a body met, and say when there was no quorum", async () => {
    const place = await school();
    const meetingId = await recordMeeting(place, {
      kind: "COMMITTEE",
      entitled: 7,
      present: 3,
      excused: 0,
      agenda: [{ question: "Разное" }],
      appendices: [],
    });
    const { document } = (await at(app, Role.CHAIR, place).run(Minutes, { input: { meetingId } }))
      .prepareMinutes;
    const words = await wordsOf(app, document.docx as string);
    expect(words).toContain("ПРОТОКОЛ № 1 заседания профсоюзного комитета");
    expect(words).toContain("Избрано в состав 7");
    expect(words).toContain("Кворум отсутствует (необходимо не менее 4)");
    expect(words).not.toContain("ПРИЛОЖЕНИЯ");
  });
});

describe("an extract", () => {
  it("has the questions asked for and no others", async () => {
    const place = await school();
    const meetingId = await recordMeeting(place);
    const chair = at(app, Role.CHAIR, place);
    const { document } = (await chair.run(Extract, { input: { meetingId, questions: [3] } }))
      .prepareMinutesExtract;
    expect(document).toMatchObject({ kind: "MINUTES_EXTRACT", title: "Выписка из протокола" });
    const words = await wordsOf(app, document.docx as string);
    expect(words).toContain("ВЫПИСКА ИЗ ПРОТОКОЛА № 1 профсоюзного собрания от 01.03.2026");
    expect(words).toContain("ПОСТАНОВИЛИ: Исключить");
    expect(words).toContain("Выписка верна.");
    expect(words).not.toContain("Выборы председателя");
    for (const questions of [[], [4], [1, 9]]) {
      expect(await chair.run(Extract, { input: { meetingId, questions } })).toMatchObject({
        prepareMinutesExtract: { fields: [{ path: "questions" }] },
      });
    }
  });

  it("tells the body above who was elected to lead, in the right case and with the term", async () => {
    const place = await school();
    const memberId = await newMember(app, place);
    await app.sql(
      `update registry.members set last_name = 'Орлова', first_name = 'Юлия', patronymic = 'Ивановна', sex = 'FEMALE'
       where id = $1`,
      [memberId],
    );
    const meetingId = await recordMeeting(place);
    const chair = at(app, Role.CHAIR, place);
    const input = { meetingId, question: 2 };
    expect(await chair.run(Election, { input })).toMatchObject({
      prepareChairElectionExtract: { __typename: "NobodyElected" },
    });
    await app.sql(
      `insert into registry.chairs (id, organisation_id, member_id, last_name, first_name, patronymic, elected_on, powers_until)
       values (uuidv7(), $1, $2, 'Орлова', 'Юлия', 'Ивановна', '2026-03-01', '2031-03-01')`,
      [place.node, memberId],
    );

    const { document } = (await chair.run(Election, { input })).prepareChairElectionExtract;

    expect(document).toMatchObject({ kind: "CHAIR_ELECTION_EXTRACT", writtenOn: "2026-03-01" });
    const words = await wordsOf(app, document.docx as string);
    expect(words).toMatch(/^[^«]*В выборный орган организации: Организация \d+ Профсоюза/);
    expect(words).toContain("Об избрании Орловой Юлии Ивановны председателем организации.");
    expect(words).toContain("ПОСТАНОВИЛИ: Избрать председателем Орлову Юлию Ивановну");
    expect(words).toContain("за — 9, против — 1");
    expect(words).toContain("Полномочия до 01.03.2031");
    const corrected = (
      await chair.run(Election, { input: { ...input, nameInGenitive: "Орловой-Чайки Юлии" } })
    ).prepareChairElectionExtract.document.docx as string;
    expect(await wordsOf(app, corrected)).toContain("Об избрании Орловой-Чайки Юлии председателем");
  });

  it("is another's for a stranger, and nobody's for those who keep nothing", async () => {
    const place = await school();
    const meetingId = await recordMeeting(place);
    const stranger = at(app, Role.CHAIR, await school());
    const inputs: [string, string, object][] = [
      [Minutes, "prepareMinutes", { meetingId }],
      [Extract, "prepareMinutesExtract", { meetingId, questions: [1] }],
      [Election, "prepareChairElectionExtract", { meetingId, question: 2 }],
    ];
    for (const [document, name, input] of inputs) {
      expect(await stranger.run(document, { input })).toMatchObject({
        [name]: { __typename: "MeetingNotFound" },
      });
      expect(await at(app, Role.OPERATOR, place).refusal(document, { input })).toBe("FORBIDDEN");
      expect(await app.anonymous.refusal(document, { input })).toBe("UNAUTHENTICATED");
    }
  });
});
