import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { search } from "../subgraph.js";
import { PublishedWorld } from "../testing/published-world.js";

const app = testSubgraph(search);
const world = new PublishedWorld(app);
beforeAll(() => world.open());

const Search = `query Search($query: String!, $kinds: [SearchKind!], $organisationId: ID, $first: Int, $after: String, $order: SearchOrder, $locale: Locale) {
  search(query: $query, kinds: $kinds, organisationId: $organisationId, first: $first, after: $after, order: $order, locale: $locale) {
    nodes { id kind title highlight publishedAt subject { __typename ... on Article { id } ... on Organisation { id } ... on BlogPost { id } ... on KnowledgeArticle { id } } }
    pageInfo { hasNextPage endCursor }
    totalCount
    facets { kind count }
    correctedQuery
  }
}`;

interface Node {
  id: string;
  title: string;
  highlight: string;
}

const find = async (query: string, rest: Record<string, unknown> = {}) =>
  (await app.anonymous.run(Search, { query, ...rest })).search;

const titles = async (query: string, rest: Record<string, unknown> = {}) =>
  ((await find(query, rest)).nodes as Node[]).map(({ title }) => title);

/** Waits until the index has heard of what was told. */
const found = (query: string, title: string) =>
  app.eventually(
    () => titles(query),
    (all) => all.includes(title),
  );

describe("searching", () => {
  it("finds an article soon after it is published, whole and as its owner's", async () => {
    const publishedAt = new Date("2026-11-19T10:00:00Z");
    const id = await world.article("Путёвки в санаторий", {
      body: "<p>Путёвок &lt;десять&gt;, заявки до пятницы.</p>",
      publishedAt,
    });
    await found("путевка", "Путёвки в санаторий");

    expect(await find("путёвка")).toEqual({
      nodes: [
        {
          id,
          kind: "ARTICLE",
          title: "Путёвки в санаторий",
          highlight: "<mark>Путёвок</mark> &lt;десять&gt;, заявки до пятницы.",
          publishedAt: "2026-11-19T10:00:00.000Z",
          subject: { __typename: "Article", id },
        },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      totalCount: 1,
      facets: [{ kind: "ARTICLE", count: 1 }],
      correctedQuery: null,
    });
  });

  it("finds nothing of an article that is withdrawn", async () => {
    const id = await world.article("Митинг у ратуши");
    await found("ратуша", "Митинг у ратуши");
    await world.withdrawArticle(id);
    expect(
      await app.eventually(
        () => titles("ратуша"),
        (all) => all.length === 0,
      ),
    ).toEqual([]);
  });

  it("shows the new text of an article that is published again, and no longer the old", async () => {
    const id = await world.article("Ярмарка вакансий");
    await found("вакансия", "Ярмарка вакансий");
    await app.sql("update published.article set title = 'Ярмарка мастеров' where id = $1", [id]);
    await world.tell("articlePublished", { id, locale: "ru" });
    await found("мастер", "Ярмарка мастеров");
    expect(await titles("вакансия")).toEqual([]);
  });

  it("mends the keyboard layout and says so", async () => {
    await world.article("Коллективный договор подписан");
    await found("договор", "Коллективный договор подписан");
    expect(await find("rjkktrnbdysq ljujdjh")).toMatchObject({
      nodes: [{ title: "Коллективный договор подписан" }],
      correctedQuery: "коллективный договор",
    });
  });

  it("mends slips and says so, also in the wrong layout", async () => {
    await world.article("Забастовка водителей закончилась");
    await found("забастовка", "Забастовка водителей закончилась");
    expect(await find("зобастовка")).toMatchObject({
      nodes: [{ title: "Забастовка водителей закончилась" }],
      correctedQuery: "забастовка",
    });
    expect(await find("pf,fcnjdrf")).toMatchObject({ correctedQuery: "забастовка" });
    expect(await find("pj,fcnjdrf")).toMatchObject({ correctedQuery: "забастовка", totalCount: 1 });
  });

  it("finds organisations by name and by number, and answers of the knowledge base by the law they rest on", async () => {
    await world.organisation("Первичка лицея № 40", { number: "10-01-0000-00040" });
    await world.knowledgeArticle("Сколько длится отпуск", { lawReference: "ст. 115 ТК РФ" });
    await found("лицей", "Первичка лицея № 40");
    await found("длится", "Сколько длится отпуск");
    expect(await titles("10-01-0000-00040")).toEqual(["Первичка лицея № 40"]);
    expect(await titles("115 TK")).toEqual(["Сколько длится отпуск"]);
  });

  it("finds articles of the knowledge base by the documents laid beside them", async () => {
    await world.knowledgeArticle("Приём в члены", { documents: [{ name: "Бланк согласия.docx" }] });
    await found("бланк", "Приём в члены");
  });

  it("finds what has a chart by the chart's title, source and bars", async () => {
    const charts = [
      {
        title: "Доверие к источникам",
        question: "Кому вы доверяете?",
        source: "Социологи",
        bars: [
          { label: "Телевидение", value: 49, series: "Август" },
          { label: "Моложе <25 & студенты", value: 15, series: null },
        ],
      },
    ];
    await world.article("Кому верят читатели", { charts });
    await world.knowledgeArticle("Цены на системы учёта", { charts });
    for (const query of [
      "доверие к источникам",
      "кому доверяете",
      "социологи",
      "телевидение",
      "август",
      "<25 & студенты",
    ])
      expect(
        await app.eventually(
          async () => (await titles(query)).sort(),
          (all) => all.length === 2,
        ),
      ).toEqual(["Кому верят читатели", "Цены на системы учёта"]);
  });

  it("finds numbers of newspapers by what they tell of, and no longer by what was withdrawn or renamed", async () => {
    const pensions = await world.article("Пенсия педагога досрочно");
    const games = await world.article("Турслёт в Сортавале");
    await world.newspaper("herald", "Учительский вестник");
    const id = await world.newspaperIssue("herald", {
      number: 3,
      title: "О правах",
      editorsWord: "Берегите себя и близких",
      rubrics: [{ title: "Разбор", articleIds: [pensions, games] }],
    });
    const kinds = ["NEWSPAPER_ISSUE"];
    const named = "«Учительский вестник», № 3 (103). О правах";
    const finds = (query: string, title: string | null) =>
      app.eventually(
        () => titles(query, { kinds }),
        (all) => (title === null ? all.length === 0 : all.includes(title)),
      );
    for (const query of ["вестник 103", "близкие", "разбор", "досрочная пенсия", "турслёт"])
      expect(await finds(query, named)).toEqual([named]);
    expect((await find("турслёт", { kinds })).nodes).toMatchObject([
      { id, kind: "NEWSPAPER_ISSUE", subject: { __typename: "NewspaperIssue" } },
    ]);

    await world.withdrawArticle(games);
    expect(await finds("турслёт", null)).toEqual([]);
    await world.newspaper("herald", "Педагогическая газета");
    expect(await finds("педагогическая", "«Педагогическая газета», № 3 (103). О правах")).toHaveLength(1);
  });

  it("counts kinds as if none had been asked for, and finds only those asked for", async () => {
    await world.article("Спартакиада в четверг");
    await world.blogPost("Моя спартакиада");
    await found("спартакиада", "Спартакиада в четверг");
    await found("спартакиада", "Моя спартакиада");
    expect(await find("спартакиада", { kinds: ["BLOG_POST"] })).toMatchObject({
      nodes: [{ title: "Моя спартакиада", kind: "BLOG_POST", subject: { __typename: "BlogPost" } }],
      totalCount: 1,
      facets: [
        { kind: "ARTICLE", count: 1 },
        { kind: "BLOG_POST", count: 1 },
      ],
    });
    expect(await find("спартакиада", { kinds: ["BLOG_POST", "BLOG_POST"] })).toMatchObject({ totalCount: 1 });
  });

  it("keeps to a subtree, and follows an organisation that moves in the tree", async () => {
    const region = await world.organisation("Регион севера");
    const other = await world.organisation("Регион юга");
    const school = await world.organisation("Школа у озера", { parent: region });
    await world.article("Субботник на берегу", { organisation: school });
    await found("субботник", "Субботник на берегу");
    const within = ({ id }: { id: string }) => titles("субботник", { organisationId: id });
    expect([await within(region), await within(school), await within(other)]).toEqual([
      ["Субботник на берегу"],
      ["Субботник на берегу"],
      [],
    ]);

    await app.sql("update published.organisation set ancestor_ids = $2 where id = $1", [
      school.id,
      [other.id, school.id],
    ]);
    await world.tell("organisationChanged", { id: school.id });
    await app.eventually(
      () => within(other),
      (all) => all.length === 1,
    );
    expect(await within(region)).toEqual([]);
  });

  it("shows each language its own, and the other where there is no translation", async () => {
    const id = await world.article("Слёт молодёжи на Ладоге");
    await found("ладога", "Слёт молодёжи на Ладоге");
    expect(await titles("ладога", { locale: "EN" })).toEqual(["Слёт молодёжи на Ладоге"]);

    await world.article("Youth rally by lake Ladoga", { id, locale: "en" });
    await app.eventually(
      () => titles("Ladoga rallies", { locale: "EN" }),
      (all) => all.length === 1,
    );
    expect(await titles("ладога", { locale: "EN" })).toEqual([]);
    expect(await titles("ладога")).toEqual(["Слёт молодёжи на Ладоге"]);
  });

  it("pages through all there is, each thing once, by relevance and by date", async () => {
    for (let day = 1; day <= 7; day += 1) {
      await world.article(`Семинар казначеев ${day}`, { publishedAt: new Date(`2026-10-0${day}T12:00:00Z`) });
    }
    await app.eventually(
      () => titles("казначей"),
      (all) => all.length === 7,
    );
    for (const order of ["RELEVANCE", "NEWEST"]) {
      const read: string[] = [];
      for (let after: string | null = null; ;) {
        const page: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await find(
          "казначей",
          {
            order,
            first: 3,
            after,
          },
        );
        read.push(...page.nodes.map(({ title }) => title));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(read.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `Семинар казначеев ${day}`));
      if (order === "NEWEST") expect(read).toEqual(read.toSorted().toReversed());
    }
  });

  it("answers whatever is typed, or refuses it with a code", async () => {
    const nothing = { nodes: [], totalCount: 0, facets: [], correctedQuery: null };
    for (const query of [
      "",
      " ",
      "\0",
      "\ud83d",
      '"',
      "*",
      "()",
      "^",
      "AND",
      "😀",
      "—",
      "NEAR(",
      "{title} :",
      "-",
    ]) {
      expect(await find(query)).toMatchObject(query === "AND" ? {} : nothing);
    }
    for (const query of [
      "я",
      "a",
      "путёвк\0и",
      "путёвки\ud83d",
      '"путёвки',
      "путёвки* OR NOT (",
      "title:путёвки AND NEAR",
    ]) {
      expect(await app.anonymous.refusal(Search, { query })).toBeUndefined();
    }
    expect(await titles('"путёвки\0\ud83d')).toEqual(["Путёвки в санаторий"]);
    expect(await app.anonymous.refusal(Search, { query: "профсоюз ".repeat(110) })).toBeUndefined();
    expect(await app.anonymous.refusal(Search, { query: "я".repeat(10_000) })).toBe("BAD_USER_INPUT");
    expect(await app.anonymous.refusal(Search, { query: "путёвки", first: 0 })).toBe("BAD_USER_INPUT");
    for (const after of ["x", "W10", "WyJhIiwiYiJd", "WzEsMS41XQ"]) {
      expect(await app.anonymous.refusal(Search, { query: "путёвки", after })).toBe("BAD_USER_INPUT");
    }
    for (const organisationId of ["", "1", "\0", "\ud83d", "'; --"]) {
      expect(await titles("путёвки", { organisationId })).toEqual([]);
    }
  });

  it("gives a member and a stranger the same of what is open to all", async () => {
    await world.article("Общее собрание открыто");
    await found("собрание", "Общее собрание открыто");
    const grants = [
      { role: Role.MEMBER, path: "1.2", organisationId: "00000000-0000-7000-8000-000000000001" },
    ];
    const member = app.as({ accountId: "a", memberId: "m", grants });
    expect(await member.run(Search, { query: "собрание" })).toEqual(
      await app.anonymous.run(Search, { query: "собрание" }),
    );
  });
});

describe("suggesting", () => {
  const Suggest = `query Suggest($query: String!, $first: Int) { suggest(query: $query, first: $first) { text kind } }`;
  const suggest = async (query: string, first = 8) =>
    (await app.anonymous.run(Suggest, { query, first })).suggest;

  it("completes the word and names titles, also in the wrong layout", async () => {
    await world.article("Квалификация наставников");
    await found("наставник", "Квалификация наставников");
    const expected = [
      { text: "квалификация", kind: null },
      { text: "Квалификация наставников", kind: "ARTICLE" },
    ];
    expect(await suggest("квал")).toEqual(expected);
    expect(await suggest("rdfk")).toEqual(expected);
    expect(await suggest("наставников квал", 1)).toEqual([{ text: "наставников квалификация", kind: null }]);
  });

  it("is silent where nothing begins so, and never fails", async () => {
    for (const query of ["", "щщщщ", "\0", "\ud83d", '"', "*", "ъ".repeat(500)])
      expect(await suggest(query)).toEqual([]);
    expect(await app.anonymous.refusal(Suggest, { query: "к", first: 0 })).toBe("BAD_USER_INPUT");
    expect(await app.anonymous.refusal(Suggest, { query: "к".repeat(10_000) })).toBe("BAD_USER_INPUT");
  });
});
