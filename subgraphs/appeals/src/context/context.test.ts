import type { Actor } from "@angel/kit/testing";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { look, queue, submitted } from "../testing/appeals.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const TREND = "{ lastCount beforeCount growth months { startsOn count } }";
const CONTEXT = `ofEmployer ${TREND} ofTopic ${TREND} ofBranch ${TREND} ofRegion ${TREND}
  similar { nodes { id } totalCount }`;

async function atCall(who: Actor, { id }: Place, more: object = {}) {
  const answer = await who.run(
    `query Call($id: ID!, $employerName: String, $employerTaxId: String, $topicCode: String) {
       _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
         appealContext(employerName: $employerName, employerTaxId: $employerTaxId, topicCode: $topicCode) { ${CONTEXT} } } } }`,
    { id, ...more },
  );
  return answer._entities[0].appealContext;
}

const age = (id: string, days: number) =>
  app.sql("update appeals.appeals set registered_at = now() - make_interval(days => $2::int) where id = $1", [
    id,
    days,
  ]);

const counts = ({ lastCount, beforeCount, growth }: Record<string, number>) => [
  lastCount,
  beforeCount,
  growth,
];

describe("at a call", () => {
  it("says how many came of the employer, the topic, the branch and the region, and how that grew", async () => {
    const union = await TestUnion.found(app);
    await union.employ(union.plant, "ООО «Завод»", null);
    const write = async (place: Place, days: number, more: object = {}) => {
      const { id } = await submitted(union.member(place), more);
      await age(id, days);
      return id;
    };
    const late: string[] = [];
    for (const days of [1, 2, 3, 80]) late.unshift(await write(union.school, days));
    const before = await write(union.school, 120);
    await write(union.school, 500);
    const pension = { topicCode: "PENSION" };
    await write(union.plant, 5, pension);
    await write(union.plant, 100, pension);
    await write(union.other, 5);

    const known = await atCall(union.operator(), union.school, { topicCode: "WAGES" });

    expect(counts(known.ofEmployer)).toEqual([4, 1, 4]);
    expect(counts(known.ofTopic)).toEqual([4, 1, 4]);
    expect(counts(known.ofBranch)).toEqual([5, 2, 2.5]);
    expect(counts(known.ofRegion)).toEqual([5, 2, 2.5]);
    expect(known.ofEmployer.months).toHaveLength(13);
    expect(
      known.ofEmployer.months.reduce((all: number, { count }: { count: number }) => all + count, 0),
    ).toBe(5);
    expect(known.similar.totalCount).toBe(5);
    expect(new Set(known.similar.nodes.map(({ id }: { id: string }) => id))).toEqual(
      new Set([...late, before]),
    );

    const other = await atCall(union.operator(), union.school, { employerName: "Завод, ООО" });
    expect(counts(other.ofEmployer)).toEqual([1, 1, 1]);
    expect(counts(other.ofTopic)).toEqual([0, 0, null]);
  });

  it("counts the first night of the oldest month, for months are Moscow's", async () => {
    const union = await TestUnion.found(app);
    const { id } = await submitted(union.member(union.school));
    await app.sql(
      `update appeals.appeals set registered_at = (date_trunc('month', now() at time zone 'Europe/Moscow')
         - interval '12 months' + interval '30 minutes') at time zone 'Europe/Moscow' where id = $1`,
      [id],
    );
    const { ofRegion } = await atCall(union.operator(), union.school);
    expect(ofRegion.months.map(({ count }: { count: number }) => count)).toEqual([
      1,
      ...Array.from({ length: 12 }, () => 0),
    ]);
  });

  it("knows an employer by its number, and by a name written otherwise", async () => {
    const union = await TestUnion.found(app);
    await submitted(union.member(union.plant), { employer: { name: "МБОУ «Лицей имени Ёлкина»" } });
    await submitted(union.member(union.plant), {
      employer: { name: "лицей им. Елкина", taxId: "1001000001" },
    });
    const count = async (given: object) =>
      (await atCall(union.operator(), union.school, given)).ofEmployer.lastCount;
    expect(await count({ employerName: "Лицей имени Елкина" })).toBe(2);
    expect(await count({ employerTaxId: "1001000001" })).toBe(1);
    expect(await count({ employerName: "Больница" })).toBe(0);
    await submitted(union.member(union.plant), {
      employer: { name: "Средняя общеобразовательная школа № 27" },
    });
    expect(await count({ employerName: "средняя общеобразовательная школа №27" })).toBe(1);
    expect(await count({ employerName: "Средняя общеобразовательная школа № 28" })).toBe(0);
  });

  it("tells nothing to those who do not handle appeals there, and finds an appeal not similar to itself", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const { id } = await submitted(anna);
    const asked = "context { ofRegion { lastCount } similar { totalCount } } similar { totalCount }";
    expect(await look(union.operator(), id, asked)).toEqual({
      context: { ofRegion: { lastCount: 1 }, similar: { totalCount: 0 } },
      similar: { totalCount: 0 },
    });
    expect(await look(anna, id, asked)).toEqual({ context: null, similar: { totalCount: 0 } });
    for (const who of [anna, app.anonymous, union.operator(union.other), union.chair(union.plant)])
      expect(await atCall(who, union.school)).toBeNull();
  });

  it("finds nothing under what no row can hold", async () => {
    const union = await TestUnion.found(app);
    await union.employ(union.plant, null, null);
    const given = { employerName: "a\0", employerTaxId: "\ud800", topicCode: "\0" };
    const known = await atCall(union.operator(), union.plant, given);
    expect([counts(known.ofEmployer), counts(known.ofTopic)]).toEqual([
      [0, 0, null],
      [0, 0, null],
    ]);
    expect(await queue(union.operator(), union.region, { topicCode: "\0" })).toEqual([]);
  });

  it("remembers for a chair what is theirs alone", async () => {
    const union = await TestUnion.found(app);
    await submitted(union.member(union.plant));
    await submitted(union.member(union.school));
    const known = await atCall(union.chair(union.school), union.school, { topicCode: "WAGES" });
    expect(counts(known.ofRegion)).toEqual([1, 0, null]);
    expect(known.similar.totalCount).toBe(1);
  });
});
