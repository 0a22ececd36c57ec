import { daysAfter } from "@angel/kit/days";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { InsuranceProgramme, ProgrammeTerms } from "../programme/programme.entity.js";
import { insurance } from "../subgraph.js";
import { numberOf, TestUnion } from "../testing/union.js";
import { coverIn } from "./cover.js";
import type { History } from "./history.loader.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const Cover = `query Cover($id: ID!, $on: PlainDate) {
  _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member {
    cover(on: $on) { on status isCovered policy { number coveredFrom coveredUntil sum { kopecks }
      terms { version territory isRoundTheClock } organisation { id } programme { name insurer } } } } } }`;

describe("a member's cover", () => {
  it("is the card: where, for how much and since when it insures", async () => {
    const union = await TestUnion.found(app);
    await union.programme();
    const anna = await union.member(union.school, { from: "2020-05-01" });

    const { _entities } = await anna.run(Cover, { id: anna.viewer.memberId, on: "2024-03-01" });

    expect(_entities[0].cover).toEqual({
      on: "2024-03-01",
      status: "COVERED",
      isCovered: true,
      policy: {
        number: numberOf(anna.viewer.memberId ?? ""),
        coveredFrom: "2021-01-01",
        coveredUntil: null,
        sum: { kopecks: 5_000_000 },
        terms: { version: 1, territory: "РФ", isRoundTheClock: true },
        organisation: { id: union.school.id },
        programme: { name: "Страхование по ЭПБ", insurer: "Страховщик" },
      },
    });
  });

  it.each([
    ["before the programme", "2020-12-31", {}, "NO_PROGRAMME"],
    ["before joining", "2021-04-30", { from: "2021-05-01" }, "NOT_ON_REGISTER"],
    ["on the day of removal", "2022-02-01", { until: "2022-02-01" }, "NOT_ON_REGISTER"],
    ["without a card", "2022-02-01", { card: null }, "CARD_NOT_IN_FORCE"],
    ["with a blocked card", "2022-02-01", { card: { number: "1", status: "BLOCKED" } }, "CARD_NOT_IN_FORCE"],
  ])("is none %s, and says why", async (_when, on, life, status) => {
    const union = await TestUnion.found(app);
    await union.programme();
    const boris = await union.member(union.school, life);

    const { _entities } = await boris.run(Cover, { id: boris.viewer.memberId, on });

    expect(_entities[0].cover).toEqual({ on, status, isCovered: false, policy: null });
  });

  it("goes on through a transfer, new terms, and two cards that were merged", async () => {
    const union = await TestUnion.found(app);
    const programme = await union.programme(union.region, { until: "2022-12-31" });
    await union.terms(programme, { from: "2023-01-01", kopecks: 6_000_000 });
    const vera = await union.member(union.school, { until: "2022-03-01", card: null });
    const memberId = vera.viewer.memberId ?? "";
    await union.member(union.plant, { memberId, from: "2022-03-01", card: null, consents: false });
    const merged = await union.member(union.other, { until: "2020-02-01" });
    await app.sql("insert into published.member_merge values ($1, $2)", [memberId, merged.viewer.memberId]);

    const { _entities } = await vera.run(Cover, { id: memberId, on: "2024-03-01" });

    expect(_entities[0].cover.policy).toMatchObject({
      number: numberOf(merged.viewer.memberId ?? ""),
      coveredFrom: "2021-01-01",
      coveredUntil: null,
      sum: { kopecks: 6_000_000 },
      organisation: { id: union.plant.id },
    });
  });

  it("goes on under terms that end on the last day of the calendar", async () => {
    const union = await TestUnion.found(app);
    await union.programme(union.region, { until: "9999-12-31" });
    const anna = await union.member(union.school);

    const { _entities } = await anna.run(Cover, { id: anna.viewer.memberId, on: "2024-03-01" });

    expect(_entities[0].cover).toMatchObject({
      status: "COVERED",
      policy: { coveredFrom: "2021-01-01", coveredUntil: null },
    });
  });

  it("is shown to the member, to those who see the card and to those who handle claims there", async () => {
    const union = await TestUnion.found(app);
    await union.programme();
    const [anna, boris] = [await union.member(union.school), await union.member(union.school)];
    const seen = async (who: typeof anna) =>
      (await who.run(Cover, { id: anna.viewer.memberId }))._entities[0].cover !== null;

    expect(await seen(anna)).toBe(true);
    expect(await seen(boris)).toBe(false);
    expect(await seen(app.anonymous)).toBe(false);
    expect(await seen(union.servant(union.school, Role.CHAIR))).toBe(true);
    expect(await seen(union.handler())).toBe(true);
    expect(await seen(union.servant(union.other, Role.CHAIR))).toBe(false);
    expect(await seen(union.handler(union.other))).toBe(false);
  });
});

const Count = `query Count($id: ID!, $on: PlainDate) {
  _entities(representations: [{ __typename: "Organisation", id: $id }]) {
    ... on Organisation { insuredCount(on: $on) insuranceProgramme(on: $on) { name } } } }`;

describe("how many an organisation has insured", () => {
  it("is exact for its servants, about for others, and nothing below five", async () => {
    const union = await TestUnion.found(app);
    await union.programme();
    for (let member = 0; member < 7; member += 1) await union.member(union.school);
    for (let member = 0; member < 4; member += 1) await union.member(union.plant, { until: "2023-01-01" });
    const count = async (who: typeof app.anonymous, id: string, on = "2022-06-01") =>
      (await who.run(Count, { id, on }))._entities[0].insuredCount;
    const chair = union.servant(union.branch, Role.CHAIR);

    expect(await count(chair, union.branch.id)).toBe(11);
    expect(await count(chair, union.branch.id, "2023-01-01")).toBe(7);
    expect(await count(chair, union.plant.id)).toBe(4);
    expect(await count(app.anonymous, union.branch.id)).toBe(10);
    expect(await count(app.anonymous, union.school.id)).toBe(5);
    expect(await count(app.anonymous, union.plant.id)).toBeNull();
    expect(await count(chair, union.branch.id, "2020-06-01")).toBe(0);
  });
});

describe("the count of the insured", () => {
  it("is the members covered one by one, whatever programmes stand in one another", async () => {
    const places = ["region", "branch", "school", "plant", "other"] as const;
    const statuses = fc.subarray(["ISSUED", "VIRTUAL", "LOST"], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...places), statuses, fc.constantFrom(null, "2022-12-31")), {
          maxLength: 4,
          selector: ([place]) => place,
        }),
        fc.array(
          fc.tuple(
            fc.constantFrom("school", "plant", "other"),
            fc.constantFrom("ISSUED", "VIRTUAL", "LOST", "BLOCKED"),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (programmes, people) => {
          const union = await TestUnion.found(app);
          for (const [place, covering, until] of programmes) {
            const programmeId = await union.programme(union[place], { from: "2020-01-01", until });
            await app.sql(
              "update insurance.programme_terms set covering_statuses = $2 where programme_id = $1",
              [programmeId, covering],
            );
          }
          const lives = people.map(([place, status]) => ({ place, memberId: randomUUID(), status }));
          for (const { place, memberId, status } of lives)
            await union.member(union[place], { memberId, card: { number: numberOf(memberId), status } });
          const root = union.servant(union.region, Role.CHAIR);
          for (const on of ["2022-06-01", "2024-06-01"]) {
            const covered = await Promise.all(
              lives.map(async ({ place, memberId }) => {
                const { _entities } = await root.run(Cover, { id: memberId, on });
                return _entities[0].cover.isCovered ? place : null;
              }),
            );
            for (const [top, below] of [
              ["region", places],
              ["branch", ["school", "plant"]],
              ["school", ["school"]],
            ] as const) {
              const { _entities } = await root.run(Count, { id: union[top].id, on });
              expect(_entities[0].insuredCount).toBe(
                covered.filter((place) => place !== null && below.some((one) => one === place)).length,
              );
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

const DAYS = 30;
const day = (offset: number) => daysAfter("2024-01-01", offset);
const period = fc
  .tuple(fc.nat(DAYS), fc.option(fc.integer({ min: 1, max: DAYS })))
  .map(([from, length]) => ({ fromOn: day(from), untilOn: length === null ? null : day(from + length) }));
const terms = (ends: string[]) =>
  period.map(({ fromOn, untilOn }) =>
    Object.assign(new ProgrammeTerms(), {
      startsOn: fromOn,
      endsOn: untilOn && daysAfter(untilOn, -1),
      coveringStatuses: ends,
    }),
  );

describe("the law of cover", () => {
  it("is that of a life lived day by day", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(period, fc.constantFrom("school", "plant")), { maxLength: 3 }),
        fc.array(fc.tuple(period, fc.constantFrom("ISSUED", "LOST", "BLOCKED")), { maxLength: 4 }),
        fc.array(terms(["ISSUED"]), { maxLength: 2 }),
        fc.array(terms(["ISSUED", "LOST"]), { maxLength: 2 }),
        (registers, cards, own, above) => {
          const near = { programme: new InsuranceProgramme(), terms: own };
          const far = { programme: new InsuranceProgramme(), terms: above };
          const history: History = {
            registers: registers.map(([one, organisationId]) => ({ ...one, organisationId })),
            cards: cards.map(([one, status], index) => ({ ...one, status, number: String(index) })),
            promises: new Map([
              ["school", [near, far]],
              ["plant", [far]],
            ]),
          };
          const covered = (on: string) =>
            history.registers.some(({ organisationId, ...register }) => {
              const promised = history.promises.get(organisationId) ?? [];
              const held = promised.flatMap((one) =>
                one.terms.filter((each) => each.holdsOn(on)).slice(0, 1),
              )[0];
              return (
                isOn(register, on) &&
                history.cards.some((card) => isOn(card, on) && held?.coveringStatuses.includes(card.status))
              );
            });
          for (let offset = 0; offset < DAYS * 2; offset += 1) {
            const { isCovered, policy } = coverIn(history, day(offset));
            expect(isCovered).toBe(covered(day(offset)));
            if (!policy) continue;
            for (let on = policy.coveredFrom; on < day(DAYS * 2) && on <= (policy.coveredUntil ?? on);) {
              expect(covered(on)).toBe(true);
              on = daysAfter(on, 1);
            }
            expect(covered(daysAfter(policy.coveredFrom, -1))).toBe(false);
            if (policy.coveredUntil) expect(covered(daysAfter(policy.coveredUntil, 1))).toBe(false);
          }
        },
      ),
    );
  });
});

function isOn({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }, on: string): boolean {
  return fromOn <= on && (untilOn === null || on < untilOn);
}
