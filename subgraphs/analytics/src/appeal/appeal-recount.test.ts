import { daysAfter } from "@angel/kit/days";
import { SMALLEST_TOLD } from "@angel/kit/few";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { daysBefore } from "../figure/period.js";
import { noteHappening } from "../happening/happening.js";
import { grouped } from "../organisation/grouped.js";
import { analytics } from "../subgraph.js";
import { appealOf } from "../testing/appeals.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";
import { AppealKind } from "./appeal-analysis.type.js";
import type { AppealRegistered } from "./appeal.events.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

const PATHS: Record<Place, Place[]> = {
  union: ["union", "north", "town", "school", "kindergarten", "university", "south", "plant"],
  north: ["north", "town", "school", "kindergarten", "university"],
  town: ["town", "school", "kindergarten"],
  school: ["school"],
  kindergarten: ["kindergarten"],
  university: ["university"],
  south: ["south", "plant"],
  plant: ["plant"],
};
const CHILDREN: readonly (readonly [Place, readonly Place[]])[] = [
  ["union", ["north", "south"]],
  ["north", ["town", "university"]],
  ["town", ["school", "kindergarten"]],
  ["south", ["plant"]],
];
const FIRST = "2026-01-01";
const DAYS = 60;
const place = fc.constantFrom(...(Object.keys(PATHS) as Place[]));
const appeals = fc.array(
  fc
    .record({
      where: place,
      day: fc.nat(DAYS - 1),
      kind: fc.constantFrom(...Object.values(AppealKind)),
      topic: fc.constantFrom("wages", "leave", "pensions"),
      branch: fc.constantFrom(null, "schools", "universities"),
      employerKey: fc.constantFrom(null, "7701", "7702"),
    })
    .map(({ where, day, ...more }) => appealOf(where, daysAfter(FIRST, day), more)),
  { maxLength: 60 },
);

async function note(made: readonly AppealRegistered[]): Promise<void> {
  const em = app.em();
  await em.execute("delete from happenings");
  for (const { registeredOn, ...appeal } of made) await noteHappening(em, { ...appeal, on: registeredOn });
}

/** Of one organisation after another: the tests share a database. */
const ask = async (role: Role, where: Place, args: string, fields: string) =>
  (await union.ask(union.person(role, "union"), where, `appealAnalysis(${args}) { ${fields} }`))
    .appealAnalysis;

interface Figure {
  value: string | null;
  count: number;
  before: number;
}

describe("any analysis of any appeals", () => {
  it("equals a plain recount of them", async () => {
    const asked = fc.record({
      appeals,
      where: place,
      from: fc.nat(DAYS - 1),
      length: fc.nat(30),
      topic: fc.constantFrom(null, "wages"),
      by: fc.constantFrom("kind" as const, "topic" as const, "branch" as const, "employerKey" as const),
    });
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        await note(one.appeals);
        const period = { from: daysAfter(FIRST, one.from), until: daysAfter(FIRST, one.from + one.length) };
        const earlier = daysBefore(period);
        const below = PATHS[one.where].map(idOf);
        const its = one.appeals.filter(
          ({ organisationId, topic }) => below.includes(organisationId) && topic === (one.topic ?? topic),
        );
        const within = ({ from, until }: typeof period) =>
          its.filter(({ registeredOn }) => registeredOn >= from && registeredOn <= until);
        const [now, before] = [within(period), within(earlier)];
        const values = [...new Set([...now, ...before].map((appeal) => appeal[one.by]))];
        const by = one.by === "employerKey" ? "EMPLOYER" : one.by.toUpperCase();
        const filter = one.topic ? `, filter: { topic: "${one.topic}" }` : "";
        const answer = await ask(
          Role.STAFF,
          one.where,
          `from: "${period.from}", until: "${period.until}"${filter}`,
          `count before organisationCount series(step: DAY) { countedFrom count }
           figures(by: ${by}) { value count before organisationCount }`,
        );
        const organisationsOf = (some: AppealRegistered[]) =>
          new Set(some.map(({ organisationId }) => organisationId)).size;
        expect({
          ...answer,
          figures: new Set(answer.figures.map((figure: Figure) => JSON.stringify(figure))),
        }).toEqual({
          count: now.length,
          before: before.length,
          organisationCount: organisationsOf(now),
          series: Array.from({ length: one.length + 1 }, (_, at) => daysAfter(period.from, at)).map(
            (day) => ({
              countedFrom: day,
              count: now.filter(({ registeredOn }) => registeredOn === day).length,
            }),
          ),
          figures: new Set(
            values.map((value) => {
              const of = (some: AppealRegistered[]) => some.filter((appeal) => appeal[one.by] === value);
              return JSON.stringify({
                value,
                count: of(now).length,
                before: of(before).length,
                organisationCount: organisationsOf(of(now)),
              });
            }),
          ),
        });
        const counts = answer.figures.map(({ count }: Figure) => count);
        expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
      }),
      { numRuns: 25 },
    );
  });

  it("tells those without the cards nothing from which a cell under five follows", async () => {
    const args = 'from: "2026-01-01", until: "2026-12-31"';
    const parts = ["KIND", "TOPIC", "BRANCH"];
    const fields = `count ${parts.map((by) => `${by}: figures(by: ${by}) { value count }`).join(" ")}`;
    await fc.assert(
      fc.asyncProperty(appeals, async (made) => {
        await note(made);
        const told = new Map<Place, Record<string, unknown>>();
        for (const where of Object.keys(PATHS) as Place[])
          told.set(where, (await ask(Role.EDITOR, where, args, fields)) as Record<string, unknown>);
        for (const answer of told.values())
          for (const { count } of [answer, ...parts.flatMap((by) => (answer[by] as Figure[] | null) ?? [])])
            expect(count === null || count === 0 || Number(count) >= SMALLEST_TOLD).toBe(true);
        for (const [above, below] of CHILDREN)
          for (const by of parts) {
            const cells = (where: Place) => told.get(where)?.[by] as Figure[] | null | undefined;
            const whole = cells(above);
            if (!whole) continue;
            const known = grouped(
              below.flatMap((child) => cells(child) ?? []),
              ({ value }) => value,
            );
            for (const { value, count } of whole) {
              const rest = (known.get(value) ?? []).reduce((left, cell) => left - cell.count, count);
              expect(rest === 0 || rest >= SMALLEST_TOLD).toBe(true);
            }
          }
      }),
      { numRuns: 15 },
    );
  });
});
