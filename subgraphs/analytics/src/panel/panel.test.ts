import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { analytics } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});
beforeEach(async () => {
  await union.close("school", null);
  await union.clear("workplace_coverage");
  await union.count("school", {
    on_register: 30,
    employed: 20,
    students: 10,
    men: 8,
    women: 22,
    plastic_cards: 20,
  });
  await union.count("kindergarten", {
    on_register: 9,
    employed: 9,
    women: 9,
    plastic_cards: 9,
    virtual_cards: 9,
  });
  await union.count("university", { on_register: 61, students: 50, pensioners: 11, men: 31, women: 30 });
  await union.count("plant", { on_register: 12, employed: 12, men: 10, women: 2 });
});

const staff = () => union.person(Role.STAFF, "union");
const SHARE = "{ count base percent }";
const MEMBERSHIP = `panel { membership { total employed ${SHARE} students ${SHARE} pensioners ${SHARE} men ${SHARE} women ${SHARE} } }`;

describe("the panel of an organisation", () => {
  it("says who the members here and below are, each share with what it is taken of", async () => {
    expect(await union.ask(staff(), "north", MEMBERSHIP)).toEqual({
      panel: {
        membership: {
          total: 100,
          employed: { count: 29, base: 100, percent: 29 },
          students: { count: 60, base: 100, percent: 60 },
          pensioners: { count: 11, base: 100, percent: 11 },
          men: { count: 39, base: 100, percent: 39 },
          women: { count: 61, base: 100, percent: 61 },
        },
      },
    });
    expect(await union.ask(staff(), "town", "panel { on membership { total men { percent } } }")).toEqual({
      panel: { on: today(), membership: { total: 39, men: { percent: 20.5 } } },
    });
    expect(
      await union.ask(
        staff(),
        "union",
        `panel { cards { plastic ${SHARE} virtual { percent(digits: 2) } } }`,
      ),
    ).toEqual({
      panel: { cards: { plastic: { count: 29, base: 112, percent: 25.8 }, virtual: { percent: 8.03 } } },
    });
  });

  it("says who came and went, and why", async () => {
    const removals = { removed: 5, dismissed: 3, own_wish: 1 };
    const steps = { registered: 7, transferred_in: 1, transferred_out: 2, ...removals };
    await union.at("movement_month", "school", { month: "2026-03-01", ...steps });
    await union.at("movement_month", "plant", { month: "2025-12-01", ...steps });
    await union.at("movement_day", "school", { day: "2026-03-05", ...steps });
    const movement = (args = "") => `panel { movement${args} { countedFrom admittedCount transferredInCount
      transferredOutCount removedCount removals { reason count } } }`;
    const march = {
      admittedCount: 7,
      transferredInCount: 1,
      transferredOutCount: 2,
      removedCount: 5,
      removals: [
        { reason: "DISMISSED", count: 3 },
        { reason: "OWN_WISH", count: 1 },
        { reason: null, count: 1 },
      ],
    };
    const year = '(from: "2026-01-01", until: "2026-12-31")';
    expect(await union.ask(staff(), "town", movement(year))).toEqual({
      panel: { movement: { countedFrom: "2026-01-01", ...march } },
    });
    expect(await union.ask(staff(), "union", movement('(from: "2026-03-02", until: "2026-03-09")'))).toEqual({
      panel: { movement: { countedFrom: "2026-03-02", ...march } },
    });
    for (const place of ["union", "north"] as const)
      expect(await union.ask(staff(), place, movement(year))).toEqual({
        panel: { movement: { countedFrom: "2026-01-01", ...march } },
      });
    expect((await union.ask(staff(), "plant", movement(year))).panel.movement).toMatchObject({
      admittedCount: 0,
      removals: [],
    });
  });

  it("says how many of those who work there are members", async () => {
    await union.at("workplace_coverage", "school", {
      counted_on: "2026-01-01",
      employed: 40,
      employed_members: 20,
    });
    expect(
      await union.ask(staff(), "north", `panel { coverage { primaryCount employed ${SHARE} } }`),
    ).toEqual({ panel: { coverage: { primaryCount: 1, employed: { count: 20, base: 40, percent: 50 } } } });
  });

  it("says what membership gave, from what the programmes publish", async () => {
    const money = (kopecks: number) => ({ kopecks });
    await union.of("bonus_participant", "school", { participants: 12 });
    await union.of("benefit_month", "school", {
      month: "2026-02-01",
      purchases: 5,
      spent_kopecks: 900_000,
      returned_kopecks: 31_500,
      discount_kopecks: 28_500,
      participants: 4,
    });
    await union.of("payout_month", "kindergarten", { month: "2026-02-01", claims: 1, paid_kopecks: 110_000 });
    const asked = `panel { benefits(from: "2026-01-01", until: "2026-06-30") { countedUntil participants ${SHARE}
      purchaseCount spent { kopecks } returned { kopecks } discount { kopecks } claimCount paid { kopecks }
      saved { kopecks } savedPerMember { kopecks } } }`;
    expect(await union.ask(staff(), "town", asked)).toEqual({
      panel: {
        benefits: {
          countedUntil: "2026-06-01",
          participants: { count: 12, base: 39, percent: 30.7 },
          purchaseCount: 5,
          spent: money(900_000),
          returned: money(31_500),
          discount: money(28_500),
          claimCount: 1,
          paid: money(110_000),
          saved: money(170_000),
          savedPerMember: money(4_358),
        },
      },
    });
    expect((await union.ask(staff(), "plant", asked)).panel.benefits).toMatchObject({
      purchaseCount: 0,
      saved: money(0),
    });
  });

  it("says of what was bought to those who do not see the cards no month of a primary with fewer than five buyers", async () => {
    const money = (kopecks: number) => ({ kopecks });
    const bought = (month: string, participants: number, kopecks: number) =>
      union.of("benefit_month", "university", {
        month,
        purchases: participants,
        spent_kopecks: kopecks,
        returned_kopecks: 0,
        discount_kopecks: 0,
        participants,
      });
    await bought("2025-01-01", 6, 600_000);
    await bought("2025-02-01", 1, 777);
    await bought("2025-03-01", 2, 888);
    const asked = async (who: ReturnType<typeof staff>, from: string, until: string) =>
      (
        await union.ask(
          who,
          "university",
          `panel { benefits(from: "${from}", until: "${until}") { purchaseCount spent { kopecks } } }`,
        )
      ).panel.benefits as object;
    const editor = union.person(Role.EDITOR, "union");
    const shown = { purchaseCount: 6, spent: money(600_000) };

    expect([
      await asked(editor, "2025-01-01", "2025-01-31"),
      await asked(editor, "2025-01-01", "2025-02-28"),
      await asked(editor, "2025-02-01", "2025-03-31"),
      await asked(editor, "2025-04-01", "2025-04-30"),
      await asked(staff(), "2025-01-01", "2025-03-31"),
    ]).toEqual([
      shown,
      shown,
      { purchaseCount: null, spent: null },
      { purchaseCount: 0, spent: money(0) },
      { purchaseCount: 9, spent: money(601_665) },
    ]);
  });

  it("refuses days in the wrong order", async () => {
    expect(
      await staff().refusal(
        `query A($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation {
          panel { movement(from: "2026-02-01", until: "2026-01-01") { admittedCount } } } } }`,
        { of: [union.reference("school")] },
      ),
    ).toBe("BAD_USER_INPUT");
  });
});

describe("who may see the panel", () => {
  it("is who sees statistics there", async () => {
    const total = "panel { membership { total } }";
    const seen = { panel: { membership: { total: 30 } } };
    expect(await union.ask(union.person(Role.CHAIR, "school"), "school", total)).toEqual(seen);
    expect(await union.ask(union.person(Role.OPERATOR, "north"), "school", total)).toEqual(seen);
    for (const role of [Role.MEMBER, Role.PARTNER])
      expect(await union.ask(union.person(role, "union"), "school", total)).toEqual({ panel: null });
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "school", total)).toEqual({ panel: null });
    expect(await union.ask(app.anonymous, "school", total)).toEqual({ panel: null });
  });

  it("is told no small cells without a right to the cards, nor their neighbours", async () => {
    const editor = union.person(Role.EDITOR, "union");
    const sexes = "panel { membership { total men { count } women { count base percent } } }";
    const of = async (place: "union" | "north" | "south" | "plant" | "school") =>
      (await union.ask(editor, place, sexes)).panel.membership;
    expect(await of("plant")).toEqual({
      total: 12,
      men: { count: null },
      women: { count: null, base: 12, percent: null },
    });
    // The plant is all there is in the south; from the union and the north it must not follow.
    expect(await of("south")).toMatchObject({ women: { count: null } });
    expect(await of("north")).toMatchObject({ women: { count: null } });
    expect(await of("union")).toMatchObject({ women: { count: 63 } });
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "plant", sexes)).toEqual({
      panel: {
        membership: { total: 12, men: { count: 10 }, women: { count: 2, base: 12, percent: 16.6 } },
      },
    });
  });

  it("is told nothing of one that has closed without a right to the cards", async () => {
    const asked = `panel { membership { total men { count } } movement(from: "2024-01-01", until: "2024-12-31") {
        removedCount removals { reason count } }
      benefits(from: "2024-01-01", until: "2024-12-31") { participants { count } claimCount } }
      appealAnalysis(from: "2024-01-01", until: "2024-12-31") { count }`;
    await union.close("school", "2024-12-31");
    await union.at("movement_month", "school", { month: "2024-03-01", removed: 1, dismissed: 1 });
    expect(await union.ask(union.person(Role.EDITOR, "north"), "school", asked)).toEqual({
      panel: {
        membership: { total: null, men: { count: null } },
        movement: { removedCount: null, removals: null },
        benefits: { participants: { count: null }, claimCount: null },
      },
      appealAnalysis: { count: null },
    });
    expect((await union.ask(staff(), "school", asked)).panel.movement.removals).toEqual([
      { reason: "DISMISSED", count: 1 },
    ]);
  });

  it("is told without a right to the cards of calendar years alone, so that nobody follows from two periods", async () => {
    const leaving = (day: string, dismissed: number) => ({ day, removed: dismissed, dismissed });
    await union.at("movement_day", "university", leaving("2023-03-04", 7));
    await union.at("movement_day", "university", leaving("2023-03-05", 1));
    await union.at("movement_month", "university", { month: "2023-03-01", removed: 8, dismissed: 8 });
    await union.of("payout_month", "university", { month: "2023-02-01", claims: 6, paid_kopecks: 60_000 });
    const until = (day: string) => `(from: "2023-01-01", until: "${day}")`;
    const moved = (day: string) => `movement${until(day)} { removedCount removals { reason count } }`;
    const paid = (day: string) => `benefits${until(day)} { claimCount paid { kopecks } saved { kopecks } }`;
    const asked = `panel { a: ${moved("2023-03-05")} b: ${moved("2023-03-04")} year: ${moved("2023-12-31")}
      two: ${moved("2024-12-31")} winter: ${paid("2023-02-28")} paid: ${paid("2023-12-31")} }`;
    const hidden = { removedCount: null, removals: null };
    expect(await union.ask(union.person(Role.EDITOR, "union"), "university", asked)).toEqual({
      panel: {
        a: hidden,
        b: hidden,
        year: { removedCount: 8, removals: [{ reason: "DISMISSED", count: 8 }] },
        two: hidden,
        winter: { claimCount: null, paid: null, saved: null },
        paid: { claimCount: 6, paid: { kopecks: 60_000 }, saved: { kopecks: 60_000 } },
      },
    });
    expect((await union.ask(staff(), "university", asked)).panel).toMatchObject({
      a: { removedCount: 8 },
      b: { removedCount: 7 },
    });
  });

  it("is told of what there has been of this year", async () => {
    const asked = "panel { movement { admittedCount } } appealAnalysis { count }";
    expect(await union.ask(union.person(Role.EDITOR, "union"), "university", asked)).toEqual({
      panel: { movement: { admittedCount: 0 } },
      appealAnalysis: { count: 0 },
    });
  });

  it("is told by coverage no number of employed that is hidden among the members", async () => {
    await union.count("school", { on_register: 32, employed: 30, pensioners: 2 });
    await union.at("workplace_coverage", "school", { employed: 40, employed_members: 30 });
    const asked = `panel { membership { total employed { count } } coverage { employed ${SHARE} } }`;
    expect(await union.ask(union.person(Role.EDITOR, "union"), "school", asked)).toEqual({
      panel: {
        membership: { total: 32, employed: { count: null } },
        coverage: { employed: { count: null, base: null, percent: null } },
      },
    });
  });

  it("is not told how many work there where next to all of them are members", async () => {
    await union.count("school", { on_register: 18, employed: 18 });
    await union.at("workplace_coverage", "school", { employed: 20, employed_members: 18 });
    const asked = `panel { membership { employed { count } } coverage { employed ${SHARE} } }`;
    expect(await union.ask(union.person(Role.EDITOR, "union"), "school", asked)).toEqual({
      panel: {
        membership: { employed: { count: 18 } },
        coverage: { employed: { count: null, base: null, percent: null } },
      },
    });
  });
});
