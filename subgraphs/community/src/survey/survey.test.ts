import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { community } from "../subgraph.js";
import { inDays } from "../testing/event.js";
import { type Place, TestUnion } from "../testing/union.js";
import { untilWaiting } from "../testing/waiting.js";
import { hideFew } from "./results.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Announce = `mutation A($input: AnnounceSurveyInput!) { announceSurvey(input: $input) { __typename
  ... on AnnounceSurveyPayload { surveyEdge { node { id } } survey { id kind title endsAt isOpen mostScore organisation { id }
    questions { id text kind isRequired options { id text } } } }
  ... on Problem { message } ... on InvalidInput { fields { path } } } }`;
const Answer = `mutation A($input: AnswerSurveyInput!) { answerSurvey(input: $input) { __typename
  ... on AnswerSurveyPayload { score survey { answered viewerHasAnswered viewerScore } } ... on Problem { message }
  ... on InvalidInput { fields { path } } } }`;
const Seen = `query S($id: ID!) { survey(id: $id) { answered isOpen viewerCanAnswer viewerHasAnswered viewerScore viewerCanKeep
  results { averageScore questions { question { text } texts { totalCount nodes { text } } options { option { text } chosen isRight } } } } }`;
const Close = `mutation C($input: CloseSurveyInput!) { closeSurvey(input: $input) { __typename ... on CloseSurveyPayload { survey { isOpen } } } }`;

const QUESTIONS = [
  { text: "Чем заняться летом?", options: [{ text: "Поход" }, { text: "Море" }, { text: "Дача" }] },
  {
    text: "Кого позвать?",
    kind: "MULTIPLE",
    isRequired: false,
    options: [{ text: "Детей" }, { text: "Друзей" }],
  },
  { text: "Что добавить?", kind: "TEXT", isRequired: false },
];
const TEST = [
  { text: "Срок полномочий?", options: [{ text: "2 года" }, { text: "5 лет", isRight: true }] },
  {
    text: "Кто голосует?",
    kind: "MULTIPLE",
    options: [{ text: "Члены", isRight: true }, { text: "Гости" }, { text: "Делегаты", isRight: true }],
  },
];

interface Announced {
  id: string;
  questions: { id: string; options: { id: string }[] }[];
}

async function announce(who: Actor, { id }: Place, more: object = {}): Promise<Announced> {
  const input = {
    organisationId: id,
    title: `Лето ${randomUUID()}`,
    endsAt: inDays(7),
    questions: QUESTIONS,
    ...more,
  };
  const { announceSurvey } = await who.run(Announce, { input });
  if (!announceSurvey.survey) throw new Error(JSON.stringify(announceSurvey));
  return announceSurvey.survey;
}

/** Answers by the places of the options. */
async function answer(who: Actor, { id, questions }: Announced, chosen: number[][], text?: string) {
  const answers = chosen.map((places, question) => ({
    questionId: questions[question]?.id,
    optionIds: places.map((place) => questions[question]?.options[place]?.id),
  }));
  const words = text === undefined ? [] : [{ questionId: questions.at(-1)?.id, text }];
  return (await who.run(Answer, { input: { surveyId: id, answers: [...answers, ...words] } })).answerSurvey;
}

const seen = async (who: Actor, { id }: Announced) => (await who.run(Seen, { id })).survey;
const close = (who: Actor, { id }: Announced) => who.run(Close, { input: { surveyId: id } });

describe("announcing a survey", () => {
  it("asks the members of an organisation and of those below, once, and tells", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const endsAt = inDays(3);
    const input = { organisationId: union.branch.id, title: "Лето", endsAt, questions: QUESTIONS };
    const [first, second] = await Promise.all([1, 2].map(() => chair.run(Announce, { input })));

    const { survey } = first.announceSurvey;
    expect(second.announceSurvey.survey.id).toBe(survey.id);
    expect(survey).toMatchObject({
      kind: "SURVEY",
      title: "Лето",
      endsAt,
      isOpen: true,
      mostScore: 0,
      organisation: { id: union.branch.id },
    });
    expect(
      survey.questions.map((one: { kind: string; isRequired: boolean }) => [one.kind, one.isRequired]),
    ).toEqual([
      ["SINGLE", true],
      ["MULTIPLE", false],
      ["TEXT", false],
    ]);
    expect(await app.told()).toContainEqual({
      name: "surveyAnnounced",
      payload: { id: survey.id, organisationId: union.branch.id },
    });
    const List = `query L($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
      ... on Organisation { surveys { totalCount nodes { id } } } } }`;
    const listed = async ({ id }: Place) => (await app.anonymous.run(List, { id }))._entities[0].surveys;
    expect(await listed(union.primary)).toEqual({ totalCount: 1, nodes: [{ id: survey.id }] });
    expect(await listed(union.region)).toEqual({ totalCount: 0, nodes: [] });
  });

  it("refuses another survey of the title of one that is still answered", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const input = { organisationId: union.branch.id, title: "Лето", endsAt: inDays(3), questions: QUESTIONS };
    const first = await announce(chair, union.branch, input);
    expect((await announce(chair, union.branch, { ...input, title: " Лето " })).id).toBe(first.id);

    const [question, ...rest] = QUESTIONS;
    const others = [
      { description: "О лете" },
      { endsAt: inDays(4) },
      { questions: rest },
      { questions: [{ ...question, isRequired: false }, ...rest] },
      { questions: [{ ...question, options: question?.options?.toReversed() }, ...rest] },
      { kind: "TEST", questions: TEST },
    ];
    const refused = { __typename: "InvalidInput", fields: [{ path: "title" }] };
    for (const more of others)
      expect((await chair.run(Announce, { input: { ...input, ...more } })).announceSurvey).toMatchObject(
        refused,
      );
    const another = union.servant(union.branch, Role.STAFF);
    expect((await another.run(Announce, { input })).announceSurvey).toMatchObject(refused);

    await close(chair, first);
    expect((await announce(another, union.branch, { ...input, ...others[2] })).id).not.toBe(first.id);
  });

  it("says what is wrong with each question, and is for those who keep the organisation", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const right = [
      { text: "Да", isRight: true },
      { text: "Нет", isRight: true },
    ];
    const input = {
      organisationId: union.primary.id,
      title: " ",
      endsAt: inDays(-1),
      questions: [] as object[],
    };
    const faults = async (more: object) =>
      (await chair.run(Announce, { input: { ...input, ...more } })).announceSurvey.fields.map(
        ({ path }: { path: string }) => path,
      );
    expect(await faults({})).toEqual(["title", "endsAt", "questions"]);
    const base = { title: "Т", endsAt: inDays(1) };
    expect(
      await faults({
        ...base,
        questions: [
          { text: "a\0", options: right },
          { text: "Б", options: [{ text: "Один" }] },
          { text: "В", kind: "TEXT", options: [{ text: "Лишний" }] },
        ],
      }),
    ).toEqual(["questions.0.text", "questions.0.options", "questions.1.options", "questions.2.options"]);
    expect(
      await faults({ ...base, kind: "TEST", questions: [{ text: "А", options: right }, QUESTIONS[0]] }),
    ).toEqual(["questions.0.options", "questions.1.options"]);

    const fine = { ...input, ...base, questions: QUESTIONS };
    for (const who of [await union.member(union.primary), union.servant(union.other, Role.CHAIR)])
      expect(await who.refusal(Announce, { input: fine })).toBe("FORBIDDEN");
    const nowhere = { ...fine, organisationId: randomUUID() };
    expect((await chair.run(Announce, { input: nowhere })).announceSurvey.__typename).toBe(
      "OrganisationNotFound",
    );
  });
});

describe("answering a survey", () => {
  it("counts each member once, though sent several times at once", async () => {
    const union = await TestUnion.found(app);
    const survey = await announce(union.servant(union.branch, Role.CHAIR), union.branch);
    const anna = await union.member(union.primary);
    expect(await seen(anna, survey)).toMatchObject({ viewerCanAnswer: true, viewerHasAnswered: false });

    const answers = await Promise.all([1, 2, 3].map(() => answer(anna, survey, [[0], [0, 1]])));
    expect(answers.map(({ __typename }) => __typename).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      "AlreadyAnswered",
      "AlreadyAnswered",
      "AnswerSurveyPayload",
    ]);
    expect(await seen(anna, survey)).toEqual({
      answered: 1,
      isOpen: true,
      viewerCanAnswer: false,
      viewerHasAnswered: true,
      viewerScore: null,
      viewerCanKeep: false,
      results: null,
    });
  });

  it("names what is not answered, and what cannot be chosen", async () => {
    const union = await TestUnion.found(app);
    const survey = await announce(union.servant(union.primary, Role.CHAIR), union.primary);
    const anna = await union.member(union.primary);
    const [first, second, third] = survey.questions;
    const faults = async (answers: object[]) =>
      (await anna.run(Answer, { input: { surveyId: survey.id, answers } })).answerSurvey.fields.map(
        ({ path }: { path: string }) => path,
      );
    expect(await faults([])).toEqual(["questions.0"]);
    expect(
      await faults([
        { questionId: first?.id, optionIds: first?.options.slice(0, 2).map(({ id }) => id) },
        { questionId: second?.id, optionIds: [first?.options[0]?.id] },
        { questionId: third?.id, text: "a\0" },
        { questionId: first?.id, optionIds: [first?.options[0]?.id] },
        { questionId: "x", text: "" },
      ]),
    ).toEqual([
      "answers.0.optionIds",
      "answers.1.optionIds",
      "answers.2.text",
      "answers.3.questionId",
      "answers.4.questionId",
    ]);
    expect((await seen(anna, survey)).answered).toBe(0);
  });

  it("is for members who are asked, while it is open", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const survey = await announce(chair, union.primary);
    for (const other of [await union.member(union.branch), chair])
      expect((await answer(other, survey, [[0]])).__typename).toBe("NotAsked");
    const anna = await union.member(union.primary);
    expect((await answer(anna, { ...survey, id: randomUUID() }, [[0]])).__typename).toBe("SurveyNotFound");
    expect(await anna.refusal(Close, { input: { surveyId: survey.id } })).toBe("FORBIDDEN");
    await close(chair, survey);
    expect((await answer(anna, survey, [[0]])).__typename).toBe("SurveyClosed");
  });
});

describe("an answer on its way while the survey is closed", () => {
  it("is not counted any more", async () => {
    const union = await TestUnion.found(app);
    const survey = await announce(union.servant(union.primary, Role.CHAIR), union.primary);
    const anna = await union.member(union.primary);
    let answering!: ReturnType<typeof answer>;
    await app.em().transactional(async (em) => {
      await em.execute("select from surveys where id = ? for update", [survey.id]);
      answering = answer(anna, survey, [[0]]);
      await untilWaiting(app);
      await em.execute("update surveys set ends_at = clock_timestamp() where id = ?", [survey.id]);
    });
    expect((await answering).__typename).toBe("SurveyClosed");
    expect((await seen(anna, survey)).answered).toBe(0);
  });

  it("is counted where it came first, and the closing waits for it", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const survey = await announce(chair, union.primary);
    const anna = await union.member(union.primary);
    let closing!: ReturnType<typeof close>;
    await app.sql(`create function public.wait() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(1); return new; end $$`);
    await app.sql(`create trigger wait before insert on community.survey_counts
      for each row execute function public.wait()`);
    let answering!: ReturnType<typeof answer>;
    await app.em().transactional(async (em) => {
      await em.execute("select pg_advisory_xact_lock(1)");
      answering = answer(anna, survey, [[0]]);
      await untilWaiting(app);
      closing = close(chair, survey);
      await untilWaiting(app, 2);
    });
    expect((await answering).__typename).toBe("AnswerSurveyPayload");
    await closing;
    await app.sql("drop trigger wait on community.survey_counts");
    expect(await seen(anna, survey)).toMatchObject({ answered: 1, isOpen: false });
  });
});

describe("the results of a survey", () => {
  it("come out when it is over, in sums alone, and hide what fewer than five chose", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const survey = await announce(chair, union.primary);
    const people = await Promise.all(Array.from({ length: 13 }, () => union.member(union.primary)));
    await Promise.all(
      people.map((one, at) =>
        answer(
          one,
          survey,
          [[at < 6 ? 0 : at < 11 ? 1 : 2], at < 5 ? [0, 1] : []],
          at === 0 ? "Сплав" : undefined,
        ),
      ),
    );
    expect((await seen(chair, survey)).results).toBeNull();
    await close(chair, survey);

    const results = {
      averageScore: null,
      questions: [
        {
          question: { text: "Чем заняться летом?" },
          texts: null,
          options: [
            { option: { text: "Поход" }, chosen: 6, isRight: null },
            { option: { text: "Море" }, chosen: null, isRight: null },
            { option: { text: "Дача" }, chosen: null, isRight: null },
          ],
        },
        {
          question: { text: "Кого позвать?" },
          texts: null,
          options: [
            { option: { text: "Детей" }, chosen: 5, isRight: null },
            { option: { text: "Друзей" }, chosen: 5, isRight: null },
          ],
        },
        { question: { text: "Что добавить?" }, texts: null, options: [] },
      ],
    };
    expect((await seen(people[0] ?? chair, survey)).results).toEqual(results);
    const [first, second, third] = results.questions;
    expect((await seen(chair, survey)).results).toEqual({
      ...results,
      questions: [first, second, { ...third, texts: { totalCount: 1, nodes: [{ text: "Сплав" }] } }],
    });
    for (const other of [await union.member(union.other), app.anonymous])
      expect((await seen(other, survey)).results).toBeNull();
  });

  it("say nothing where fewer than five answered", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const survey = await announce(chair, union.primary, { kind: "TEST", questions: TEST });
    for (let at = 0; at < 4; at++) await answer(await union.member(union.primary), survey, [[1], [0]]);
    await close(chair, survey);
    const { results, answered } = await seen(chair, survey);
    expect(answered).toBe(4);
    expect(results.averageScore).toBeNull();
    for (const { options } of results.questions) for (const { chosen } of options) expect(chosen).toBeNull();
  });

  it("give all that was written to those who keep the organisation, page by page and by one statement", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const TEXT = { kind: "TEXT", isRequired: false };
    const survey = await announce(chair, union.primary, {
      questions: [QUESTIONS[0], { text: "Что хорошо?", ...TEXT }, { text: "Что плохо?", ...TEXT }],
    });
    const [choice, good, bad] = survey.questions;
    const member = await union.member(union.primary);
    const people = [member, ...(await Promise.all([1, 2, 3, 4].map(() => union.member(union.primary))))];
    for (const one of people) await answer(one, survey, [[0]]);
    await app.sql(
      `insert into community.survey_texts (survey_id, question_id, text)
       select $1, $2, 'Текст ' || place from generate_series(1, 620) as place`,
      [survey.id, good?.id],
    );
    await close(chair, survey);

    const Texts = `query T($id: ID!, $question: ID!, $first: Int! = 100, $after: String) { survey(id: $id) { results {
      question(id: $question) { texts(first: $first, after: $after) {
        totalCount nodes { id text } pageInfo { hasNextPage endCursor } } } } } }`;
    const page = async (who: Actor, question: string | undefined, more: object = {}) =>
      (await who.run(Texts, { id: survey.id, question, ...more })).survey.results.question?.texts;
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { totalCount, nodes, pageInfo } = await page(chair, good?.id, { after });
      expect(totalCount).toBe(620);
      read.push(...nodes.map(({ text }: { text: string }) => text));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(new Set(read).size).toBe(620);
    expect(read).toHaveLength(620);
    expect(await page(chair, bad?.id)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await page(chair, choice?.id)).toBeNull();
    expect(await page(chair, "x")).toBeUndefined();
    expect(await page(member, good?.id)).toBeNull();
    const refused = { id: survey.id, question: good?.id, after: "bm8" };
    expect(await chair.refusal(Texts, refused)).toBe("BAD_USER_INPUT");
    const statements = await app.statementsOf(() => chair.run(Seen, { id: survey.id }));
    expect(statements.filter((sql) => sql.includes("survey_texts"))).toHaveLength(2);
  });

  it("leave at least two numbers open for each that is hidden, also to whoever knows how it is hidden", () => {
    const counts = fc.array(fc.nat(7), { minLength: 2, maxLength: 4 });
    const extremes = [
      [1, 1, 20],
      [4, 4, 20],
      [4, 4, 4],
      [1, 1, 1, 2],
      [4, 9, 9],
      [1, 22],
    ];
    fc.assert(
      fc.property(counts, (chosen) => {
        const total = chosen.reduce((sum, count) => sum + count, 0);
        const shown = hideFew(chosen, true);
        const open = shown.map(() => new Set<number>());
        for (const other of waysToChoose(total, chosen.length))
          if (isDeepStrictEqual(hideFew(other, true), shown))
            for (const [place, count] of other.entries()) open[place]?.add(count);
        for (const [place, count] of shown.entries())
          if (count === null) expect(open[place]?.size).toBeGreaterThan(1);
      }),
      { examples: extremes.map((chosen) => [chosen]) },
    );
  });

  it("never let a number that is hidden be reckoned from the others", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 2, maxLength: 8 }), (chosen) => {
        const shown = hideFew(chosen, true);
        const hidden = shown.filter((count) => count === null).length;
        expect(hidden).not.toBe(1);
        for (const [place, count] of shown.entries()) {
          if (count !== null) expect(count === 0 || count >= 5).toBe(true);
          if (count !== null) expect(count).toBe(chosen[place]);
        }
        expect(hideFew(chosen, false).filter((count) => count === null)).toHaveLength(
          chosen.filter((count) => count > 0 && count < 5).length,
        );
      }),
    );
  });
});

/** Every way in which so many choices fall on so many options. */
function* waysToChoose(total: number, options: number): Generator<number[]> {
  if (options === 1) return yield [total];
  for (let first = 0; first <= total; first += 1)
    for (const rest of waysToChoose(total - first, options - 1)) yield [first, ...rest];
}

describe("a test", () => {
  it("tells each their score, a question right when all its right options are chosen and no other", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const survey = await announce(chair, union.primary, { kind: "TEST", questions: TEST });
    const tries: [number[][], number][] = [
      [[[1], [0, 2]], 2],
      [[[1], [0]], 1],
      [[[0], [0, 1, 2]], 0],
      [[[0], [2, 0]], 1],
      [[[1], [0, 2]], 2],
    ];
    for (const [chosen, score] of tries) {
      const member = await union.member(union.primary);
      expect(await answer(member, survey, chosen)).toEqual({
        __typename: "AnswerSurveyPayload",
        score,
        survey: { answered: expect.any(Number), viewerHasAnswered: true, viewerScore: score },
      });
    }
    await close(chair, survey);
    const { results } = await seen(chair, survey);
    expect(results.averageScore).toBe(1.2);
    expect(results.questions[0].options.map(({ isRight }: { isRight: boolean }) => isRight)).toEqual([
      false,
      true,
    ]);
  });
});
