import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openNewsroom, publish } from "../testing/newsroom.js";

const app = testSubgraph(content);
const organisation_id = randomUUID();

const rubric = (id: string, more: object = {}) =>
  publish(app, "knowledge_rubric", { id, organisation_id, ...more });
const article = (id: string, more: object = {}) =>
  publish(app, "knowledge_article", { id, organisation_id, ...more });

beforeAll(async () => {
  await openNewsroom(app);
  await rubric("work", { title: "Инструкции", description: "Как работать в системе", position: 2 });
  await rubric("work", { locale: "en", title: "Instructions", position: 2 });
  await rubric("reference", { title: "Справочная информация", position: 1, shows_dictionaries: true });
  await rubric("empty", { title: "Пустая", position: 3 });
  await article("third", { rubric_id: "work", title: "В", position: 2, audience: "KEEPERS" });
  await article("first", { rubric_id: "work", title: "Я", position: 1 });
  await article("second", { rubric_id: "work", title: "Б", position: 2, audience: "KEEPERS" });
  await article("second", { rubric_id: "work", locale: "en", title: "B", position: 2, audience: "KEEPERS" });
  await article("law", {
    rubric_id: "reference",
    title: "Закон",
    explains: "APPLICATIONS",
    audience: "KEEPERS",
    documents: [
      { name: "Бланк.docx", url: "/uploads/blank.docx", mediaType: "application/msword", size: 12_340 },
      { name: "Скрипт", url: "javascript:alert(1)", mediaType: "text/html", size: 1 },
    ],
  });
  await article("stray");
});

const Rubrics = `query Rubrics($locale: Locale! = RU, $first: Int! = 20, $after: String, $audience: KnowledgeAudience) {
  knowledgeRubrics(locale: $locale) { id title locale availableLocales description position hasDictionaries organisation { id }
    articles(first: $first, after: $after, audience: $audience) { nodes { id title } totalCount pageInfo { hasNextPage endCursor } } } }`;

interface Shown {
  id: string;
  title: string;
  articles: {
    nodes: { id: string; title: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const rubrics = async (wanted: object = {}): Promise<Shown[]> =>
  (await app.anonymous.run(Rubrics, wanted)).knowledgeRubrics;
const titles = ({ articles }: Shown) => articles.nodes.map(({ title }) => title);

describe("the rubrics of the knowledge base", () => {
  it("come in their order, each with its articles in theirs", async () => {
    const [reference, work, empty] = await rubrics();

    expect(reference).toMatchObject({ id: "reference", hasDictionaries: true, description: null });
    expect(work).toEqual({
      id: "work",
      title: "Инструкции",
      locale: "RU",
      availableLocales: ["RU", "EN"],
      description: "Как работать в системе",
      position: 2,
      hasDictionaries: false,
      organisation: { id: organisation_id },
      articles: {
        nodes: [
          { id: "first", title: "Я" },
          { id: "second", title: "Б" },
          { id: "third", title: "В" },
        ],
        totalCount: 3,
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    });
    expect(empty).toMatchObject({ id: "empty", articles: { nodes: [], totalCount: 0 } });
  });

  it("are read in the language asked for, what is not translated in the other", async () => {
    const [reference, work] = (await rubrics({ locale: "EN" })) as [Shown, Shown];
    expect([reference.title, work.title]).toEqual(["Справочная информация", "Instructions"]);
    expect(titles(work).sort()).toEqual(["B", "В", "Я"].sort());
    expect(work.articles.totalCount).toBe(3);
  });

  it("narrow their articles to those for whom they are written", async () => {
    const [, work] = (await rubrics({ audience: "KEEPERS" })) as [Shown, Shown];
    expect([titles(work), work.articles.totalCount]).toEqual([["Б", "В"], 2]);
  });

  it("ask the database no oftener the more of them there are", async () => {
    const statements = await app.statementsOf(() => rubrics());
    expect(statements.filter((sql) => sql.includes("published."))).toHaveLength(4);
  });

  it("are paged by keyset, and take no other list's cursor", async () => {
    const Page = `query Page($after: String) { knowledgeRubric(id: "work") { articles(first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    const { knowledgeRubric: first } = await app.anonymous.run(Page);
    const { endCursor } = first.articles.pageInfo;
    const { knowledgeRubric: rest } = await app.anonymous.run(Page, { after: endCursor });

    expect(first.articles.nodes).toEqual([{ id: "first" }, { id: "second" }]);
    expect(rest.articles).toMatchObject({ nodes: [{ id: "third" }], pageInfo: { hasNextPage: false } });
    for (const foreign of [
      [1, "Б"],
      ["1", "Б", "id"],
      [0.5, "Б", "id"],
      [1, "\0", "id"],
      [1, "Б", "'"],
      [1, "Б", "id", 1],
    ]) {
      const after = Buffer.from(JSON.stringify(foreign)).toString("base64url");
      expect(await app.anonymous.refusal(Page, { after })).toBe("BAD_USER_INPUT");
    }
  });

  it("are null for an id that is none", async () => {
    for (const id of ["none", "\0", "'; drop table x"])
      expect(
        await app.anonymous.run("query Q($id: ID!) { knowledgeRubric(id: $id) { id } }", { id }),
      ).toEqual({
        knowledgeRubric: null,
      });
  });
});

describe("an article of the knowledge base", () => {
  const Article = `query Q($id: ID!) { knowledgeArticle(id: $id) {
    rubric { id title } audience explains documents { name url mediaType size } } }`;

  it("says where it stands, for whom it is, what it explains, and what can be downloaded", async () => {
    expect(await app.anonymous.run(Article, { id: "law" })).toEqual({
      knowledgeArticle: {
        rubric: { id: "reference", title: "Справочная информация" },
        audience: "KEEPERS",
        explains: "APPLICATIONS",
        documents: [
          { name: "Бланк.docx", url: "/uploads/blank.docx", mediaType: "application/msword", size: 12_340 },
        ],
      },
    });
    expect(await app.anonymous.run(Article, { id: "stray" })).toEqual({
      knowledgeArticle: { rubric: null, audience: "MEMBERS", explains: null, documents: [] },
    });
  });

  it("is found by the page it explains, and by whom it is for", async () => {
    const found = async (wanted: string) =>
      (
        await app.anonymous.run(`{ knowledgeArticles(${wanted}) { nodes { id } totalCount } }`)
      ).knowledgeArticles.nodes.map(({ id }: { id: string }) => id);
    expect(await found("explains: APPLICATIONS")).toEqual(["law"]);
    expect(await found("explains: PAPERS")).toEqual([]);
    expect((await found("audience: MEMBERS")).sort()).toEqual(["first", "stray"]);
  });
});
