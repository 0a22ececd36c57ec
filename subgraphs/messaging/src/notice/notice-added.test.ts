import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { say, someMember, standReach } from "../testing/cabinet.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

const added = /* GraphQL */ `
  subscription ($after: ID) {
    noticeAdded(after: $after) {
      id
      title
    }
  }
`;

const tell = (people: Actor[], title: string) => say(app, people, { title: { ru: title, en: title } });
const idsOf = async ({ viewer }: Actor) =>
  (
    await app.sql<{ id: string }>("select id from messaging.notices where person_id = $1 order by id", [
      viewer.memberId,
    ])
  ).map(({ id }) => id);

describe("notices as they are said", () => {
  it("come to whom they are for, and to nobody else", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    await tell([anna], "Прежнее");
    const [seen] = await idsOf(anna);
    const live = anna.subscribe(added, { after: seen });
    const first = live.next();
    await tell([boris], "Борису");
    await tell([anna, boris], "Обоим");
    expect((await first).value).toEqual({
      noticeAdded: { id: (await idsOf(anna))[1], title: "Обоим" },
    });
    await live.return(undefined);
  });

  it("come after the last that was seen, without a gap, each once", async () => {
    const anna = await someMember(app);
    for (const title of ["Первое", "Второе", "Третье"]) await tell([anna], title);
    const [seen] = await idsOf(anna);
    const live = anna.subscribe(added, { after: seen });
    const titles: string[] = [];
    titles.push((await live.next()).value.noticeAdded.title);
    await tell([anna], "Четвёртое");
    while (titles.length < 3) titles.push((await live.next()).value.noticeAdded.title);
    expect(titles).toEqual(["Второе", "Третье", "Четвёртое"]);
    await live.return(undefined);
  });

  it("resume from a notice alone", async () => {
    const anna = await someMember(app);
    await expect(anna.subscribe(added, { after: "no id" }).next()).rejects.toThrow("is not a notice");
  });

  it("are for those who are signed in", async () => {
    await expect(app.anonymous.subscribe(added, { after: randomUUID() }).next()).rejects.toThrow();
  });
});
