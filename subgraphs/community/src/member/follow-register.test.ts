import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { community } from "../subgraph.js";
import { inDays, plan, register, withdraw } from "../testing/event.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Talk = `query T($id: ID!) { comment(id: $id) { status text author { id } viewerCanEdit } }`;
const Seat = `query S($id: ID!) { event(id: $id) { registered waiting viewerRegistration { status } } }`;
const Answered = `query A($id: ID!) { survey(id: $id) { answered viewerHasAnswered } }`;
const React = `mutation R($id: ID!) { react(input: { subjectId: $id, kind: LIKE }) { __typename } }`;
const Reacted = `query R($id: ID!) { comment(id: $id) { viewerReaction reactions { kind count } } }`;

const seat = async (who: Actor, id: string) => (await who.run(Seat, { id })).event;
const comment = async (who: Actor, id: string) => (await who.run(Talk, { id })).comment;

/** Two cards of one person, and the merge of them. */
async function twoCards(union: TestUnion) {
  const [kept, other] = [await union.member(union.primary), await union.member(union.primary)];
  const merge = { mergeId: randomUUID(), keptId: kept.viewer.memberId, mergedId: other.viewer.memberId };
  return { kept, other, merge };
}

/** A survey that somebody has answered. */
async function answered(union: TestUnion, who: Actor): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `insert into community.surveys (id, organisation_id, kind, title, questions, announced_by, announced_at, ends_at)
     values ($1, $2, 'SURVEY', 'Лето', '[]', $3, now(), $4)`,
    [id, union.branch.id, randomUUID(), inDays(7)],
  );
  await app.sql("insert into community.survey_participants (survey_id, member_id) values ($1, $2)", [
    id,
    who.viewer.memberId,
  ]);
  return id;
}

describe("what a person left, when their cards are merged", () => {
  it("is theirs by the card that is kept, and goes back when the merge is undone", async () => {
    const union = await TestUnion.found(app);
    const { kept, other, merge } = await twoCards(union);
    const article = await union.article(union.branch, { flowsDown: true });
    const event = await plan(union.servant(union.branch, Role.CHAIR), union.branch, { seats: 1 });
    const survey = await answered(union, other);
    const said = await say(other, article);
    await other.run(React, { id: said });
    await register(other, event);

    const left = async (who: Actor) => ({
      canEdit: (await comment(who, said)).viewerCanEdit,
      reaction: (await who.run(Reacted, { id: said })).comment.viewerReaction,
      seat: (await seat(who, event)).viewerRegistration?.status ?? null,
      hasAnswered: (await who.run(Answered, { id: survey })).survey.viewerHasAnswered,
    });
    const all = { canEdit: true, reaction: "LIKE", seat: "REGISTERED", hasAnswered: true };
    const nothing = { canEdit: false, reaction: null, seat: null, hasAnswered: false };
    expect([await left(kept), await left(other)]).toEqual([nothing, all]);

    await union.tell("membersMerged", merge);
    await app.eventually(
      () => left(kept),
      (now) => now.canEdit && now.hasAnswered,
    );
    expect([await left(kept), await left(other)]).toEqual([all, nothing]);
    expect((await comment(kept, said)).author).toEqual({ id: merge.keptId });

    await union.tell("mergeUndone", merge);
    await app.eventually(
      () => left(other),
      (now) => now.canEdit && now.hasAnswered,
    );
    expect([await left(kept), await left(other)]).toEqual([nothing, all]);
  });

  it.each([
    ["the second first", [1, 0], ["boris", "boris"]],
    ["the first first", [0, 1], ["anna", "clara"]],
  ])("goes back where two merges in a chain are undone, %s", async (_order, undone, between) => {
    const union = await TestUnion.found(app);
    const people = {
      anna: await union.member(union.primary),
      boris: await union.member(union.primary),
      clara: await union.member(union.primary),
    };
    const { anna, boris, clara } = people;
    const article = await union.article(union.branch, { flowsDown: true });
    const leave = async (who: Actor) => {
      const said = await say(who, article, randomUUID());
      await who.run(React, { id: said });
      return { said, survey: await answered(union, who) };
    };
    const left = [await leave(anna), await leave(boris)];
    const personOf = async ({ said, survey }: { said: string; survey: string }) => {
      const has = async (who: Actor) => {
        const { canEdit, reaction, answer } = {
          canEdit: (await comment(who, said)).viewerCanEdit,
          reaction: (await who.run(Reacted, { id: said })).comment.viewerReaction !== null,
          answer: (await who.run(Answered, { id: survey })).survey.viewerHasAnswered,
        };
        return canEdit && reaction && answer;
      };
      const whose = await Promise.all(Object.values(people).map(has));
      return Object.keys(people)
        .filter((_name, at) => whose[at])
        .join();
    };
    const whose = () => Promise.all(left.map(personOf));
    const mergeOf = (merged: Actor, kept: Actor) => ({
      mergeId: randomUUID(),
      keptId: kept.viewer.memberId,
      mergedId: merged.viewer.memberId,
    });
    const merges = [mergeOf(anna, boris), mergeOf(boris, clara)];

    for (const merge of merges) for (const _twice of "12") await union.tell("membersMerged", merge);
    await app.eventually(whose, (now) => isDeepStrictEqual(now, ["clara", "clara"]));
    for (const [step, expected] of [between, ["anna", "boris"]].entries()) {
      for (const _twice of "12") await union.tell("mergeUndone", merges[undone[step] ?? 0] ?? {});
      await app.eventually(whose, (now) => isDeepStrictEqual(now, expected));
    }
  });

  it("is one seat where both had one, and the other falls free", async () => {
    const union = await TestUnion.found(app);
    const { kept, other, merge } = await twoCards(union);
    const anna = await union.member(union.primary);
    const event = await plan(union.servant(union.branch, Role.CHAIR), union.branch, { seats: 2 });
    for (const who of [kept, other, anna]) await register(who, event);
    expect(await seat(anna, event)).toMatchObject({ waiting: 1, viewerRegistration: { status: "WAITING" } });

    await union.tell("membersMerged", merge);
    await app.eventually(
      () => seat(anna, event),
      (now) => now.viewerRegistration.status === "REGISTERED",
    );
    expect(await seat(kept, event)).toEqual({
      registered: 2,
      waiting: 0,
      viewerRegistration: { status: "REGISTERED" },
    });
  });

  it("is the seat of the other card where the one that is kept had withdrawn", async () => {
    const union = await TestUnion.found(app);
    const { kept, other, merge } = await twoCards(union);
    const event = await plan(union.servant(union.branch, Role.CHAIR), union.branch, { seats: 1 });
    await register(kept, event);
    await withdraw(kept, event);
    await register(other, event);

    await union.tell("membersMerged", merge);
    await app.eventually(
      () => seat(kept, event),
      (now) => now.viewerRegistration?.status === "REGISTERED",
    );
    expect(await seat(other, event)).toEqual({ registered: 1, waiting: 0, viewerRegistration: null });
  });
});

describe("what a person left, when their data is destroyed", () => {
  it("has no words and no seats any more, and what was answered keeps its place", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(union.primary), await union.member(union.primary)];
    const subject = await union.article(union.branch, { flowsDown: true });
    const event = await plan(union.servant(union.branch, Role.CHAIR), union.branch, { seats: 1 });
    const said = await say(anna, subject, "Я, Анна Петрова, согласна.");
    const answer = await say(boris, subject, "И я!", said);
    await anna.run(React, { id: answer });
    const survey = await answered(union, anna);
    for (const who of [anna, boris]) await register(who, event);

    await union.tell("personalDataDestroyed", { memberId: anna.viewer.memberId });
    await app.eventually(
      () => seat(boris, event),
      (now) => now.viewerRegistration.status === "REGISTERED",
    );
    expect(await comment(boris, said)).toMatchObject({ status: "DELETED", text: null });
    expect(await comment(boris, answer)).toMatchObject({ status: "VISIBLE", text: "И я!" });
    expect((await boris.run(Reacted, { id: answer })).comment.reactions).toEqual([]);
    expect((await boris.run(Answered, { id: survey })).survey.answered).toBe(1);
    const kept = await app.sql<{ rows: string }>(
      "select string_agg(to_jsonb(c)::text, '') as rows from community.comments c where author_member_id = $1",
      [anna.viewer.memberId],
    );
    expect(kept[0]?.rows).not.toContain("Анна");
  });
});
