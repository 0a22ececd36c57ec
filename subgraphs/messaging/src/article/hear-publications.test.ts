import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { type Place, type TestPerson, TestUnion } from "../testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

async function publish(union: TestUnion, { id: organisationId }: Place, more: object = {}) {
  const id = randomUUID().replaceAll("-", "").slice(0, 24);
  const about = { id, kind: "ANNOUNCEMENT", organisation_id: organisationId };
  await union.lend("article", { ...about, locale: "ru", title: "Отчётная конференция", lead: "В четверг." });
  await union.lend("article", { ...about, locale: "en", title: "The conference", lead: null });
  await union.hear("articlePublished", { id, organisationId, firstPublication: true, ...more });
  return id;
}

async function choose(person: TestPerson, channels: string[], personId = person.memberId): Promise<void> {
  await app.sql(
    "insert into messaging.preferences (person_id, subject, channels) values ($1, 'ARTICLE', $2)",
    [personId, channels],
  );
}

/** Once nobody is left to be told. */
const allTold = () =>
  app.eventually(
    () => app.sql("select from messaging.publication_people"),
    ({ length }) => length === 0,
  );

describe("what organisations publish", () => {
  it("is told to those who asked, of their own organisation and of those above, by the way they chose", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.school, { phone: "+79210000017" });
    const boris = await union.member(union.lyceum);
    const silent = await union.member();
    const stranger = await (await TestUnion.found(app)).member();
    await choose(anna, ["SMS"]);
    for (const person of [boris, stranger]) await choose(person, ["EMAIL"]);

    const [ofRegion, ofSchool] = [await publish(union, union.region), await publish(union, union.school)];
    await allTold();

    const said = {
      subject: "ARTICLE",
      title: "Объявление: Отчётная конференция",
      text: "Карельская организация: новое на сайте.\n\nВ четверг.",
      path: `/articles/${ofRegion}`,
    };
    const ofOwn = {
      ...said,
      text: "ППО школы № 12: новое на сайте.\n\nВ четверг.",
      path: `/articles/${ofSchool}`,
    };
    const inAnyOrder = (told: { path: string }[]) => told.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(inAnyOrder(await union.told(anna))).toEqual(inAnyOrder([said, ofOwn]));
    expect(await union.told(boris)).toEqual([said]);
    for (const person of [silent, stranger]) expect(await union.told(person)).toEqual([]);
    expect(
      await app.sql(
        `select channel, title_en as title from messaging.deliveries join messaging.notices on notices.id = notice_id
           join messaging.sayings on sayings.id = saying_id where person_id = $1`,
        [anna.memberId],
      ),
    ).toEqual(Array.from({ length: 2 }, () => ({ channel: "SMS", title: "Announcement: The conference" })));
  });

  it("is told once, when it is new, and not once it is withdrawn", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    await choose(anna, ["EMAIL"]);
    const id = await publish(union, union.school);
    await allTold();
    await union.hear("articlePublished", {
      id,
      organisationId: union.school.id,
      firstPublication: true,
    });
    await publish(union, union.school, { firstPublication: false });
    await union.hear("articlePublished", {
      id: "withdrawn",
      organisationId: union.school.id,
      firstPublication: true,
    });
    await union.hear(
      "articlePublished",
      { id: "long ago", organisationId: union.school.id, firstPublication: true },
      4,
    );
    await allTold();
    expect((await union.told(anna)).map(({ path }) => path)).toEqual([`/articles/${id}`]);
  });

  it("is told by the member's own choice before the one of the account alone", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    for (const person of [anna, boris]) await choose(person, ["EMAIL"], person.accountId);
    await choose(boris, []);
    await publish(union, union.root);
    await allTold();
    expect(await union.told(anna)).toHaveLength(1);
    expect(await union.told(boris)).toEqual([]);
  });

  it("is a newspaper's number too, to the same people, once for all its languages", async () => {
    const union = await TestUnion.found(app);
    const [anna, silent] = [await union.member(), await union.member()];
    const stranger = await union.member(union.lyceum);
    for (const person of [anna, stranger]) await choose(person, ["EMAIL"]);
    const [newspaper, id] = [randomUUID(), randomUUID()];
    const issue = { id, organisation_id: union.school.id, newspaper_id: newspaper, number: 3 };
    await union.lend("newspaper", { id: newspaper, locale: "ru", title: "Школьный вестник" });
    await union.lend("newspaper_issue", { ...issue, locale: "ru", title: "Осень в школе" });
    await union.lend("newspaper_issue", { ...issue, locale: "en", title: null });
    const out = (more: object = {}) =>
      union.hear("newspaperIssuePublished", {
        id,
        organisationId: union.school.id,
        firstPublication: true,
        ...more,
      });
    for (const more of [{ locale: "ru" }, { locale: "en" }, { firstPublication: false }]) {
      await out(more);
      await allTold();
    }
    await out({ id: "withdrawn" });
    await allTold();

    expect(await union.told(anna)).toEqual([
      {
        subject: "ARTICLE",
        title: "Вышел № 3 газеты «Школьный вестник»",
        text: "ППО школы № 12: новый номер на сайте.\n\nОсень в школе",
        path: `/newspaper-issues/${id}`,
      },
    ]);
    for (const person of [silent, stranger]) expect(await union.told(person)).toEqual([]);
    expect(
      await app.sql("select title_en as title, text_en as text from messaging.sayings where path = $1", [
        `/newspaper-issues/${id}`,
      ]),
    ).toEqual([
      {
        title: "No. 3 of the newspaper “Школьный вестник” is out",
        text: "ППО школы № 12: a new number on the site.",
      },
    ]);
  });
});
