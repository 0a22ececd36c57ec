import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Added = `subscription A($subject: ID!, $after: ID) { commentAdded(subjectId: $subject, after: $after) { id text replyTo { text } } }`;

describe("hearing comments as they are added", () => {
  it("gives those on the subject, answers too, and no others", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const [subject, elsewhere] = [await union.article(union.primary), await union.article(union.primary)];
    const heard = app.anonymous.subscribe<{ commentAdded: { text: string } }, object>(Added, { subject });
    const first = heard.next();
    await settle();

    await say(anna, elsewhere, "не сюда");
    const question = await say(anna, subject, "вопрос");
    expect((await first).value).toMatchObject({ commentAdded: { text: "вопрос", replyTo: null } });
    await say(anna, subject, "ответ", question);
    expect((await heard.next()).value).toMatchObject({
      commentAdded: { text: "ответ", replyTo: { text: "вопрос" } },
    });
    await heard.return(undefined);
  });

  it("gives first what was missed and then what comes, each once, though many speak meanwhile", async () => {
    const union = await TestUnion.found(app);
    const people = await Promise.all([1, 2, 3, 4].map(() => union.member(union.primary)));
    const subject = await union.article(union.primary);
    const seen = await say(people[0] as (typeof people)[0], subject, "видели");
    const speak = (from: number) =>
      Promise.all(
        people.flatMap((one, who) => [0, 1, 2].map((n) => say(one, subject, `${from}.${who}.${n}`))),
      );

    const missed = await speak(1);
    const heard = app.anonymous.subscribe<{ commentAdded: { id: string } }, object>(Added, {
      subject,
      after: seen,
    });
    const [coming, ids] = await Promise.all([speak(2), take(heard, 24)]);

    expect(new Set(ids)).toEqual(new Set([...missed, ...coming]));
    expect(ids).toHaveLength(24);
    await heard.return(undefined);
  });

  it("refuses a subject that is not published and a comment that is not on it", async () => {
    const union = await TestUnion.found(app);
    const subject = await union.article(union.primary);
    for (const bad of [
      { subject: "нет" },
      { subject: "a\0" },
      { subject, after: randomUUID() },
      { subject, after: "\ud800" },
    ])
      await expect(app.anonymous.subscribe(Added, bad).next()).rejects.toThrow("BAD_USER_INPUT");
  });

  it("sends a reader who missed too much to the list", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const subject = await union.article(union.primary);
    const after = await say(anna, subject);
    await app.sql(
      `insert into community.comments (subject_id, place, last_revision, person_id, text, status, written_at)
       select $1, n, n, $2, 'слово', 'VISIBLE', now() - interval '1 day' from generate_series(2, 502) n`,
      [subject, randomUUID()],
    );
    await expect(app.anonymous.subscribe(Added, { subject, after }).next()).rejects.toThrow("BAD_USER_INPUT");
  });
});

async function take(
  heard: AsyncGenerator<{ commentAdded: { id: string } }>,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await heard.next()).value.commentAdded.id);
  return ids;
}

/** Until the subscription is open; what is told before is not for it. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000));
}
