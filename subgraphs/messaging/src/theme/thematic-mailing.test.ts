import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { takeNotices } from "../sending/take-deliveries.js";
import { messaging } from "../subgraph.js";
import { idsOf, look, ofOrganisation, plan, readersOf, servantOf, told, wish } from "../testing/mailing.js";
import { inTheme } from "../testing/theme.js";
import { type TestPerson, TestUnion } from "../testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const YOUTH = { themeCode: "YOUTH" };
const as = (person: TestPerson) =>
  app.as({ ...person, grants: [{ role: Role.MEMBER, path: "1", organisationId: "" }] });
const subscribe = (person: TestPerson, themeCode = "YOUTH") => inTheme(as(person), "subscribe", themeCode);
const begin = (id: string) => app.sql("update messaging.mailings set planned_at = now() where id = $1", [id]);
const later = () => ({ plannedAt: new Date(Date.now() + 3_600_000) });

describe("a mailing on a theme", () => {
  it("reaches those of its audience who subscribed, each once, and nobody else", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member(union.lyceum)];
    const [vera, stranger] = [await union.member(), await (await TestUnion.found(app)).member()];
    for (const person of [anna, boris, stranger]) await subscribe(person);
    await subscribe(vera, "WAGES");
    await union.consent(anna, "EMAIL");
    const chair = servantOf(app, union.region);
    const input = wish(union.region, { audience: YOUTH });

    const { mailing } = await plan(chair, input);

    expect(mailing.audience.theme).toEqual({ code: "YOUTH" });
    const { counts } = await told(app, chair, mailing.id);
    expect(counts).toMatchObject({ people: 2, told: 2, alreadyTold: 0, withoutConsent: 1 });
    expect(await readersOf(union, input.text)).toEqual(idsOf(anna, boris));
    const again = await plan(chair, wish(union.region, { text: input.text }));
    expect((await told(app, chair, again.mailing.id)).counts).toMatchObject({
      people: 3,
      told: 1,
      alreadyTold: 2,
    });
  });

  it("narrows what else is chosen, and is counted beforehand with no more statements", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member(union.lyceum, { phone: "+79000000001" })];
    await union.member();
    for (const person of [anna, boris]) await subscribe(person);
    await union.consent(anna, "EMAIL");
    await union.consent(boris, "SMS");
    const chair = servantOf(app, union.region);
    const SIZE = "mailingAudience(audience: $audience) { people byEmail bySms byCabinetOnly withoutConsent }";
    const sizeOf = async (audience: object) =>
      (await ofOrganisation(chair, union.region, SIZE, audience)).mailingAudience;
    expect(await sizeOf(YOUTH)).toEqual({
      people: 2,
      byEmail: 1,
      bySms: 1,
      byCabinetOnly: 0,
      withoutConsent: 0,
    });
    expect((await sizeOf({})).people).toBe(3);
    expect((await sizeOf({ ...YOUTH, sex: "MALE" })).people).toBe(0);
    expect((await sizeOf({ ...YOUTH, onlyChairs: true })).people).toBe(0);
    await union.lend("chair", {
      organisation_id: union.school.id,
      node: union.school.node,
      member_id: anna.memberId,
    });
    expect((await sizeOf({ ...YOUTH, onlyChairs: true })).people).toBe(1);
    const few = await app.statementsOf(() => sizeOf(YOUTH));
    await app.sql(
      `with people as (
         insert into published.member_reach (member_id, primary_id, is_on_register, is_destroyed)
         select gen_random_uuid(), $1, true, false from generate_series(1, 500) returning member_id)
       insert into messaging.theme_subscriptions (theme_code, person_id) select 'YOUTH', member_id from people`,
      [union.school.node],
    );
    expect(await app.statementsOf(() => sizeOf(YOUTH))).toHaveLength(few.length);
    expect((await sizeOf(YOUTH)).people).toBe(502);
  });

  it("is not told to one who left the theme meanwhile, and is dropped where it still waits", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    for (const person of [anna, boris]) {
      await subscribe(person);
      await union.consent(person, "EMAIL");
    }
    const chair = servantOf(app, union.school);
    const { mailing } = await plan(chair, wish(union.school, { audience: YOUTH, ...later() }));
    // As gathering leaves it.
    await app.sql(
      `with found as (insert into messaging.mailing_people (mailing_id, person_id)
         select $1, unnest($2::uuid[]) returning mailing_id)
       insert into messaging.mailing_tallies (mailing_id, what, count) select $1, 'PEOPLE', count(*) from found`,
      [mailing.id, [anna.memberId, boris.memberId]],
    );
    await app.sql("update messaging.mailings set state = 'SENDING' where id = $1", [mailing.id]);
    await inTheme(as(anna), "unsubscribe", "YOUTH");
    await begin(mailing.id);
    expect((await told(app, chair, mailing.id)).counts).toMatchObject({
      people: 2,
      told: 1,
      gone: 1,
      waiting: 1,
    });

    await inTheme(as(boris), "unsubscribe", "YOUTH");
    const { taken } = await app
      .em()
      .transactional((em) => takeNotices(em, { channel: "EMAIL", isUrgent: false }, new Date()));
    expect(taken.map(({ personId }) => personId)).not.toContain(boris.memberId);
    expect(await look(chair, mailing.id, "counts { waiting dropped }")).toEqual({
      counts: { waiting: 0, dropped: 1 },
    });
  });

  it("is refused on a theme that is none", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    for (const themeCode of ["FISHING", ""]) {
      const audience = { themeCode };
      expect(await plan(chair, wish(union.school, { audience }))).toEqual({
        __typename: "InvalidInput",
        message: "Проверьте заполнение полей.",
        fields: [{ path: "audience.themeCode" }],
      });
      await expect(
        ofOrganisation(chair, union.school, "mailingAudience(audience: $audience) { people }", audience),
      ).rejects.toThrow("audience.themeCode");
    }
  });
});

describe("a subscription to a theme", () => {
  const subscribers = async (...people: TestPerson[]) => {
    const rows = await app.sql<{ person_id: string }>(
      "select person_id from messaging.theme_subscriptions where person_id = any($1) order by 1",
      [people.map(({ memberId }) => memberId)],
    );
    return rows.map(({ person_id: id }) => id);
  };

  it("goes with the card that is kept, and back where the merge is undone", async () => {
    const union = await TestUnion.found(app);
    const [kept, merged] = [await union.member(), await union.member()];
    await subscribe(merged);
    const merge = { mergeId: randomUUID(), keptId: kept.memberId, mergedId: merged.memberId };
    await union.hear("membersMerged", merge);
    expect(await subscribers(kept, merged)).toEqual([kept.memberId]);
    await union.hear("mergeUndone", merge);
    expect(await subscribers(kept, merged)).toEqual([merged.memberId]);
  });

  it("is gone with the person's data", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    for (const person of [anna, boris]) await subscribe(person);
    await union.hear("personalDataDestroyed", { memberId: anna.memberId });
    expect(await subscribers(anna, boris)).toEqual([boris.memberId]);
  });
});
