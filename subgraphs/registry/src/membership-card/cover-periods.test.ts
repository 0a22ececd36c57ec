import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import { nodeOf, organisationId, pathOf, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const DAYS = 40;
const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const PLACES = ["school", "kindergarten", "plant"] as const;
const NOT_IN_HAND = ["ORDERED", "PRODUCED"];

/** Days grow; an empty place is a removal. */
const moves = fc
  .uniqueArray(fc.tuple(fc.nat(DAYS), fc.constantFrom(...PLACES, null)), {
    minLength: 1,
    maxLength: 6,
    selector: ([on]) => on,
  })
  .map((steps) => {
    let at: string | null = null;
    return steps
      .toSorted(([one], [other]) => one - other)
      .filter(([, to]) => {
        const counts = to !== at;
        at = counts ? to : at;
        return counts;
      });
  });
const card = fc.record({
  issuedOn: fc.option(fc.nat(DAYS)),
  changes: fc.uniqueArray(
    fc.tuple(fc.nat(DAYS), fc.constantFrom("BLOCKED", "LOST", "ISSUED", "VIRTUAL", ...NOT_IN_HAND)),
    { maxLength: 5, selector: ([on]) => on },
  ),
});

const LEFT_AND_CAME_ELSEWHERE: Move[] = [
  [0, "school"],
  [1, null],
  [2, "kindergarten"],
];
const NO_CARD = { issuedOn: null, changes: [] };
const FIRST_DAY_CARD = { issuedOn: 0, changes: [] };

type Move = [on: number, to: (typeof PLACES)[number] | null];

async function written(
  steps: Move[],
  { issuedOn, changes }: { issuedOn: number | null; changes: [number, string][] },
) {
  const id = await register(app, "school");
  await app.sql("delete from registry.movements where member_id = $1", [id]);
  let from: Move[1] = null;
  for (const [on, to] of steps) {
    await app.sql(
      `insert into registry.movements (member_id, primary_id, kind, moved_on, organisation_id, from_id)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        nodeOf("school"),
        to === null ? "REMOVED" : from === null ? "REGISTERED" : "TRANSFERRED",
        day(on),
        nodeOf(to ?? from ?? "school"),
        to !== null && from !== null ? nodeOf(from) : null,
      ],
    );
    from = to;
  }
  const last = steps.findLast(([, to]) => to !== null)?.[1] ?? "school";
  await app.sql("update registry.members set primary_id = $2 where id = $1", [id, nodeOf(last)]);
  await app.sql(
    "update registry.membership_cards set issued_on = $2, status = 'NOT_ORDERED' where member_id = $1",
    [id, issuedOn === null ? null : day(issuedOn)],
  );
  for (const [on, status] of changes) {
    await app.sql(
      `insert into registry.card_changes (number, member_id, status, changed_at)
       select number, member_id, $2, $3 from registry.membership_cards where member_id = $1`,
      [id, status, `${day(on)}T09:00:00Z`],
    );
  }
  return id;
}

describe("what insurance reads of any day", () => {
  it("agrees with a register and a card lived through day by day", async () => {
    await fc.assert(
      fc.asyncProperty(moves, card, async (steps, held) => {
        const id = await written(steps, held);
        const rows = await app.sql<{ day: string; place: string | null; status: string | null }>(
          `select to_char(day, 'YYYY-MM-DD') as day, at.organisation_id as place, card.status
             from generate_series($2::date, $3::date, '1 day') as day
             left join published.register_period at on at.member_id = $1
               and at.from_on <= day and (at.until_on is null or at.until_on > day)
             left join published.card_period card on card.member_id = $1
               and card.from_on <= day and (card.until_on is null or card.until_on > day)
            order by day`,
          [id, day(0), day(DAYS)],
        );
        expect(rows).toEqual(lived(steps, held));
      }),
      { numRuns: 25 },
    );
  });

  it("counts a person once on each day, by either of two merged cards", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(moves, card), { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        fc.boolean(),
        fc.nat(DAYS),
        async (people, areMerged, isFolded, on) => {
          await app.sql("delete from registry.member_merges");
          await app.sql("delete from registry.movements");
          const ids: string[] = [];
          for (const [steps, held] of people) ids.push(await written(steps, held));
          if (areMerged) {
            await app.sql(
              "insert into registry.member_merges (kept_id, merged_id, reason, moved, filled) values ($1, $2, '', '{}', '{}')",
              ids.slice(0, 2),
            );
          }
          if (isFolded) await app.sql("select registry.fold_insured(null)");
          const days = people.map(([steps, held]) => lived(steps, held)[on]);
          for (const top of ["union", "lakeside", "school", "plant"] as const) {
            const counted = await app.sql<{ organisation_id: string; insured: number }>(
              "select * from published.insured_on($1, $2, '{ISSUED,VIRTUAL}')",
              [organisationId(top), day(on)],
            );
            const expected = PLACES.filter((place) => pathOf(place).startsWith(pathOf(top)))
              .map(
                (place) =>
                  [organisationId(place), insuredAt(organisationId(place), days, areMerged)] as const,
              )
              .filter(([, insured]) => insured !== 0);
            expect(new Map(counted.map((row) => [row.organisation_id, row.insured]))).toEqual(
              new Map(expected),
            );
            const [kept] = await app.sql<{ insured: number }>(
              "select published.insured_below($1, $2, '{ISSUED,VIRTUAL}') as insured",
              [organisationId(top), day(on)],
            );
            expect(kept?.insured).toBe(expected.reduce((sum, [, insured]) => sum + insured, 0));
          }
        },
      ),
      {
        numRuns: 10,
        // Who left for nowhere and came back elsewhere.
        examples: [
          [
            [
              [[[0, "school"]], NO_CARD],
              [LEFT_AND_CAME_ELSEWHERE, FIRST_DAY_CARD],
            ],
            false,
            false,
            0,
          ],
        ],
      },
    );
  });
});

type Lived = ReturnType<typeof lived>[number] | undefined;

function insuredAt(place: string, days: readonly Lived[], areMerged: boolean): number {
  const persons = areMerged
    ? [days.slice(0, 2), ...days.slice(2).map((one) => [one])]
    : days.map((one) => [one]);
  return persons.filter(
    (cards) =>
      cards.some((one) => one?.place === place) &&
      cards.some((one) => one?.status === "ISSUED" || one?.status === "VIRTUAL"),
  ).length;
}

function lived(
  steps: Move[],
  { issuedOn, changes }: { issuedOn: number | null; changes: [number, string][] },
) {
  let [place, status]: [Move[1], string | null] = [null, null];
  return Array.from({ length: DAYS + 1 }, (_, today) => {
    for (const [on, to] of steps) if (on === today) place = to;
    if (issuedOn === today) status = "ISSUED";
    for (const [on, to] of changes) {
      // A card in hand stays there while another is being made.
      const isOnlyMade = NOT_IN_HAND.includes(to) && issuedOn !== null && issuedOn <= today;
      if (on === today && !isOnlyMade) status = to;
    }
    return { day: day(today), place: place && organisationId(place), status };
  });
}
