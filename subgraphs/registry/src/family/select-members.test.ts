import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { chairOf, facts, nodeOf, type Place, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
const FUNCTION = "published.select_members(int, text, date, date, boolean, date, date, int)";
beforeAll(async () => {
  await seedWorld(app);
  // Community's place, in a database where it is not.
  await app.sql(`grant execute on function ${FUNCTION} to registry`);
});

interface Wish {
  sex?: string;
  bornFrom?: string;
  bornUntil?: string;
  withChild?: boolean;
  childBornFrom?: string;
  childBornUntil?: string;
  most?: number;
}

async function selected(place: Place, who: ReturnType<typeof facts>, wish: Wish = {}): Promise<string[]> {
  const { sex, bornFrom, bornUntil, withChild = false, childBornFrom, childBornUntil, most = 100 } = wish;
  const rows = await rowsOf(app, who).execute<{ id: string }[]>(
    "select published.select_members(?::int, ?, ?::date, ?::date, ?, ?::date, ?::date, ?::int) as id",
    [
      nodeOf(place),
      sex ?? null,
      bornFrom ?? null,
      bornUntil ?? null,
      withChild,
      childBornFrom ?? null,
      childBornUntil ?? null,
      most,
    ],
  );
  return rows.map(({ id }) => id).toSorted();
}

async function haveChild(memberId: string, bornOn: string): Promise<void> {
  await chairOf(app, "school").run(
    `mutation C($input: AddFamilyMemberInput!) { addFamilyMember(input: $input) { __typename } }`,
    {
      input: { memberId, kinship: "CHILD", name: { last: "Новиков", first: "Юра" }, bornOn },
    },
  );
}

describe("selecting members to invite", () => {
  it("finds them by sex, age and children, below the organisation alone", async () => {
    const mother = await register(app, "school", { sex: "FEMALE", bornOn: "1990-05-05" });
    const father = await register(app, "school", { sex: "MALE", bornOn: "1980-05-05" });
    const single = await register(app, "school", { sex: "FEMALE", bornOn: "2000-05-05" });
    const elsewhere = await register(app, "plant", { sex: "FEMALE", bornOn: "1990-05-05" });
    await haveChild(mother, "2018-01-01");
    await haveChild(father, "2009-01-01");
    const chair = facts(Role.CHAIR, "school");

    expect(await selected("school", chair)).toEqual([mother, father, single].toSorted());
    expect(await selected("school", chair, { sex: "FEMALE" })).toEqual([mother, single].toSorted());
    expect(await selected("school", chair, { bornFrom: "1985-01-01", bornUntil: "1995-01-01" })).toEqual([
      mother,
    ]);
    expect(await selected("school", chair, { withChild: true })).toEqual([mother, father].toSorted());
    expect(
      await selected("school", chair, {
        withChild: true,
        childBornFrom: "2012-01-01",
        childBornUntil: "2020-01-01",
      }),
    ).toEqual([mother]);
    expect(await selected("school", chair, { most: 2 })).toHaveLength(2);

    const above = facts(Role.STAFF, "north");
    expect(await selected("north", above, { sex: "FEMALE" })).toEqual([mother, single, elsewhere].toSorted());
    expect(await selected("lakeside", above, { sex: "FEMALE" })).toEqual([mother, single].toSorted());
    expect(await selected("union", facts(Role.ADMINISTRATOR, "union"))).toHaveLength(4);
  });

  it("finds nobody whose card the viewer does not see", async () => {
    for (const who of [
      facts(Role.CHAIR, "harbour"),
      facts(Role.EDITOR, "school"),
      { accountId: randomUUID() },
    ])
      expect(await selected("school", who)).toEqual([]);
    expect(await selected("north", facts(Role.CHAIR, "kindergarten"))).toEqual([]);
  });

  it("is for community alone", async () => {
    await app.sql(
      `do $$ begin create role community login; exception when duplicate_object then null; end $$`,
    );
    await app.em().execute("select registry.publish_membership()");
    const may = await app.sql<{ rolname: string }>(
      `select rolname from pg_roles where rolname in ('community', 'identity', 'analytics', 'angel_reader')
         and has_function_privilege(rolname, '${FUNCTION}', 'execute')`,
    );
    expect(may).toEqual([{ rolname: "community" }]);
  });
});
