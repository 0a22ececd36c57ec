import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { submit, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

describe("who wrote an appeal", () => {
  it("is lent where they wrote under their name, and never where they did not", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const nameless = { isAnonymous: true, organisationId: union.school.id };
    const { appeal } = await submit(anna, nameless);
    const { id, number } = await submitted(anna);

    expect(appeal).toMatchObject({ isAnonymous: true });
    expect(await app.sql("select * from published.appeal_author")).toEqual([
      { appeal_id: id, number, member_id: anna.viewer.memberId },
    ]);
  });

  it("is lent to the role of messaging and to no other", async () => {
    await app.sql(`do $$ begin create role messaging login;
      exception when duplicate_object or unique_violation then null; end $$`);
    await app.em().execute("select publish_authors()");

    const readers = await app.sql<{ rolname: string }>(
      `select rolname from pg_roles where has_table_privilege(rolname, 'published.appeal_author', 'select')
         and not rolsuper and rolname not like 'pg\\_%' order by 1`,
    );
    expect(readers.map(({ rolname }) => rolname)).toEqual(["appeals_owner", "messaging"]);
  });
});
