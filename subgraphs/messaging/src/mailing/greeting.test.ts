import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { messaging } from "../subgraph.js";
import { cancel, look, plan, servantOf, told, wish } from "../testing/mailing.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const DAY = 24 * 3_600_000;
const dayAfter = (days: number) => today(new Date(Date.now() + days * DAY));

/** On whose sites it stands, as readers of sites are lent it. */
async function sitesOf(id: string): Promise<string[]> {
  const rows = await app.sql<{ id: string }>(
    `select site.organisation_id as id from published.greeting_site site join published.greeting on id = greeting_id
     where greeting_id = $1 order by 1`,
    [id],
  );
  return rows.map((row) => row.id);
}

describe("a mailing that greets on sites too", () => {
  it("stands on the sites of the primaries of those whom it is for, and of no others, without their names", async () => {
    const union = await TestUnion.found(app);
    await union.member(union.school);
    await union.member(union.school);
    const other = await union.member(union.lyceum);
    await app.sql("update published.member_reach set sex = 'MALE' where member_id = $1", [other.memberId]);
    const chair = servantOf(app, union.region);
    const until = dayAfter(3);

    const input = wish(union.region, { audience: { sex: "FEMALE" }, onSitesUntil: until });
    const { id } = (await plan(chair, input)).mailing;
    await told(app, chair, id);

    expect(await sitesOf(id)).toEqual([union.school.id]);
    expect(await look(chair, id, "onSitesUntil")).toEqual({ onSitesUntil: until });
    expect(await app.sql("select * from published.greeting where id = $1", [id])).toEqual([
      {
        id,
        organisation_id: union.region.id,
        title: "С 8 Марта!",
        text: input.text,
        published_at: expect.any(Date),
        stands_until: expect.anything(),
      },
    ]);
  });

  it("stands on none where that is not asked for, nor before its moment", async () => {
    const union = await TestUnion.found(app);
    await union.member(union.school);
    const chair = servantOf(app, union.region);
    const plain = (await plan(chair, wish(union.region))).mailing.id;
    await told(app, chair, plain);
    const plannedAt = new Date(Date.now() + DAY);
    const later = await plan(chair, wish(union.region, { plannedAt, onSitesUntil: dayAfter(2) }));
    expect([await sitesOf(plain), await sitesOf(later.mailing.id)]).toEqual([[], []]);
  });

  it("stands below the organisation that greets alone, wherever a chair is on the register", async () => {
    const union = await TestUnion.found(app);
    const { memberId } = await union.member(union.lyceum);
    await union.lend("chair", {
      organisation_id: union.school.id,
      node: union.school.node,
      member_id: memberId,
    });
    const chair = servantOf(app, union.school);
    const input = wish(union.school, { audience: { onlyChairs: true }, onSitesUntil: today() });
    const { id } = (await plan(chair, input)).mailing;
    expect((await told(app, chair, id)).counts.told).toBe(1);
    expect(await sitesOf(id)).toEqual([]);
  });

  it("tells nobody who does not see the cards where very few of them are", async () => {
    const union = await TestUnion.found(app);
    for (let number = 0; number < 4; number++) await union.member(union.school);
    for (let number = 0; number < 5; number++) await union.member(union.lyceum);
    const place = async (role: Role) => {
      const who = servantOf(app, union.region, role);
      const { id } = (await plan(who, wish(union.region, { onSitesUntil: today() }))).mailing;
      await told(app, who, id);
      return sitesOf(id);
    };
    expect(await place(Role.CHAIR)).toEqual([union.school.id, union.lyceum.id].sort());
    expect(await place(Role.EDITOR)).toEqual([union.lyceum.id]);
  });

  it("comes down with its day, and with the mailing", async () => {
    const union = await TestUnion.found(app);
    await union.consent(await union.member(union.school), "EMAIL");
    const chair = servantOf(app, union.region);
    const stand = async () => {
      const { id } = (await plan(chair, wish(union.region, { onSitesUntil: today() }))).mailing;
      await told(app, chair, id);
      expect(await sitesOf(id)).toEqual([union.school.id]);
      return id;
    };
    const [past, cancelled] = [await stand(), await stand()];
    await app.sql("update messaging.mailings set on_sites_until = $2 where id = $1", [past, dayAfter(-1)]);
    expect(await cancel(chair, cancelled)).toMatchObject({ mailing: { state: "CANCELLED" } });
    expect([await sitesOf(past), await sitesOf(cancelled)]).toEqual([[], []]);
  });

  it("has a day that is neither past nor far, and is of no theme", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.region);
    const plannedAt = new Date(Date.now() + 3 * DAY);
    const faults = async (more: object) =>
      (await plan(chair, wish(union.region, more))).fields?.map(({ path }: { path: string }) => path);
    const at = ["onSitesUntil"];
    expect(await faults({ onSitesUntil: dayAfter(-1) })).toEqual(at);
    expect(await faults({ plannedAt, onSitesUntil: dayAfter(2) })).toEqual(at);
    expect(await faults({ onSitesUntil: dayAfter(400) })).toEqual(at);
    expect(await faults({ audience: { themeCode: "YOUTH" }, onSitesUntil: today() })).toEqual(at);
    expect(await faults({ plannedAt, onSitesUntil: dayAfter(3) })).toBeUndefined();
  });

  it("is another request under the same key, with another day", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.region);
    const plannedAt = new Date(Date.now() + DAY);
    const input = wish(union.region, { plannedAt, onSitesUntil: dayAfter(2) });
    const { id } = (await plan(chair, input)).mailing;
    expect((await plan(chair, input)).mailing.id).toBe(id);
    expect(await plan(chair, { ...input, onSitesUntil: dayAfter(3) })).toMatchObject({
      __typename: "MailingKeyUsed",
    });
  });
});
