import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin } from "../testing/admin.js";
import { miners, openNewsroom, region, school, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
let admin: Admin;
let siteId: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  admin = await newsroom.administrator();
  siteId = await admin.bring("site", { title: "Сайт региона", organisationId: region.id });
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

const on = (id: string) => ({ site: { connect: [{ documentId: id, locale: "ru" }] } });
const said = (answer: { body: { error?: { message: string } } }) => answer.body.error?.message;

describe("a site", () => {
  it("has at most seven sections, also when several are added at once", async () => {
    const crowded = await admin.bring("site", { title: "Тесный", organisationId: teachers.id });
    for (let number = 1; number <= 5; number++)
      expect((await admin.create("section", { title: `Раздел ${number}`, ...on(crowded) })).status).toBe(201);
    const rest = await Promise.all(
      [6, 7, 8, 9].map((number) => admin.create("section", { title: `Раздел ${number}`, ...on(crowded) })),
    );
    expect(rest.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 201, 400, 400]);
    expect(said(rest.find(({ status }) => status === 400) as never)).toBe("На сайте не больше 7 разделов.");
    expect(
      await newsroom.sql(
        "select count(distinct document_id)::int as sections from strapi.sections where site_id = $1",
        [crowded],
      ),
    ).toEqual([{ sections: 7 }]);
  });

  it("is one to an organisation", async () => {
    const second = await admin.create("site", { title: "Второй", organisationId: region.id });
    expect([second.status, said(second)]).toEqual([400, "У этой организации уже есть сайт."]);
  });

  it("belongs to an organisation of the registry", async () => {
    const unknown = "0198c000-0000-7000-8000-00000000dead";
    const answers = [
      await admin.create("site", { title: "Ничей" }),
      await admin.create("site", { title: "Ничей", organisationId: "" }),
      await admin.create("site", { title: "Ничей", organisationId: unknown }),
      await admin.create("site", { title: "Ничей", organisationId: "не организация" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  it("is not deleted while anything stands on it", async () => {
    const id = await admin.bring("site", { title: "Нужный", organisationId: miners.id });
    const articleId = await admin.bring("article", { title: "Стоит", ...on(id) });
    expect((await admin.remove("site", id, "*")).status).toBe(400);
    expect((await admin.update("site", id, { organisationId: school.id })).status).toBe(400);
    await admin.remove("article", articleId, "*");
    expect((await admin.remove("site", id, "*")).status).toBe(200);
  });
});

describe("a section", () => {
  it("has a short name", async () => {
    const made = await admin.create("section", {
      title: "Название, которое длиннее двадцати четырёх",
      ...on(siteId),
    });
    const status =
      made.status === 201 ? (await admin.publish("section", made.body.data.documentId)).status : made.status;
    expect(status).toBe(400);
  });

  it("stands on a site, and holds articles of that site only", async () => {
    expect((await admin.create("section", { title: "Ничей" })).status).toBe(400);
    const other = await admin.bring("site", { title: "Школа", organisationId: school.id });
    const section = await admin.bring("section", { title: "Школьный", ...on(other) });
    const misplaced = await admin.create("article", {
      title: "Не туда",
      ...on(siteId),
      section: { connect: [{ documentId: section, locale: "ru" }] },
    });
    expect([misplaced.status, said(misplaced)]).toEqual([400, "Этот раздел принадлежит другому сайту."]);
  });
});

describe("the knowledge base", () => {
  it("has at most twenty rubrics, and drops none that holds articles", async () => {
    const rubrics: string[] = [];
    for (let number = 1; number <= 20; number++)
      rubrics.push(
        await admin.bring("knowledge-rubric", { title: `Рубрика ${number}`, organisationId: region.id }),
      );
    const more = await admin.create("knowledge-rubric", { title: "Лишняя", organisationId: region.id });
    expect([more.status, said(more)]).toEqual([400, "В базе знаний не больше 20 рубрик."]);

    const [first, second] = rubrics as [string, string];
    const articleId = await admin.bring("knowledge-article", {
      title: "Стоит",
      topic: "Право",
      rubric: { connect: [{ documentId: first, locale: "ru" }] },
      organisationId: region.id,
    });
    const kept = await admin.remove("knowledge-rubric", first, "*");
    expect([kept.status, said(kept)]).toEqual([400, "В рубрике есть статьи: сначала перенесите их."]);
    expect((await admin.remove("knowledge-rubric", second, "*")).status).toBe(200);
    await admin.remove("knowledge-article", articleId, "*");
    expect((await admin.remove("knowledge-rubric", first, "*")).status).toBe(200);
  });
});

describe("an article", () => {
  it("that is a repost goes out with a comment only", async () => {
    const repost = { title: "Репост", repostOf: "https://news.example/1", ...on(siteId) };
    const id = (await admin.create("article", repost)).body.data.documentId;
    expect((await admin.publish("article", id)).status).toBe(400);
    expect((await admin.publish("article", id, { repostComment: "Это важно и для нас." })).status).toBe(200);
    expect(
      await newsroom.read("select repost_of, repost_comment from published.article where id = $1", [id]),
    ).toEqual([{ repost_of: "https://news.example/1", repost_comment: "Это важно и для нас." }]);
  });

  it("shows readers clean text, whatever was written", async () => {
    const body = [
      { type: "heading", level: 1, children: [{ type: "text", text: "Заголовок <b>" }] },
      {
        type: "paragraph",
        children: [
          { type: "text", text: "<script>alert(1)</script>", bold: true },
          { type: "link", url: "javascript:alert(1)", children: [{ type: "text", text: "сюда" }] },
          { type: "link", url: "https://union.example/?a=1&b=2", children: [{ type: "text", text: "туда" }] },
        ],
      },
      {
        type: "list",
        format: "unordered",
        children: [{ type: "list-item", children: [{ type: "text", text: "раз" }] }],
      },
    ];
    const id = await admin.bring("article", { title: "Чистый", body, ...on(siteId) });
    expect(await newsroom.read("select body from published.article where id = $1", [id])).toEqual([
      {
        body: [
          "<h2>Заголовок &lt;b&gt;</h2>",
          '<p><strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong>сюда<a href="https://union.example/?a=1&amp;b=2" rel="noopener nofollow">туда</a></p>',
          "<ul><li>раз</li></ul>",
        ].join("\n"),
      },
    ]);
    const [stored] = await newsroom.sql(
      "select body::text as body from strapi.articles where document_id = $1",
      [id],
    );
    expect(stored?.body).not.toContain("javascript:");
  });

  it("takes HTML too, and keeps of it what the editor can open", async () => {
    const body =
      '<h2>Итоги</h2><p onclick="x()">Было <strong>хорошо</strong><script>alert(1)</script><img src=x onerror=alert(1)></p><iframe src="https://evil.example"></iframe><ol><li><a href="javascript:1">раз</a></li></ol>';
    const id = await admin.bring("article", { title: "Из HTML", body, ...on(siteId) });
    expect(await newsroom.read("select body from published.article where id = $1", [id])).toEqual([
      {
        body: "<h2>Итоги</h2>\n<p>Было <strong>хорошо</strong></p>\n<ol><li>раз</li></ol>",
      },
    ]);
  });

  it("is not broken by characters that Postgres cannot keep", async () => {
    const made = await admin.create("article", {
      title: "Нуль\u0000 и половина \ud800",
      lead: "\u0000",
      ...on(siteId),
    });
    expect([made.status, made.body.data.title]).toEqual([201, "Нуль и половина \ufffd"]);
  });

  it("answers nonsense with a refusal, never with a fault of ours", async () => {
    const sent = [
      { title: { deep: 1 } },
      { title: "x".repeat(100_000) },
      { title: "Вид", kind: "NOVELTY" },
      { title: "Тело", body: [{ type: "explosion", children: [] }] },
      { title: "Тело", body: { type: "paragraph" } },
      { title: "Тело", body: [null, 1, "text"] },
      { title: "Тело", body: JSON.parse('{"children":['.repeat(1000) + "]}".repeat(1000)) },
      { title: "Сайт", site: { connect: [{ documentId: "no-such-site" }] } },
      { title: "Сайт", site: "no-such-site" },
      { title: "Обложка", cover: 987654 },
    ];
    for (const data of sent) {
      const { status } = await admin.create("article", { ...on(siteId), ...data });
      expect([JSON.stringify(data).slice(0, 80), status < 500]).toEqual([
        JSON.stringify(data).slice(0, 80),
        true,
      ]);
    }
  });
});
