import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin } from "../testing/admin.js";
import { openNewsroom, region, type Newsroom } from "../testing/newsroom.js";

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

const onSite = () => ({ site: { connect: [{ documentId: siteId, locale: "ru" }] } });
const toldOf = async (id: string) => (await newsroom.outbox()).filter(({ payload }) => payload.id === id);

describe("the outbox", () => {
  it("tells a publication, the first time as the first", async () => {
    const id = await admin.bring("article", { title: "Весть", kind: "NEWS", flowsDown: true, ...onSite() });
    await admin.publish("article", id, { title: "Весть исправлена" });

    const told = { id, locale: "ru", organisationId: region.id, kind: "NEWS", flowsDown: true };
    expect(await toldOf(id)).toEqual([
      { name: "articlePublished", payload: { ...told, firstPublication: true } },
      { name: "articlePublished", payload: { ...told, firstPublication: false } },
    ]);
  });

  it("tells nothing of drafts", async () => {
    const made = await admin.create("article", { title: "Черновик", ...onSite() });
    const id = made.body.data.documentId;
    await admin.update("article", id, { title: "Всё ещё черновик" });
    await admin.remove("article", id);
    expect(await toldOf(id)).toEqual([]);
  });

  it("tells a withdrawal when an article is unpublished, and that coming back is not the first time", async () => {
    const id = await admin.bring("article", { title: "Туда и обратно", ...onSite() });
    await admin.unpublish("article", id);
    await admin.publish("article", id);

    const told = await toldOf(id);
    expect(told.map(({ name }) => name)).toEqual([
      "articlePublished",
      "articleWithdrawn",
      "articlePublished",
    ]);
    expect(told[1]?.payload).toEqual({ id, locale: "ru", organisationId: region.id });
    expect(told[2]?.payload.firstPublication).toBe(false);
  });

  it("tells a withdrawal when a published article is deleted", async () => {
    const id = await admin.bring("article", { title: "Удалят", ...onSite() });
    await admin.remove("article", id, "*");
    expect((await toldOf(id)).map(({ name }) => name)).toEqual(["articlePublished", "articleWithdrawn"]);
  });

  it("tells each language by itself; a translation is not a second first time", async () => {
    const id = await admin.bring("article", { title: "По-русски", ...onSite() });
    await admin.publish("article", id, { title: "In English" }, "en");
    await admin.unpublish("article", id, "en");

    expect(
      (await toldOf(id)).map(({ name, payload }) => [name, payload.locale, payload.firstPublication]),
    ).toEqual([
      ["articlePublished", "ru", true],
      ["articlePublished", "en", false],
      ["articleWithdrawn", "en", undefined],
    ]);
  });

  it("tells a translation again when what it shares with the original has changed", async () => {
    const id = await admin.bring("article", { title: "По-русски", flowsDown: false, ...onSite() });
    await admin.publish("article", id, { title: "In English" }, "en");
    const before = (await toldOf(id)).length;
    await admin.publish("article", id, { title: "По-русски", flowsDown: true });
    const told = (await toldOf(id)).slice(before).map(({ payload }) => [payload.locale, payload.flowsDown]);
    expect(told).toEqual([
      ["ru", true],
      ["en", true],
    ]);
  });

  it("tells of sites, sections and the knowledge base in the same words", async () => {
    const sectionId = await admin.bring("section", { title: "Конкурсы", ...onSite() });
    const knowledgeId = await admin.bring("knowledge-article", {
      title: "Отпуск",
      topic: "Право",
      organisationId: region.id,
    });
    const payload = { locale: "ru", organisationId: region.id, firstPublication: true };
    expect(await toldOf(siteId)).toEqual([{ name: "sitePublished", payload: { id: siteId, ...payload } }]);
    expect(await toldOf(sectionId)).toEqual([
      { name: "sectionPublished", payload: { id: sectionId, ...payload } },
    ]);
    expect(await toldOf(knowledgeId)).toEqual([
      { name: "knowledgeArticlePublished", payload: { id: knowledgeId, ...payload } },
    ]);
  });

  it("tells each of many that are published at once", async () => {
    const ids: string[] = [];
    for (const title of ["Один", "Два", "Три"])
      ids.push((await admin.create("article", { title, ...onSite() })).body.data.documentId);
    const many = "/content-manager/collection-types/api::article.article/actions";
    await admin.send("POST", `${many}/bulkPublish?locale=ru`, { documentIds: ids, locale: "ru" });
    await admin.send("POST", `${many}/bulkUnpublish?locale=ru`, { documentIds: ids, locale: "ru" });
    for (const id of ids)
      expect((await toldOf(id)).map(({ name }) => name)).toEqual(["articlePublished", "articleWithdrawn"]);
  });

  it("holds nothing of a publication that was refused", async () => {
    const made = await admin.create("article", {
      title: "Репост",
      repostOf: "https://news.example/1",
      ...onSite(),
    });
    const id = made.body.data.documentId;
    expect((await admin.publish("article", id)).status).toBe(400);
    expect(await toldOf(id)).toEqual([]);
    expect(await newsroom.read("select id from published.article where id = $1", [id])).toEqual([]);
  });

  it("takes the publication back when it cannot be told", async () => {
    const made = await admin.create("article", { title: "Без вести", ...onSite() });
    const id = made.body.data.documentId;
    await newsroom.sql(
      "alter table events.outbox add constraint broken check (name <> 'articlePublished') not valid",
    );
    try {
      expect((await admin.publish("article", id)).status).toBe(500);
    } finally {
      await newsroom.sql("alter table events.outbox drop constraint broken");
    }
    expect(await newsroom.read("select id from published.article where id = $1", [id])).toEqual([]);
    expect((await admin.publish("article", id)).status).toBe(200);
    expect((await toldOf(id)).map(({ payload }) => payload.firstPublication)).toEqual([true]);
  });
});
