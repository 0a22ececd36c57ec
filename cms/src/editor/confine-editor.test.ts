import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin, Noun } from "../testing/admin.js";
import {
  miners,
  openNewsroom,
  region,
  school,
  teachers,
  type Newsroom,
  type Organisation,
} from "../testing/newsroom.js";

let newsroom: Newsroom;
let admin: Admin;
let editor: Admin;
const sites = new Map<string, string>();
const articles = new Map<string, string>();

const onSiteOf = (organisation: Organisation) => ({
  site: { connect: [{ documentId: sites.get(organisation.id), locale: "ru" }] },
});

beforeAll(async () => {
  newsroom = await openNewsroom();
  admin = await newsroom.administrator();
  for (const organisation of [region, teachers, school, miners]) {
    sites.set(
      organisation.id,
      await admin.bring("site", { title: `Сайт ${organisation.path}`, organisationId: organisation.id }),
    );
    articles.set(
      organisation.id,
      await admin.bring("article", { title: `Весть ${organisation.path}`, ...onSiteOf(organisation) }),
    );
  }
  editor = await newsroom.editor(teachers);
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

const idOf = (noun: Noun, organisation: Organisation) =>
  String((noun === "site" ? sites : articles).get(organisation.id));
const rowsOf = (id: string) =>
  newsroom.sql(
    "select locale, title, published_at is not null as out from strapi.articles where document_id = $1",
    [id],
  );

describe("an editor", () => {
  it("sees the own organisation and what is below it, and not the one whose path only begins alike", async () => {
    const { body } = await editor.list("article");
    expect(body.results.map((one: { title: string }) => one.title).sort()).toEqual([
      "Весть 1.2",
      "Весть 1.2.3",
    ]);
    expect(body.pagination.total).toBe(2);
  });

  it("writes and publishes in the own subtree", async () => {
    const id = await editor.bring("article", { title: "От школы", ...onSiteOf(school) });
    const [shown] = await newsroom.read(
      "select organisation_id, organisation_path, author_member_id is not null as signed from published.article where id = $1",
      [id],
    );
    expect(shown).toEqual({ organisation_id: school.id, organisation_path: school.path, signed: true });
  });

  it("is refused each deed on a foreign document", async () => {
    for (const foreign of [region, miners]) {
      const id = idOf("article", foreign);
      const before = await rowsOf(id);
      expect((await editor.read("article", id)).status).toBe(403);
      expect((await editor.update("article", id, { title: "Взлом" })).status).toBe(403);
      expect((await editor.publish("article", id, { title: "Взлом" })).status).toBe(403);
      expect((await editor.unpublish("article", id)).status).toBe(403);
      expect((await editor.remove("article", id)).status).toBe(403);
      const actions = "/content-manager/collection-types/api::article.article";
      expect((await editor.send("POST", `${actions}/clone/${id}?locale=ru`, { title: "Копия" })).status).toBe(
        403,
      );
      expect((await editor.send("POST", `${actions}/${id}/actions/discard?locale=ru`, {})).status).toBe(403);
      const many = { documentIds: [id], locale: "ru" };
      expect((await editor.send("POST", `${actions}/actions/bulkPublish?locale=ru`, many)).status).toBe(403);
      expect((await editor.send("POST", `${actions}/actions/bulkUnpublish?locale=ru`, many)).status).toBe(
        403,
      );
      expect((await editor.send("POST", `${actions}/actions/bulkDelete?locale=ru`, many)).status).toBe(403);
      expect(await rowsOf(id)).toEqual(before);
    }
  });

  it("cannot lay a new language onto a foreign document", async () => {
    const id = idOf("article", miners);
    expect((await editor.update("article", id, { title: "Hijacked" }, "en")).status).toBe(403);
    expect((await editor.publish("article", id, { title: "Hijacked" }, "en")).status).toBe(403);
    expect((await rowsOf(id)).map(({ locale }) => locale)).toEqual(["ru", "ru"]);
  });

  it("cannot lay a new document over a foreign one", async () => {
    const id = idOf("article", miners);
    const made = await editor.create("article", { documentId: id, title: "Сверху", ...onSiteOf(teachers) });
    expect(made.body.data.documentId).not.toBe(id);
    expect((await rowsOf(id)).map(({ locale }) => locale)).toEqual(["ru", "ru"]);
  });

  it("cannot write in another organisation's name", async () => {
    const byInput = await editor.create("knowledge-article", {
      title: "Чужое имя",
      topic: "Право",
      organisationId: miners.id,
      organisationPath: teachers.path,
    });
    const bySite = await editor.create("article", { title: "Чужой сайт", ...onSiteOf(miners) });
    const newSite = await editor.create("site", { title: "Чужой сайт", organisationId: region.id });
    expect([byInput.status, bySite.status, newSite.status]).toEqual([403, 403, 403]);
    expect(await newsroom.sql("select title from strapi.articles where title like 'Чуж%'")).toEqual([]);
  });

  it("cannot move an own article onto a foreign site", async () => {
    const made = await editor.create("article", { title: "Переезд", ...onSiteOf(teachers) });
    const moved = await editor.update("article", made.body.data.documentId, onSiteOf(miners));
    expect(moved.status).toBe(403);
  });

  it("writes in the own organisation's name when it is the only one", async () => {
    const made = await editor.create("knowledge-article", { title: "Отпуск", topic: "Право" });
    expect(made.status).toBe(201);
    expect(
      await newsroom.sql(
        "select organisation_id, organisation_path from strapi.knowledge_articles where document_id = $1",
        [made.body.data.documentId],
      ),
    ).toEqual([{ organisation_id: teachers.id, organisation_path: teachers.path }]);
  });

  it("never decides the path or the author, whatever is sent", async () => {
    const made = await editor.create("article", {
      title: "Подмена",
      organisationPath: "1",
      organisationId: region.id,
      authorMemberId: region.id,
      siteId: sites.get(region.id),
      firstOutAt: "2001-01-01T00:00:00Z",
      bodyHtml: "<script>1</script>",
      ...onSiteOf(teachers),
    });
    const [row] = await newsroom.sql(
      `select organisation_path, organisation_id, site_id, first_out_at, body_html, author_member_id
         from strapi.articles where document_id = $1`,
      [made.body.data.documentId],
    );
    expect(row).toEqual({
      organisation_path: teachers.path,
      organisation_id: teachers.id,
      site_id: sites.get(teachers.id),
      first_out_at: null,
      body_html: null,
      author_member_id: expect.not.stringContaining(region.id),
    });
  });

  it("learns nothing of a foreign document from its preview or from a language it lacks", async () => {
    const id = idOf("article", miners);
    const preview = (documentId: string, locale: string) =>
      editor.send(
        "GET",
        `/content-manager/preview/url/api::article.article?documentId=${documentId}&locale=${locale}&status=published`,
      );
    expect(await preview(id, "ru")).toEqual({ status: 204, body: undefined });
    expect((await preview(idOf("article", school), "ru")).body).toEqual({
      data: { url: `${newsroom.siteUrl}/articles/${idOf("article", school)}` },
    });

    const missing = await editor.read("article", id, "en");
    expect(missing.status).toBe(403);
    expect(JSON.stringify(missing.body)).not.toContain("Весть 1.20");
    const drafts = `/content-manager/collection-types/api::article.article/${id}/actions/countDraftRelations?locale=en`;
    expect((await editor.send("GET", drafts)).status).toBe(403);
  });

  it("is offered only own sites to choose from", async () => {
    const { body } = await editor.send(
      "GET",
      `/content-manager/relations/api::article.article/site?locale=ru&pageSize=50`,
    );
    expect(body.results.map((one: { title: string }) => one.title).sort()).toEqual([
      "Сайт 1.2",
      "Сайт 1.2.3",
    ]);
  });

  it("reads and chooses every rubric of the knowledge base, and changes only own ones", async () => {
    const rubric = await admin.bring("knowledge-rubric", { title: "Общая", organisationId: region.id });
    const offered = await editor.send(
      "GET",
      `/content-manager/relations/api::knowledge-article.knowledge-article/rubric?locale=ru&pageSize=50`,
    );
    expect(offered.body.results.map((one: { title: string }) => one.title)).toEqual(["Общая"]);
    expect((await editor.read("knowledge-rubric", rubric)).status).toBe(200);
    expect((await editor.list("knowledge-rubric")).body.pagination.total).toBe(1);

    expect((await editor.update("knowledge-rubric", rubric, { title: "Взлом" })).status).toBe(403);
    expect((await editor.publish("knowledge-rubric", rubric, { title: "Взлом" })).status).toBe(403);
    expect((await editor.update("knowledge-rubric", rubric, { title: "Hijacked" }, "en")).status).toBe(403);
    expect((await editor.remove("knowledge-rubric", rubric)).status).toBe(403);

    const id = await editor.bring("knowledge-article", {
      title: "Наш порядок",
      topic: "Приём",
      rubric: { connect: [{ documentId: rubric, locale: "ru" }] },
      organisationId: school.id,
    });
    expect(
      await newsroom.read(
        "select organisation_id, rubric_id from published.knowledge_article where id = $1",
        [id],
      ),
    ).toEqual([{ organisation_id: school.id, rubric_id: rubric }]);
  });

  it("is offered only own organisations to choose from", async () => {
    const names = async (who: Admin, search: string) =>
      (
        await who.send("GET", `/angel/organisations?search=${encodeURIComponent(search)}`)
      ).body.organisations.map((one: { name: string }) => one.name);
    expect(await names(editor, "организация")).toEqual(["Организация 1.2", "Организация 1.2.3"]);
    expect(await names(editor, "1.20")).toEqual([]);
    expect(await names(editor, "%")).toEqual([]);
    expect(await names(admin, "1.20")).toEqual(["Организация 1.20"]);
    expect((await fetch(`${newsroom.url}/angel/organisations`)).status).toBe(401);
  });

  it("without an assignment sees and makes nothing", async () => {
    const nobody = await newsroom.editor();
    expect((await nobody.list("article")).body.results ?? []).toEqual([]);
    expect((await nobody.create("article", { title: "Ничей", ...onSiteOf(teachers) })).status).toBe(403);
  });

  it("does not delete a site, and reaches no settings", async () => {
    expect((await editor.remove("site", idOf("site", teachers))).status).toBe(403);
    expect((await editor.send("GET", "/admin/users")).status).toBe(403);
    expect((await editor.send("GET", "/admin/roles")).status).toBe(403);
    expect((await editor.send("POST", "/admin/api-tokens", { name: "x", type: "read-only" })).status).toBe(
      403,
    );
    expect((await editor.send("GET", "/content-type-builder/content-types")).status).toBe(403);
  });

  it("loses a subtree when the organisation moves out of it", async () => {
    const own = await newsroom.editor(school);
    expect((await own.list("article")).body.results.length).toBeGreaterThan(0);
    await newsroom.sql("update published.organisation set path = '9.9' where id = $1", [school.id]);
    try {
      expect((await editor.update("article", idOf("article", school), onSiteOf(school))).status).toBe(403);
    } finally {
      await newsroom.sql("update published.organisation set path = $2 where id = $1", [
        school.id,
        school.path,
      ]);
    }
  });
});
