import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { takeNotices } from "../sending/take-deliveries.js";
import { messaging } from "../subgraph.js";
import { type TestPerson, TestUnion } from "../testing/union.js";
import { PostTeller, tellStretch } from "./post-teller.js";

const app = testSubgraph(messaging);
beforeAll(async () => {
  await TestUnion.open(app);
  // Each test says itself when it is told.
  await app.running.companion(PostTeller).close();
});

const stretch = (atOnce?: number) => app.em().transactional((em) => tellStretch(em, atOnce));

async function tellAll(atOnce?: number): Promise<number> {
  for (let stretches = 0; ; stretches += 1) if (!(await stretch(atOnce))) return stretches;
}

/** A group of the region, and who of it wishes what. */
async function groupOf(union: TestUnion) {
  const groupId = randomUUID();
  await union.lend("member_group", {
    group_id: groupId,
    organisation_id: union.region.id,
    title: "Совет ветеранов",
  });
  const hears = async (person: TestPerson, news = "EVERY_POST") => {
    await union.lend("group_hearer", { group_id: groupId, member_id: person.memberId, news });
    return person;
  };
  const leaves = ({ memberId }: TestPerson) =>
    app.sql("delete from published.group_hearer where member_id = $1", [memberId]);
  const write = async (author?: TestPerson) => {
    const id = randomUUID();
    await union.lend("group_post", {
      post_id: id,
      group_id: groupId,
      author_member_id: author?.memberId ?? null,
    });
    await union.hear("groupPostAdded", { id, groupId, place: 1 });
    return id;
  };
  const answer = async (postId: string, ...answered: TestPerson[]) => {
    const id = randomUUID();
    for (const { memberId } of answered) {
      await union.lend("group_answer", {
        comment_id: id,
        post_id: postId,
        group_id: groupId,
        member_id: memberId,
      });
    }
    await union.hear("commentAdded", { id, subjectId: postId, place: 1 });
  };
  return { groupId, hears, leaves, write, answer };
}

describe("a new post in a group", () => {
  it("is told to those who wish to hear of every one, without a word of it, and not to who wrote it", async () => {
    const union = await TestUnion.found(app);
    const { groupId, hears, write } = await groupOf(union);
    const anna = await hears(await union.member());
    const author = await hears(await union.member());
    const quiet = await hears(await union.member(), "OWN");
    const post = await write(author);
    await tellAll();

    const said = {
      subject: "GROUP",
      title: "Новая запись в группе: Совет ветеранов",
      text: "Её читают участники группы. О чём сообщать, выбирают на странице группы.",
      path: `/groups/${groupId}/posts/${post}`,
    };
    expect(await union.told(anna)).toEqual([said]);
    for (const person of [author, quiet]) expect(await union.told(person)).toEqual([]);
    expect(
      await app.sql(
        "select title_en as title, text_en as text, group_id as group from messaging.sayings where path = $1",
        [said.path],
      ),
    ).toEqual([
      {
        title: "A new post in the group: Совет ветеранов",
        text: "Members of the group read it. Choose on the page of the group of what you are told.",
        group: groupId,
      },
    ]);
  });

  it("is told to nobody who has left the group or its organisation before their turn, nor once it is taken back", async () => {
    const union = await TestUnion.found(app);
    const { hears, leaves, write } = await groupOf(union);
    const [left, moved, gone, stays] = await Promise.all(
      Array.from({ length: 4 }, async () => hears(await union.member())),
    );
    if (!left || !moved || !gone || !stays) throw new Error("Nobody is there.");
    await write();
    await leaves(left);
    const elsewhere = (await TestUnion.found(app)).school.node;
    await app.sql("update published.member_reach set primary_id = $1 where member_id = $2", [
      elsewhere,
      moved.memberId,
    ]);
    await app.sql("update published.member_reach set is_on_register = false where member_id = $1", [
      gone.memberId,
    ]);
    await tellAll();
    for (const person of [left, moved, gone]) expect(await union.told(person)).toEqual([]);
    expect(await union.told(stays)).toHaveLength(1);

    const taken = await write();
    await app.sql("delete from published.group_post where post_id = $1", [taken]);
    await tellAll();
    expect(await union.told(stays)).toHaveLength(1);
  });

  it("is told in stretches, by two at once and heard again, to each once; who is removed between them is not", async () => {
    const union = await TestUnion.found(app);
    const { hears, leaves, write } = await groupOf(union);
    const people: TestPerson[] = [];
    for (let many = 0; many < 7; many += 1) people.push(await hears(await union.member()));
    const inTurn = people.toSorted((a, b) => ((a.memberId ?? "") < (b.memberId ?? "") ? -1 : 1));
    const post = await write();
    expect(await stretch(2)).toBe(true);
    const last = inTurn.at(-1);
    if (last) await leaves(last);
    await Promise.all([tellAll(2), tellAll(2)]);
    await union.hear("groupPostAdded", { id: post, groupId: randomUUID(), place: 1 });
    await tellAll(3);
    const told = await Promise.all(inTurn.map(async (person) => (await union.told(person)).length));
    expect(told).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  it("costs as many statements for many as for one", async () => {
    const union = await TestUnion.found(app);
    const { hears, write } = await groupOf(union);
    await hears(await union.member());
    await write();
    const one = await app.statementsOf(() => stretch());
    for (let many = 0; many < 20; many += 1) await hears(await union.member());
    await write();
    expect(await app.statementsOf(() => stretch())).toHaveLength(one.length);
  });

  it("is not sent any more to one who was removed while it waited", async () => {
    const union = await TestUnion.found(app);
    const { hears, leaves, write } = await groupOf(union);
    const [anna, boris] = [await hears(await union.member()), await hears(await union.member())];
    await write();
    await tellAll();
    await leaves(boris);
    const lane = { channel: "EMAIL", isUrgent: false };
    const take = () => app.em().transactional((em) => takeNotices(em, lane, new Date()));
    while ((await take()).isFull);
    const reasons = await app.sql<{ person_id: string; reason: string | null }>(
      `select person_id, reason from messaging.deliveries join messaging.notices on notices.id = notice_id
       where person_id = any($1)`,
      [[anna.memberId, boris.memberId]],
    );
    expect(new Map(reasons.map(({ person_id, reason }) => [person_id, reason]))).toEqual(
      new Map([
        [anna.memberId, null],
        [boris.memberId, "they are of the group no more"],
      ]),
    );
  });
});

describe("what is said in several groups", () => {
  it("costs as many statements to send as what is said in one", async () => {
    const union = await TestUnion.found(app);
    const lane = { channel: "EMAIL", isUrgent: false };
    const take = () => app.em().transactional((em) => takeNotices(em, lane, new Date()));
    const say = async () => {
      const { hears, write } = await groupOf(union);
      await hears(await union.member());
      await write();
      await tellAll();
    };
    while ((await take()).isFull);
    await say();
    const one = await app.statementsOf(take);
    for (let many = 0; many < 4; many += 1) await say();
    expect(await app.statementsOf(take)).toHaveLength(one.length);
  });
});

describe("an answer in a group", () => {
  it("is told to whom it answers, where they wish to hear at least of what is theirs", async () => {
    const union = await TestUnion.found(app);
    const { groupId, hears, leaves, write, answer } = await groupOf(union);
    const anna = await hears(await union.member(), "OWN");
    const boris = await hears(await union.member());
    const [silent, other] = [await union.member(), await hears(await union.member())];
    const post = await write(anna);
    await answer(post, anna, boris, silent);
    await leaves(boris);
    await answer(post, boris);
    await union.hear("commentAdded", { id: randomUUID(), subjectId: "an article", place: 1 });

    const said = {
      subject: "GROUP",
      title: "Вам ответили в группе: Совет ветеранов",
      text: "Ответ под записью группы.",
      path: `/groups/${groupId}/posts/${post}`,
    };
    for (const person of [anna, boris]) expect(await union.told(person)).toEqual([said]);
    for (const person of [silent, other]) expect(await union.told(person)).toEqual([]);
  });
});

describe("a post that keepers hide", () => {
  it("is told of to who wrote it", async () => {
    const union = await TestUnion.found(app);
    const { groupId, hears, leaves, write } = await groupOf(union);
    const [anna, left] = [await hears(await union.member(), "OWN"), await hears(await union.member())];
    await leaves(left);
    const post = await write(anna);
    for (const { memberId } of [anna, left])
      await union.hear("groupPostHidden", { id: post, groupId, memberId });
    expect(await union.told(anna)).toEqual([
      {
        subject: "GROUP",
        title: "Вашу запись в группе скрыли: Совет ветеранов",
        text: "Причина рядом с записью: её видите вы и ведущие группы.",
        path: `/groups/${groupId}/posts/${post}`,
      },
    ]);
    expect(await union.told(left)).toEqual([]);
  });
});
