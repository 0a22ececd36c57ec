import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";
import { peopleOf, reachOf } from "./people.js";
import type { Recipients } from "./person.type.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const idsOf = async (to: Recipients) => (await peopleOf(app.em(), to)).map(({ id }) => id);

describe("whom a notice is for", () => {
  it("reaches a member by what the account has proven, and by the card where it has nothing", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.school, { phone: "+79210000001" });
    const boris = await union.member(union.school, { hasAccount: false });

    expect(await peopleOf(app.em(), { memberIds: [anna.memberId ?? ""] })).toEqual([
      {
        id: anna.memberId,
        memberId: anna.memberId,
        accountId: anna.accountId,
        name: "Анна С.",
        email: anna.email,
        phone: "+79210000001",
        jabber: null,
        devicesOf: null,
        vk: null,
        telegram: null,
        timeZone: "Europe/Moscow",
        language: "ru",
      },
    ]);
    const [met] = await peopleOf(app.em(), { memberIds: [boris.memberId ?? ""] });
    expect(met).toMatchObject({ accountId: null, name: null, email: boris.email, phone: null });
  });

  it("is one person, however many ways lead to them", async () => {
    const union = await TestUnion.found(app);
    const { memberId, accountId } = await union.member();
    for (const [role, place] of [
      ["CHAIR", union.school],
      ["STAFF", union.school],
      ["CHAIR", union.lyceum],
    ] as const)
      await union.lend("account_grant", {
        account_id: accountId,
        role,
        organisation_id: place.id,
        starts_on: "2020-01-01",
      });

    const to = {
      memberIds: [memberId ?? "", memberId ?? ""],
      accountIds: [accountId ?? ""],
      keepersOf: [union.school.id, union.lyceum.id],
    };

    expect(await idsOf(to)).toEqual([memberId]);
  });

  it("means by keepers those who are chair and staff today, of the organisation itself", async () => {
    const union = await TestUnion.found(app);
    const chair = await union.servant();
    const staff = await union.servant(union.school, "STAFF");
    await union.servant(union.school, "OPERATOR");
    await union.servant(union.school, "CHAIR", "2024-12-31");
    await union.servant(union.region);

    expect(new Set(await idsOf({ keepersOf: [union.school.id] }))).toEqual(
      new Set([chair.accountId, staff.accountId]),
    );
    expect(await idsOf({ keepersOf: [union.lyceum.id] })).toEqual([]);
  });

  it("follows cards that were merged, one after the other, and leaves out whose data is destroyed", async () => {
    const union = await TestUnion.found(app);
    const [first, second, kept, gone] = await Promise.all([1, 2, 3, 4].map(() => union.member()));
    await union.lend("member_merge", { kept_id: second?.memberId, merged_id: first?.memberId });
    await union.lend("member_merge", { kept_id: kept?.memberId, merged_id: second?.memberId });
    await app.sql("update published.member_reach set is_destroyed = true where member_id = $1", [
      gone?.memberId,
    ]);

    const memberIds = [first, second, kept, gone].map((person) => person?.memberId ?? "");
    expect(await idsOf({ memberIds })).toEqual([kept?.memberId]);
    expect(await reachOf(app.em(), [gone?.memberId ?? "", randomUUID()])).toEqual([]);
  });

  it("says at the moment of sending what they consent to, under the id that was asked", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    await union.consent(anna, "SMS", "EMAIL");
    const stranger = await union.account();

    const reach = await reachOf(app.em(), [
      anna.memberId ?? "",
      anna.accountId ?? "",
      stranger.accountId ?? "",
    ]);

    expect(new Map(reach.map(({ id, email, consents }) => [id, { email, consents }]))).toEqual(
      new Map([
        [anna.memberId, { email: anna.email, consents: ["EMAIL", "SMS"] }],
        [anna.accountId, { email: anna.email, consents: ["EMAIL", "SMS"] }],
        [stranger.accountId, { email: stranger.email, consents: [] }],
      ]),
    );
  });
});
