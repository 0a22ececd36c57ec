import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { followMember } from "./follow-members.js";

const app = testSubgraph(loyalty);

async function takesPart(organisationId: string, since: string): Promise<string> {
  const memberId = randomUUID();
  await app.sql("insert into loyalty.participants (member_id, organisation_id, since) values ($1, $2, $3)", [
    memberId,
    organisationId,
    since,
  ]);
  return memberId;
}
const change = (memberId: string, set: string, values: unknown[] = []) =>
  app.sql(`update loyalty.participants set ${set} where member_id = $1`, [memberId, ...values]);

/** How many took part at the end of each day. */
async function counted(organisationId: string, days: readonly string[]): Promise<number[]> {
  const rows = await app.sql<{ participants: number }>(
    `select coalesce(sum(change) filter (where bonus.day <= asked.day), 0)::int as participants
     from unnest($2::date[]) with ordinality as asked (day, place)
     left join published.bonus_participation bonus on organisation_id = $1
     group by place order by place`,
    [organisationId, days],
  );
  return rows.map(({ participants }) => participants);
}

describe("who took part on a past day", () => {
  it("is known at the organisation of that time, by every period", async () => {
    const [here, there] = [randomUUID(), randomUUID()];
    await takesPart(here, "2021-03-01");
    const member = await takesPart(here, "2022-05-10");
    await change(member, "until = $2", ["2023-01-01"]);
    await change(member, "organisation_id = $2, since = $3, until = null", [there, "2024-06-01"]);

    const days = ["2021-02-28", "2021-03-01", "2022-05-10", "2022-12-31", "2023-01-01", "2026-01-01"];
    expect(await counted(here, days)).toEqual([0, 1, 2, 2, 1, 1]);
    expect(await counted(there, ["2024-05-31", "2024-06-01", "2026-01-01"])).toEqual([0, 1, 1]);

    // Transferred today: counts there until yesterday.
    await change(member, "organisation_id = $2", [here]);
    const [now] = await app.sql<{ day: string; before: string }>(
      "select current_date::text as day, (current_date - 1)::text as before",
    );
    const lastDays = [now?.before ?? "", now?.day ?? ""];
    expect([await counted(here, lastDays), await counted(there, lastDays)]).toEqual([
      [1, 2],
      [1, 0],
    ]);
  });

  it("equals today's count, whatever was heard and how often", async () => {
    const organisation = randomUUID();
    const member = await takesPart(organisation, "2021-03-01");
    await takesPart(organisation, "2021-03-01");
    await change(member, "organisation_id = organisation_id");
    await change(member, "until = current_date");
    await change(member, "until = null, since = current_date");
    await change(member, "until = current_date");
    const [today] = await app.sql<{ participants: number }>(
      "select participants from published.bonus_participant where organisation_id = $1",
      [organisation],
    );
    const [summed] = await app.sql(
      "select sum(change)::int as participants from published.bonus_participation where organisation_id = $1",
      [organisation],
    );
    expect([summed, today]).toEqual([{ participants: 1 }, { participants: 1 }]);
  });

  it.each(["Etc/GMT+12", "Pacific/Kiritimati"])(
    "begins and ends in Moscow where the clock is that of %s",
    async (zone) => {
      const [memberId, here, there] = [randomUUID(), randomUUID(), randomUUID()];
      await app.em().transactional(async (em) => {
        await em.execute("select set_config('timezone', ?, true)", [zone]);
        await em.execute(
          "insert into participants (member_id, organisation_id, since) values (?, ?, '2021-03-01')",
          [memberId, here],
        );
        await em.execute("update participants set organisation_id = ? where member_id = ?", [
          there,
          memberId,
        ]);
        // Nobody knows them any more.
        await followMember(em, memberId);
      });

      expect(
        await app.sql(
          `select organisation_id as at, since::text, until::text from loyalty.participations where member_id = $1
         union all select null, null, until::text from loyalty.participants where member_id = $1`,
          [memberId],
        ),
      ).toEqual([
        { at: here, since: "2021-03-01", until: today() },
        { at: there, since: today(), until: today() },
        { at: null, since: null, until: today() },
      ]);
    },
  );

  it("is kept from all but whom it is published for", async () => {
    await expect(app.em().execute("select from participations")).rejects.toThrow(/permission denied/);
  });
});
