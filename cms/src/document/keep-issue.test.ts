import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin, Answer } from "../testing/admin.js";
import { miners, openNewsroom, region, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
let admin: Admin;
let paper: string;
let teachersSite: string;
const articles: string[] = [];

beforeAll(async () => {
  newsroom = await openNewsroom();
  admin = await newsroom.administrator();
  teachersSite = await admin.bring("site", { title: "Учителя", organisationId: teachers.id });
  paper = await admin.bring("newspaper", { title: "Учительский вестник", organisationId: teachers.id });
  for (const title of ["Пенсии", "Отпуск", "Спартакиада"])
    articles.push(await admin.bring("article", { title, ...on("site", teachersSite) }));
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

const on = (relation: string, id: string) => ({
  [relation]: { connect: [{ documentId: id, locale: "ru" }] },
});
const rubric = (title: string, ...ids: string[]) => ({
  title,
  articles: { connect: ids.map((documentId) => ({ documentId, locale: "ru" })) },
});
const said = ({ status, body }: Answer) => [status, body.error?.message];

let numbers = 100;
/** A number like no other, with what the test says of it. */
const issue = (more: object = {}) => ({
  ...on("newspaper", paper),
  number: ++numbers,
  issuedOn: "2026-11-20",
  rubrics: [rubric("Права", articles[0] ?? "")],
  ...more,
});
/** Made as a draft, then published. */
async function publishing(more: object): Promise<Answer> {
  const made = await admin.create("newspaper-issue", issue(more));
  return made.status === 201 ? admin.publish("newspaper-issue", made.body.data.documentId) : made;
}

describe("a newspaper", () => {
  it("is one to an organisation, and keeps its organisation while it has numbers", async () => {
    expect(said(await admin.create("newspaper", { title: "Вторая", organisationId: teachers.id }))).toEqual([
      400,
      "У этой организации уже есть газета.",
    ]);
    await admin.bring("newspaper-issue", issue());
    expect(said(await admin.update("newspaper", paper, { organisationId: miners.id }))).toEqual([
      400,
      "Газету с номерами нельзя передать другой организации.",
    ]);
    expect(said(await admin.remove("newspaper", paper, "*"))).toEqual([
      400,
      "У газеты есть номера: сначала удалите их.",
    ]);
  });

  it("is not withdrawn from under numbers that are out", async () => {
    const other = await admin.bring("newspaper", { title: "Горняк", organisationId: miners.id });
    const file = await admin.upload("№ 1.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n");
    const number = { ...on("newspaper", other), number: 1, issuedOn: "2026-11-20", pdf: file };
    const id = await admin.bring("newspaper-issue", number);
    expect(said(await admin.unpublish("newspaper", other))).toEqual([
      400,
      "У газеты есть опубликованные номера: сначала снимите их с публикации.",
    ]);
    expect((await admin.unpublish("newspaper-issue", id)).status).toBe(200);
    expect((await admin.unpublish("newspaper", other)).status).toBe(200);
    expect(said(await admin.publish("newspaper-issue", id))).toEqual([
      400,
      "Газета ещё не опубликована: сначала опубликуйте её.",
    ]);
  });
});

describe("a number of a newspaper", () => {
  it("goes out with its rubrics in order, and keeps its articles while they are published anew", async () => {
    const [pensions = "", leave = "", games = ""] = articles;
    const file = await admin.upload("Номер.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n");
    const id = await admin.bring(
      "newspaper-issue",
      issue({
        title: "О пенсиях",
        number: 3,
        throughNumber: 118,
        editorsWord: "Дорогие читатели!",
        pdf: file,
        surveyId: "https://union.example/en/surveys/0198C000-0000-7000-8000-0000000000EE?from=paper",
        rubrics: [rubric("Права", leave, pensions), rubric("Досуг", games)],
      }),
    );
    await admin.publish("article", pensions, { title: "Пенсии: разбор" });
    const shown = () =>
      newsroom.read(
        `select locale, newspaper_id, organisation_id, organisation_path, title, number, through_number, issued_on::text,
                editors_word, survey_id, rubrics, pdf from published.newspaper_issue where id = $1`,
        [id],
      );
    expect(await shown()).toEqual([
      {
        locale: "ru",
        newspaper_id: paper,
        organisation_id: teachers.id,
        organisation_path: teachers.path,
        title: "О пенсиях",
        number: 3,
        through_number: 118,
        issued_on: "2026-11-20",
        editors_word: "Дорогие читатели!",
        survey_id: "0198c000-0000-7000-8000-0000000000ee",
        rubrics: [
          { title: "Права", articleIds: [leave, pensions] },
          { title: "Досуг", articleIds: [games] },
        ],
        pdf: [expect.objectContaining({ name: "Номер.pdf", mediaType: "application/pdf", size: 20 })],
      },
    ]);

    // What an editor goes on with is nobody's to read until it is published.
    const before = await shown();
    await admin.update("newspaper-issue", id, { title: "Черновик", rubrics: [rubric("Права", games)] });
    expect(await shown()).toEqual(before);
    expect((await admin.publish("newspaper-issue", id)).status).toBe(200);
    expect(await shown()).toMatchObject([{ title: "Черновик", rubrics: [{ articleIds: [games] }] }]);
    await admin.unpublish("newspaper-issue", id);
    expect(await shown()).toEqual([]);
  });

  it("has a newspaper, and articles of its organisation alone, each once", async () => {
    expect(said(await admin.create("newspaper-issue", { number: 1 }))).toEqual([
      400,
      "Выберите газету: по ней определяется организация.",
    ]);
    const site = await admin.bring("site", { title: "Регион", organisationId: region.id });
    const secret = await admin.create("article", { title: "Чужая тайна", ...on("site", site) });
    const foreign = issue({ rubrics: [rubric("Права", secret.body.data.documentId)] });
    expect(said(await admin.create("newspaper-issue", foreign))).toEqual([
      400,
      "В номер ставят материалы организации, чья это газета: среди выбранных есть чужой.",
    ]);
    const [pensions = ""] = articles;
    const twice = issue({ rubrics: [rubric("Права", pensions), rubric("Досуг", pensions)] });
    expect(said(await admin.create("newspaper-issue", twice))).toEqual([
      400,
      expect.stringMatching(/^Материал «Пенсии.*» стоит в номере дважды\.$/),
    ]);
  });

  it("is one of its number in a year, and of its through number at all", async () => {
    await admin.bring("newspaper-issue", issue({ number: 7, throughNumber: 70 }));
    expect(said(await admin.create("newspaper-issue", issue({ number: 7 })))).toEqual([
      400,
      "Номер 7 за 2026 год в этой газете уже есть.",
    ]);
    expect(said(await admin.create("newspaper-issue", issue({ throughNumber: 70 })))).toEqual([
      400,
      "Сквозной номер 70 в этой газете уже есть.",
    ]);
    expect((await publishing({ number: 7, issuedOn: "2025-11-20" })).status).toBe(200);

    const same = issue({ number: 8, issuedOn: "2024-01-31" });
    const answers = await Promise.all([1, 2, 3].map(() => admin.create("newspaper-issue", same)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      201, 400, 400,
    ]);
  });

  it("goes out with a day, something in it, and published articles only", async () => {
    expect(said(await publishing({ issuedOn: null }))).toEqual([
      400,
      "Укажите дату выхода: без неё номер не публикуется.",
    ]);
    expect(said(await publishing({ rubrics: [rubric("Права")] }))).toEqual([
      400,
      "В номере ничего нет: поставьте материалы в рубрики или приложите PDF.",
    ]);
    const draft = await admin.create("article", { title: "Пишется", ...on("site", teachersSite) });
    const { documentId } = draft.body.data;
    expect(said(await publishing({ rubrics: [rubric("Права", documentId)] }))).toEqual([
      400,
      "Материал «Пишется» не опубликован: сначала опубликуйте его.",
    ]);
  });

  it("takes a PDF for its printed self and nothing else, and a survey by its address", async () => {
    const file = await admin.upload(
      "Номер.mp3",
      "audio/mpeg",
      "ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000",
    );
    expect(said(await admin.create("newspaper-issue", issue({ pdf: file })))).toEqual([
      400,
      "Печатная версия — это файл PDF, а «Номер.mp3» не PDF.",
    ]);
    expect(said(await admin.create("newspaper-issue", issue({ surveyId: "наша анкета" })))).toEqual([
      400,
      "Вставьте адрес страницы опроса: в нём есть его номер.",
    ]);
  });

  it("is made by editors of its organisation, of their own articles", async () => {
    const editor = await newsroom.editor(teachers);
    const offered = await editor.send(
      "GET",
      "/content-manager/relations/newspaper.rubric/articles?locale=ru&pageSize=50",
    );
    const titles: string[] = offered.body.results.map(({ title }: { title: string }) => title);
    expect(titles).toContain("Отпуск");
    expect(titles).not.toContain("Чужая тайна");
    const id = await editor.bring("newspaper-issue", issue({ number: 50 }));
    expect(await newsroom.read("select number from published.newspaper_issue where id = $1", [id])).toEqual([
      { number: 50 },
    ]);

    const stranger = await newsroom.editor(miners);
    expect((await stranger.read("newspaper-issue", id)).status).toBe(403);
    expect((await stranger.update("newspaper-issue", id, { title: "Взлом" })).status).toBe(403);
    expect((await stranger.unpublish("newspaper-issue", id)).status).toBe(403);
    expect((await stranger.create("newspaper-issue", issue({ number: 51 }))).status).toBe(403);
    expect((await stranger.update("newspaper", paper, { title: "Взлом" })).status).toBe(403);
    expect((await stranger.list("newspaper-issue")).body.pagination.total).toBe(1);
  });
});

describe("the form of an article", () => {
  it("gives the union's advice where it is written", async () => {
    const { body } = await admin.send(
      "GET",
      "/content-manager/content-types/api::article.article/configuration",
    );
    expect(body.data.contentType.metadatas.body.edit.description).toContain("официальные постановления");
    const issues = "/content-manager/content-types/api::newspaper-issue.newspaper-issue/configuration";
    const { components } = (await admin.send("GET", issues)).body.data;
    expect(components["newspaper.rubric"].metadatas.articles.edit.description).toContain("каждый — один раз");
  });
});
