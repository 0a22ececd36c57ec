import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin } from "../testing/admin.js";
import { openNewsroom, region, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
let admin: Admin;
let siteId: string;
let sectionId: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  admin = await newsroom.administrator();
  siteId = await admin.bring("site", {
    title: "Сайт региона",
    mission: "Защищать",
    organisationId: region.id,
    representatives: [
      { fullName: "Анна Лаптева", responsibility: "Охрана труда", contact: "+7 900 000-00-01" },
    ],
    socialLinks: [{ network: "VK", url: "https://vk.example/union" }],
  });
  sectionId = await admin.bring("section", { title: "Новости", site: { connect: [{ documentId: siteId }] } });
}, 180_000);

afterAll(async () => {
  expect(await newsroom?.stop()).toBe(0);
}, 60_000);

const inSection = () => ({
  site: { connect: [{ documentId: siteId, locale: "ru" }] },
  section: { connect: [{ documentId: sectionId, locale: "ru" }] },
});

describe("the published views", () => {
  it("show an article once it is published, and not before", async () => {
    const made = await admin.create("article", { title: "Встреча в пятницу", kind: "NEWS", ...inSection() });
    const id = made.body.data.documentId;
    expect(await newsroom.read("select id from published.article where id = $1", [id])).toEqual([]);

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
});
