import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin } from "../testing/admin.js";
import { miners, openNewsroom, region, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
let admin: Admin;
let siteId: string;
let sectionId: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  admin = await newsroom.administrator();
  siteId = await admin.bring("site", { title: "Сайт региона", organisationId: region.id });
  sectionId = await admin.bring("section", { title: "Новости", site: { connect: [{ documentId: siteId }] } });
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

const inSection = (locale = "ru") => ({
  site: { connect: [{ documentId: siteId, locale }] },
  section: { connect: [{ documentId: sectionId, locale }] },
});

const titlesOf = async (id: string) =>
  (
    await newsroom.read<{ locale: string; title: string }>(
      "select locale, title from published.article where id = $1 order by locale",
      [id],
    )
  ).map(({ locale, title }) => `${locale}: ${title}`);

describe("the published views", () => {
  it("show an article once it is published, and not before", async () => {
    const made = await admin.create("article", { title: "Встреча в пятницу", kind: "NEWS", ...inSection() });
    const id = made.body.data.documentId;
    expect(await titlesOf(id)).toEqual([]);

    await admin.publish("article", id);

    expect(
      await newsroom.read(
        `select id, locale, kind, organisation_id, organisation_path, site_id, section_id, title, slug, flows_down
           from published.article where id = $1`,
        [id],
      ),
    ).toEqual([
      {
        id,
        locale: "ru",
        kind: "NEWS",
        organisation_id: region.id,
        organisation_path: region.path,
        site_id: siteId,
        section_id: sectionId,
        title: "Встреча в пятницу",
        slug: "vstrecha-v-pyatniczu",
        flows_down: false,
      },
    ]);
  });

  it("keep showing what was published while its draft changes, and nothing once it is withdrawn", async () => {
    const id = await admin.bring("article", { title: "Первая редакция", ...inSection() });
    await admin.update("article", id, { title: "Вторая редакция" });
    expect(await titlesOf(id)).toEqual(["ru: Первая редакция"]);

    await admin.publish("article", id);
    expect(await titlesOf(id)).toEqual(["ru: Вторая редакция"]);

    await admin.unpublish("article", id);
    expect(await titlesOf(id)).toEqual([]);
  });

  it("show a translation beside the original, in the same place", async () => {
    const id = await admin.bring("article", { title: "Слёт молодёжи", kind: "ANNOUNCEMENT", ...inSection() });
    await admin.update("article", id, { title: "Youth rally" }, "en");
    expect(await titlesOf(id)).toEqual(["ru: Слёт молодёжи"]);

    await admin.publish("article", id, {}, "en");

    expect(
      await newsroom.read(
        "select locale, title, kind, site_id, section_id, organisation_id from published.article where id = $1 order by locale",
        [id],
      ),
    ).toEqual(
      [
        { locale: "en", title: "Youth rally" },
        { locale: "ru", title: "Слёт молодёжи" },
      ].map((own) => ({
        ...own,
        kind: "ANNOUNCEMENT",
        site_id: siteId,
        section_id: sectionId,
        organisation_id: region.id,
      })),
    );
  });

  it("keep the day of the first publication through all later ones", async () => {
    const started = Date.now();
    const id = await admin.bring("article", { title: "Навсегда первая", ...inSection() });
    const [first] = await newsroom.read<{ published_at: Date; updated_at: Date }>(
      "select * from published.article where id = $1",
      [id],
    );
    expect(first?.published_at.getTime()).toBeGreaterThanOrEqual(started);
    expect(first?.published_at.getTime()).toBeLessThanOrEqual(Date.now());
    await admin.publish("article", id, { title: "Исправленная" });
    await admin.unpublish("article", id);
    await admin.publish("article", id);

    const [last] = await newsroom.read("select * from published.article where id = $1", [id]);
    expect(last?.title).toBe("Исправленная");
    expect(last?.published_at).toEqual(first?.published_at);
    expect(last?.first_published_at).toEqual(first?.published_at);
    expect(last?.updated_at).not.toEqual(first?.updated_at);
  });

  it("show a site with everything that only its editors know", async () => {
    const id = await admin.bring("site", {
      title: "Учителя",
      mission: "Защищать учителя",
      organisationId: teachers.id,
      representatives: [
        { fullName: "Лаптева Анна Ильинична", responsibility: "Охрана труда", contact: "комн. 5" },
      ],
      superiorLinks: [{ title: "Регион", url: "https://region.example" }],
      socialLinks: [{ network: "VK", url: "https://vk.example/teachers" }],
    });

    const [shown] = await newsroom.read("select * from published.site where id = $1", [id]);
    expect(shown).toEqual({
      id,
      locale: "ru",
      organisation_id: teachers.id,
      organisation_path: teachers.path,
      title: "Учителя",
      mission: "Защищать учителя",
      union_symbol_url: null,
      region_symbol_url: null,
      local_symbol_url: null,
      representatives: [
        { fullName: "Лаптева Анна Ильинична", responsibility: "Охрана труда", contact: "комн. 5" },
      ],
      superior_links: [{ title: "Регион", url: "https://region.example", bannerUrl: null }],
      social_links: [{ network: "VK", url: "https://vk.example/teachers" }],
      published_at: expect.any(Date),
      first_published_at: expect.any(Date),
      updated_at: expect.any(Date),
    });
  });

  it("show the knowledge base with its tags apart", async () => {
    const id = await admin.bring("knowledge-article", {
      title: "Отпуск",
      topic: "Трудовое право",
      lawReference: "ТК РФ, ст. 115",
      tags: "отпуск, льготы",
      body: "<p>Двадцать восемь дней.</p>",
      organisationId: region.id,
    });
    expect(
      await newsroom.read(
        "select organisation_id, title, topic, law_reference, tags, body from published.knowledge_article where id = $1",
        [id],
      ),
    ).toEqual([
      {
        organisation_id: region.id,
        title: "Отпуск",
        topic: "Трудовое право",
        law_reference: "ТК РФ, ст. 115",
        tags: ["отпуск", "льготы"],
        body: "<p>Двадцать восемь дней.</p>",
      },
    ]);
  });

  it("show rubrics, and an article in its rubric with the documents laid beside it", async () => {
    const rubricId = await admin.bring("knowledge-rubric", {
      title: "Инструкции",
      description: "Как работать в системе",
      position: 2,
      showsDictionaries: true,
      organisationId: region.id,
    });
    const file = await admin.upload("Памятка.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n");
    const id = await admin.bring("knowledge-article", {
      title: "Заявление",
      topic: "Приём",
      rubric: { connect: [{ documentId: rubricId, locale: "ru" }] },
      position: 7,
      audience: "KEEPERS",
      explains: "APPLICATIONS",
      documents: [{ id: file }],
      organisationId: region.id,
    });
    await admin.publish("knowledge-article", id, { title: "An application", topic: "Joining" }, "en");

    expect(
      await newsroom.read(
        `select locale, title, description, position, shows_dictionaries, organisation_id, organisation_path
           from published.knowledge_rubric where id = $1`,
        [rubricId],
      ),
    ).toEqual([
      {
        locale: "ru",
        title: "Инструкции",
        description: "Как работать в системе",
        position: 2,
        shows_dictionaries: true,
        organisation_id: region.id,
        organisation_path: region.path,
      },
    ]);
    const shared = {
      rubric_id: rubricId,
      position: 7,
      audience: "KEEPERS",
      explains: "APPLICATIONS",
      documents: [
        {
          name: "Памятка.pdf",
          url: expect.stringMatching(/^\/uploads\/\w+\.pdf$/),
          mediaType: "application/pdf",
          size: 20,
        },
      ],
    };
    expect(
      await newsroom.read(
        `select locale, rubric_id, position, audience, explains, documents
           from published.knowledge_article where id = $1 order by locale`,
        [id],
      ),
    ).toEqual([
      { locale: "en", ...shared },
      { locale: "ru", ...shared },
    ]);
  });

  it("name every field of the content types, so that none can be dropped without a word", async () => {
    const ownColumns = await newsroom.sql<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'strapi'
          and (table_name in ('sites', 'sections', 'articles', 'knowledge_rubrics', 'knowledge_articles', 'newspapers', 'newspaper_issues')
               or table_name ~ '^components_(site|chart)_')
          and column_name not in ('id', 'created_at', 'updated_at', 'created_by_id', 'updated_by_id')`,
    );
    const named = await newsroom.sql<{ name: string }>(
      `select distinct table_name || '.' || column_name as name from information_schema.view_column_usage
        where view_schema = 'published'`,
    );
    expect(ownColumns.length).toBeGreaterThan(40);
    expect(
      ownColumns.map(({ name }) => name).filter((name) => !named.some((one) => one.name === name)),
    ).toEqual([]);
  });

  it("give an organisation's and a section's newest from an index", async () => {
    // A table of a handful of rows would be read whole: let it look like a year's news.
    await newsroom.sql(
      `insert into strapi.articles (document_id, locale, title, organisation_id, section_id, published_at)
       select 'filler' || n, 'ru', 'filler', gen_random_uuid()::text, 'section' || n, now() - n * interval '1 hour'
         from generate_series(1, 5000) n`,
    );
    await newsroom.sql("analyze strapi.articles");
    const planOf = async (where: string) => {
      const rows = await newsroom.read<{ "QUERY PLAN": string }>(
        `explain select id, title from published.article where ${where} order by published_at desc, id limit 10`,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    expect(await planOf(`organisation_id = '${region.id}'`)).toContain("articles_readers_index");
    expect(await planOf(`section_id = '${sectionId}'`)).toContain("articles_section_readers_index");
    await newsroom.sql("delete from strapi.articles where title = 'filler'");
  });

  it("survive a restart untouched", async () => {
    const views = () =>
      newsroom.sql(
        "select oid, relname from pg_class where relkind = 'v' and relnamespace = 'published'::regnamespace",
      );
    const before = await views();
    const shown = await newsroom.read("select * from published.article order by id, locale");
    await newsroom.restart();
    expect(await views()).toEqual(before);
    expect(await newsroom.read("select * from published.article order by id, locale")).toEqual(shown);
  });

  it("follow an organisation that moved in the tree", async () => {
    const id = await admin.bring("knowledge-article", {
      title: "Шахта",
      topic: "Охрана труда",
      organisationId: miners.id,
    });
    await newsroom.sql("update published.organisation set path = '1.2.20' where id = $1", [miners.id]);
    await newsroom.restart();
    expect(
      await newsroom.read("select organisation_path from published.knowledge_article where id = $1", [id]),
    ).toEqual([{ organisation_path: "1.2.20" }]);
  });
});
