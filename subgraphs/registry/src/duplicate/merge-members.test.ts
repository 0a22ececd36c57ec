import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { Merge, merging, twoCards } from "../testing/two-cards.js";
import { chairOf, organisationId, person, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

describe("merging two cards of one person", () => {
  it("fills gaps, moves entries, takes the other off the register and blocks their card", async () => {
    const { kept, merged } = await twoCards(app);
    const chair = chairOf(app, "lakeside");
    const { mergeMembers } = await chair.run(Merge, merging(kept, merged));
    expect(mergeMembers).toEqual({
      __typename: "MergeMembersPayload",
      merge: {
        id: expect.any(String),
        reason: "Приняли дважды.",
        undoneAt: null,
        mergedBy: { id: chair.viewer.accountId },
        kept: {
          id: kept,
          status: "ON_REGISTER",
          phone: "+79115550001",
          email: "two@mail.example",
          sex: "MALE",
          awards: [{ name: "Грамота" }],
          contacts: expect.arrayContaining([{ kind: "ADDRESS", value: "ул. Мира, 1" }]),
          notes: [{ text: "Поёт." }],
          mergedFrom: [{ id: mergeMembers.merge.id }],
        },
        merged: {
          id: merged,
          status: "REMOVED",
          card: { status: "BLOCKED" },
          awards: [],
          movements: [
            expect.objectContaining({ kind: "REGISTERED" }),
            { kind: "REMOVED", reason: "OTHER", note: "Объединение карточек. Приняли дважды." },
          ],
          mergedInto: { kept: { id: kept } },
        },
      },
    });
    const told = await app.told();
    expect(told).toContainEqual({
      name: "membersMerged",
      payload: { mergeId: mergeMembers.merge.id, keptId: kept, mergedId: merged },
    });
    expect(told).toContainEqual({
      name: "memberRemoved",
      payload: { memberId: merged, organisationId: organisationId("school") },
    });
  });

  it("brings the joining of the card system along, and of two that are open ends the one that has come less far", async () => {
    const { kept, merged } = await twoCards(app, "school", "plant");
    await app.sql(
      `insert into registry.card_enrolments (member_id, kopecks, paid_at, joined_at)
       values ($1, 5000, null, null), ($2, 5000, now(), now())`,
      [kept, merged],
    );
    const { mergeMembers } = await chairOf(app, "north").run(Merge, merging(kept, merged));
    expect(mergeMembers.__typename).toBe("MergeMembersPayload");
    expect(
      await app.sql(
        "select status, member_id from registry.card_enrolments where member_id in ($1, $2) order by id",
        [kept, merged],
      ),
    ).toEqual([
      { status: "LEFT", member_id: kept },
      { status: "JOINED", member_id: kept },
    ]);
  });

  it("asks for both registers", async () => {
    const { kept, merged } = await twoCards(app, "school", "plant");
    const refused = { mergeMembers: { __typename: "MemberNotFound" } };
    expect(await chairOf(app, "school").run(Merge, merging(kept, merged))).toEqual(refused);
    expect(await chairOf(app, "plant").run(Merge, merging(kept, merged))).toEqual(refused);
    expect(await chairOf(app, "north").run(Merge, merging(kept, merged))).toMatchObject({
      mergeMembers: { __typename: "MergeMembersPayload" },
    });
    expect(await person(app, Role.OPERATOR, "union").refusal(Merge, merging(kept, merged))).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Merge, merging(kept, merged))).toBe("UNAUTHENTICATED");
  });

  it("refuses a card that is merged already, either way round", async () => {
    const { kept, merged } = await twoCards(app);
    const third = await register(app, "school");
    const chair = chairOf(app, "school");
    await chair.run(Merge, merging(kept, merged));
    const refused = { mergeMembers: { __typename: "AlreadyMerged", into: { id: kept } } };
    expect(await chair.run(Merge, merging(third, merged))).toEqual(refused);
    expect(await chair.run(Merge, merging(merged, third))).toEqual(refused);
  });

  it("refuses itself, no reason, one who left the register, and a chair in office", async () => {
    const { kept, merged } = await twoCards(app);
    const chair = chairOf(app, "school");
    const answers = [
      await chair.run(Merge, merging(kept, kept)),
      await chair.run(Merge, merging(kept, merged, { reason: " " })),
    ];
    expect(answers).toEqual([
      { mergeMembers: { __typename: "InvalidInput", fields: [{ path: "mergedId" }] } },
      { mergeMembers: { __typename: "InvalidInput", fields: [{ path: "reason" }] } },
    ]);
    await app.sql("update registry.members set status = 'REMOVED' where id = $1", [kept]);
    expect(await chair.run(Merge, merging(kept, merged))).toEqual({
      mergeMembers: { __typename: "NotOnRegister", removedOn: "2020-09-01" },
    });
    await app.sql("update registry.members set status = 'ON_REGISTER' where id = $1", [kept]);
    await app.sql(
      `insert into registry.chairs (organisation_id, member_id, last_name, first_name, elected_on)
       values (5, $1, 'Новиков', 'Пётр', '2024-01-01')`,
      [merged],
    );
    expect(await chair.run(Merge, merging(kept, merged))).toEqual({
      mergeMembers: { __typename: "LeadsOrganisation" },
    });
  });

  it("merges once when two keepers come at once, each the other way round", async () => {
    const { kept, merged } = await twoCards(app);
    const answers = await Promise.all([
      chairOf(app, "school").run(Merge, merging(kept, merged)),
      chairOf(app, "lakeside").run(Merge, merging(merged, kept)),
    ]);
    const results: string[] = answers.map(({ mergeMembers }) => mergeMembers.__typename);
    expect(results.toSorted()).toEqual(["AlreadyMerged", "MergeMembersPayload"]);
  });
});
