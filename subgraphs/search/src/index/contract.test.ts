import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readSearchEnv } from "../env.js";
import { understandQuery } from "../query/understand-query.js";
import { corpus, documentOf, REGION, SCHOOL } from "../testing/search-corpus.js";
import { openFts5Index } from "./fts5/fts5-index.js";
import { MeilisearchIndex } from "./meilisearch/meilisearch-index.js";
import { EVERYONE, type SearchDocument } from "./search-document.js";
import type { SearchFilter, SearchIndex, SearchPage } from "./search-index.js";

const { MEILI_URL, MEILI_KEY } = readSearchEnv();

/** Query and the beginning of the title that must stand in the first ten. */
const WANTED: [query: string, title: string][] = [
  ["отпуск", "Сколько длится"],
  ["сколько дней отпуска у педагога", "Сколько длится"],
  ["jngecr", "Сколько длится"],
  ["отпусук", "Сколько длится"],
  ["больничный", "Как оформить больничный"],
  ["листка нетрудоспособности", "Как оформить больничный"],
  ["ночные надбавки", "Надбавка за работу"],
  ["надбавок", "Надбавка за работу"],
  ["задержали зарплату", "Что делать при задержке"],
  ["мат помощь", "Материальная помощь"],
  ["материалная помошь", "Материальная помощь"],
  ["уволнение", "Увольнение по соглашению"],
  ["досрочная пенсия", "Досрочная пенсия"],
  ["ljchjxyfz gtycbz", "Досрочная пенсия"],
  ["путевка", "Путёвки в санаторий"],
  ["путёвок", "Путёвки в санаторий"],
  ["gen`dre", "Путёвки в санаторий"],
  ["санатрий", "Путёвки в санаторий"],
  ["заявок", "Путёвки в санаторий"],
  ["отраслевые соглашения", "Подписано отраслевое"],
  ["доплата молодому специалисту", "Подписано отраслевое"],
  ["cоглашение отpаслевое", "Подписано отраслевое"],
  ["спартакиады", "Спартакиада"],
  ["cgfhnfrbflf", "Спартакиада"],
  ["забостовка", "Забастовка"],
  ["бастующие водители", "Забастовка"],
  ["выборы председателя", "Итоги отчётно"],
  ["отчетно выборная", "Итоги отчётно"],
  ["Крылова", "Итоги отчётно"],
  ["лагерь для детей", "Детский лагерь"],
  ["ребенок", "Детский лагерь"],
  ["охрана труда", "Охрана труда"],
  ["j[hfyf nhelf", "Охрана труда"],
  ["дня учителя", "День учителя"],
  ["консультация юриста", "Юридическая консультация"],
  ["лыжи", "Как мы ходили"],
  ["первичек", "Моя первая первичка"],
  ["карельская организация", "Карельская региональная"],
  ["лицей 40", "Первичка лицея"],
  ["лицея №40", "Первичка лицея"],
  ["отпус", "Сколько длится"],
  ["Петрозаводск", "Первичка лицея"],
];

function contract(open: () => Promise<SearchIndex>): void {
  let index: SearchIndex;
  const everyone = { audiences: [EVERYONE] };
  const anywhere: SearchFilter = { locale: "RU", organisationId: null };
  const page: SearchPage = { kinds: null, order: "RELEVANCE", limit: 10, after: null };

  const build = async (documents: readonly SearchDocument[], position = 1) => {
    const rebuild = await index.beginRebuild();
    await rebuild.append(documents);
    await rebuild.write({ documents: [], gone: [], position });
    await rebuild.commit();
  };
  const find = async (query: string, change: Partial<SearchPage & SearchFilter> = {}, access = everyone) => {
    const { words } = await understandQuery(query, index);
    const filter = { locale: change.locale ?? "RU", organisationId: change.organisationId ?? null };
    return index.search(words, access, filter, { ...page, ...change });
  };
  const titles = async (...given: Parameters<typeof find>) =>
    (await find(...given)).map(({ title }) => title);

  beforeAll(async () => {
    index = await open();
    await build(corpus(300));
  });
  afterAll(() => index.close());

  it.each(WANTED)("finds for «%s» what is wanted among the first ten", async (query, title) => {
    expect((await titles(query)).filter((found) => found.startsWith(title))).toHaveLength(1);
  });

  it("finds documents with every word, and counts them by kind", async () => {
    const { words } = await understandQuery("членам профсоюза помощь", index);
    expect(await titles("членам профсоюза помощь")).toEqual(["Материальная помощь членам профсоюза"]);
    expect(await index.count(words, everyone, anywhere)).toEqual({
      ARTICLE: 0,
      BLOG_POST: 0,
      KNOWLEDGE_ARTICLE: 1,
      NEWSPAPER_ISSUE: 0,
      ORGANISATION: 0,
    });
  });

  it("finds documents with any of the words where none has them all", async () => {
    expect((await titles("санаторий забастовка")).toSorted()).toEqual([
      "Забастовка водителей автобусов",
      "Путёвки в санаторий для членов профсоюза",
    ]);
  });

  it("keeps to kinds, to a subtree and to a language", async () => {
    const documents = [
      documentOf({ title: "Кристалл один", kind: "BLOG_POST", organisations: [REGION, SCHOOL] }),
      documentOf({ title: "Кристалл два", locales: ["EN"] }),
      documentOf({ title: "Кристалл три", locales: ["RU"] }),
    ];
    await index.write({ documents, gone: [], position: 2 });
    expect((await titles("кристалл")).toSorted()).toEqual(["Кристалл один", "Кристалл три"]);
    expect((await titles("кристалл", { locale: "EN" })).toSorted()).toEqual([
      "Кристалл два",
      "Кристалл один",
    ]);
    expect(await titles("кристалл", { kinds: ["BLOG_POST"] })).toEqual(["Кристалл один"]);
    expect(await titles("кристалл", { organisationId: SCHOOL })).toEqual(["Кристалл один"]);
    expect(await titles("кристалл", { kinds: ["ORGANISATION"] })).toEqual([]);
  });

  it("shows nobody what is not meant for them, not even in words or suggestions", async () => {
    const documents = [documentOf({ title: "Малахитовая тайна", audience: ["organisation:1"] })];
    await index.write({ documents, gone: [], position: 3 });
    const own = { audiences: [EVERYONE, "organisation:1"] };
    expect(await titles("малахитовая")).toEqual([]);
    expect(await titles("малахитовая", {}, { audiences: ["organisation:2"] })).toEqual([]);
    expect(await titles("малахитовая", {}, own)).toEqual(["Малахитовая тайна"]);
    expect(await index.startingWith("малах", 5)).toEqual([]);
    expect(await index.similar("молахитовая")).toEqual([]);
    expect(await index.suggestTitles(["малах"], everyone, anywhere, 5)).toEqual([]);
    expect(await index.suggestTitles(["малах"], own, anywhere, 5)).toEqual([
      { title: "Малахитовая тайна", kind: "ARTICLE" },
    ]);
  });

  it("never lets an older version replace a newer one, nor bring back what is gone", async () => {
    const seen = documentOf({ title: "Гранит новый", version: 7 });
    await index.write({ documents: [seen], gone: [], position: 7 });
    await index.write({
      documents: [{ ...seen, title: "Гранит старый", version: 5 }],
      gone: [],
      position: 7,
    });
    expect(await titles("гранит")).toEqual(["Гранит новый"]);
    await index.write({ documents: [], gone: [{ id: seen.id, version: 6 }], position: 7 });
    expect(await titles("гранит")).toEqual(["Гранит новый"]);
    await index.write({ documents: [], gone: [{ id: seen.id, version: 9 }], position: 9 });
    await index.write({ documents: [{ ...seen, version: 8 }], gone: [], position: 9 });
    expect(await titles("гранит")).toEqual([]);
    expect(await index.startingWith("гранит", 5)).toEqual([]);
    await index.write({ documents: [{ ...seen, version: 10 }], gone: [], position: 10 });
    expect(await titles("гранит")).toEqual(["Гранит новый"]);
  });

  it("says the same when it is told the same twice", async () => {
    const twice = documentOf({ title: "Базальт дважды", version: 11 });
    for (let time = 0; time < 2; time += 1) await index.write({ documents: [twice], gone: [], position: 11 });
    expect(await titles("базальт")).toEqual(["Базальт дважды"]);
    expect(await index.startingWith("базаль", 5)).toEqual([{ word: "базальт", stem: "базальт", count: 1 }]);
  });

  it("gives each document once, page by page, in both orders", async () => {
    const documents = Array.from({ length: 23 }, (_, place) =>
      documentOf({ title: `Яшма ${place}`, version: 12 }),
    );
    await index.write({ documents, gone: [], position: 12 });
    for (const order of ["RELEVANCE", "NEWEST"] as const) {
      const read: string[] = [];
      for (let after: SearchPage["after"] = null; ;) {
        const hits = await find("яшма", { order, after, limit: 5 });
        if (hits.length === 0) break;
        read.push(...hits.map(({ title }) => title));
        after = hits.at(-1)?.place ?? null;
      }
      if (order === "NEWEST") expect(read).toEqual(documents.map(({ title }) => title).toReversed());
      expect(read.toSorted()).toEqual(documents.map(({ title }) => title).toSorted());
    }
  });

  it("marks what matched and escapes the rest", async () => {
    const body = `${"Вступление без дела. ".repeat(30)}Про опалы <b>&</b> опалами. ${"Ещё. ".repeat(60)}`;
    await index.write({ documents: [documentOf({ title: "Камни", body })], gone: [], position: 13 });
    const [hit] = await find("опал");
    expect(hit?.highlight).toMatch(
      /^….*Про <mark>опалы<\/mark> &lt;b&gt;&amp;&lt;\/b&gt; <mark>опалами<\/mark>\..*…$/,
    );
  });

  it("answers from the old index until the new one is whole, and forgets one that is given up", async () => {
    const rebuild = await index.beginRebuild();
    await rebuild.append([documentOf({ title: "Аметист наполовину" })]);
    expect(await titles("аметист")).toEqual([]);
    await rebuild.abort();
    expect(await titles("отпуск")).toHaveLength(1);
    await build([documentOf({ title: "Аметист целый" })], 20);
    expect(await titles("аметист")).toEqual(["Аметист целый"]);
    expect(await titles("отпуск")).toEqual([]);
    expect(await index.state()).toEqual({ isBuilt: true, position: 20 });
    expect(await index.counts()).toEqual({
      ARTICLE: 1,
      BLOG_POST: 0,
      KNOWLEDGE_ARTICLE: 0,
      NEWSPAPER_ISSUE: 0,
      ORGANISATION: 0,
    });
  });
}

describe("the embedded index", () => {
  contract(() => openFts5Index());

  it("keeps what it has through an end and a new start, and builds anew from a broken file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "angel-search-test-"));
    const { writeFile } = await import("node:fs/promises");
    const document = documentOf({ title: "Останется" });
    const first = await openFts5Index(folder);
    await first.write({ documents: [document], gone: [], position: 5 });
    await expect(openFts5Index(folder)).rejects.toThrow("used by another process");
    await first.close();
    const second = await openFts5Index(folder);
    expect([await second.state(), await second.placesOf([document.id])]).toEqual([
      { isBuilt: false, position: 5 },
      new Map([[document.id, [REGION]]]),
    ]);
    await second.close();
    await writeFile(
      join(folder, "search.sqlite"),
      "no database at all, but long enough to be looked at ".repeat(100),
    );
    const third = await openFts5Index(folder);
    expect(await third.state()).toEqual({ isBuilt: false, position: 0 });
    await third.close();
    await rm(folder, { recursive: true });
  });
});

const onServer = MEILI_URL === undefined ? describe.skip : describe;
onServer(
  "the index on Meilisearch (skipped where MEILI_URL names no server: no npm package carries one)",
  () => {
    const opened: MeilisearchIndex[] = [];
    contract(async () => {
      const index = new MeilisearchIndex(
        { host: MEILI_URL ?? "", apiKey: MEILI_KEY },
        `test-${randomUUID()}`,
      );
      opened.push(index);
      return index;
    });
    afterAll(async () => {
      for (const index of opened) await index.drop();
    });
  },
);
