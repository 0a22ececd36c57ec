import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { OWN_ROWS } from "@angel/kit/database";
import { testSubgraph } from "@angel/kit/testing";
import { openFts5Index } from "../index/fts5/fts5-index.js";
import type { SearchIndex } from "../index/search-index.js";
import { search } from "../subgraph.js";
import { PublishedWorld } from "../testing/published-world.js";
import { Follower } from "./follower.js";
import { plainText } from "./plain-text.js";
import { rebuildIndex } from "./rebuild-index.js";

const app = testSubgraph(search);
const world = new PublishedWorld(app);

const Search = `query Search($query: String!) { search(query: $query) { nodes { title } } }`;
const titles = async (query: string): Promise<string[]> =>
  (await app.anonymous.run(Search, { query })).search.nodes.map(({ title }: { title: string }) => title);
const found = (query: string) =>
  app.eventually(
    () => titles(query),
    (all) => all.length > 0,
  );

/** Another process with an index of its own. */
const follow = async (folder?: string) => {
  const follower = new Follower(await openFts5Index(folder), app.running);
  follower.start();
  return follower;
};
const titlesIn = async (index: SearchIndex, word: string) => {
  const page = { kinds: null, order: "RELEVANCE", limit: 10, after: null } as const;
  const hits = await index.search(
    [{ exact: word, stems: [word] }],
    { audiences: ["everyone"] },
    { locale: "RU", organisationId: null },
    page,
  );
  return hits.map(({ title }) => title);
};

describe("an index", () => {
  beforeAll(async () => {
    // It has opened by now, and nobody has published anything.
    expect(await titles("гвоздика")).toEqual([]);
    await world.open();
  });

  it("takes in what was published without a word, as a seed does", async () => {
    await app.sql(
      "insert into published.article (id, locale, title, body, published_at) values ('s1', 'ru', 'Гвоздика', '', now())",
    );
    expect(await found("гвоздика")).toEqual(["Гвоздика"]);
  });

  it("follows by itself, so that every process hears everything", async () => {
    const other = await follow();
    await world.article("Ромашка");
    expect(await found("ромашка")).toEqual(["Ромашка"]);
    await app.eventually(
      () => titlesIn(other.index, "ромашк"),
      (all) => all.length === 1,
    );
    expect(await titlesIn(other.index, "гвоздик")).toEqual(["Гвоздика"]);
    await other.close();
  });

  it("goes on from its own place after an end and a new start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "angel-search-test-"));
    const id = await world.article("Василёк");
    const first = await follow(folder);
    await app.eventually(
      () => titlesIn(first.index, "василек"),
      (all) => all.length === 1,
    );
    await first.close();
    await world.withdrawArticle(id);
    await world.article("Колокольчик");
    const second = await follow(folder);
    await app.eventually(
      () => titlesIn(second.index, "колокольчик"),
      (all) => all.length === 1,
    );
    expect(await titlesIn(second.index, "василек")).toEqual([]);
    await second.close();
    await rm(folder, { recursive: true });
  });

  it("has after a rebuild what was published, changed and withdrawn meanwhile", async () => {
    const staying = await world.article("Лютик жёлтый");
    const leaving = await world.article("Лютик синий");
    await app.eventually(
      () => titles("лютик"),
      (all) => all.length === 2,
    );
    const index = await openFts5Index();
    const busy: SearchIndex = {
      ...index,
      beginRebuild: async () => {
        const rebuild = await index.beginRebuild();
        return {
          ...rebuild,
          append: async (documents) => {
            await rebuild.append(documents);
            await app.sql("update published.article set title = 'Лютик белый' where id = $1", [staying]);
            await world.tell("articlePublished", { id: staying, locale: "ru" });
            await world.withdrawArticle(leaving);
            await world.article(`Лютик новый`);
          },
        };
      },
    };
    const em = app.running.orm.em.fork({ session: OWN_ROWS });
    const counts = await rebuildIndex(em, busy, () => false);
    const [{ count }] = (await app.sql<{ count: string }>("select count(*) from published.article")) as [
      { count: string },
    ];
    expect(counts).toMatchObject({ ARTICLE: Number(count) });
    expect((await titlesIn(index, "лютик")).toSorted()).toEqual(["Лютик белый", "Лютик новый"]);
    expect((await index.state()).isBuilt).toBe(true);
    await index.close();
  });

  it("passes over an event that names nothing, and what is no id", async () => {
    await world.tell("articlePublished", {});
    await world.tell("blogPostPublished", { id: "no uuid" });
    await world.article("Подснежник");
    expect(await found("подснежник")).toEqual(["Подснежник"]);
  });
});

describe("the words of a page", () => {
  it("are without tags, and with the signs that stood for others", () => {
    expect(plainText("<p>Ставка&nbsp;&laquo;5&nbsp;&lt;&#x20bd;&raquo;</p><p>да &amp; нет</p>")).toBe(
      "Ставка «5 <₽» да & нет",
    );
    expect(plainText("&#0;&#xffffff;&nothing; a < b")).toBe("&nothing; a < b");
  });
});
