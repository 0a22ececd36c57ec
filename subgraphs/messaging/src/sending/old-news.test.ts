import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { messaging } from "../subgraph.js";
import { look, plan, servantOf, told, wish } from "../testing/mailing.js";
import { TestUnion } from "../testing/union.js";
import { dropOldNews } from "./settle-delivery.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const OTHERS = 1_000;

const states = (mailingId: string) =>
  app.sql(
    `select channel, deliveries.state, reason from messaging.deliveries
     join messaging.notices on notices.id = notice_id where mailing_id = $1`,
    [mailingId],
  );

describe("what waits where there is no server", () => {
  it("is dropped once it is news no more, and its mailing is sent", async () => {
    const union = await TestUnion.found(app);
    const mailings = [];
    for (const place of [union.school, union.lyceum]) {
      const member = await union.member(place);
      await union.consent(member, "EMAIL");
      const chair = servantOf(app, place);
      const { id } = (await plan(chair, wish(place))).mailing;
      await told(app, chair, id);
      mailings.push({ chair, id });
    }
    const [old, fresh] = mailings;
    if (!old || !fresh) throw new Error("No mailing was planned.");
    await app.sql(
      `update messaging.deliveries set ends_at = now() where notice_id in (
         select id from messaging.notices where mailing_id = $1)`,
      [old.id],
    );

    const ended = await app.eventually(
      () => look(old.chair, old.id, "state counts { told waiting dropped }"),
      ({ state }) => state === "SENT",
    );

    expect(ended.counts).toEqual({ told: 1, waiting: 0, dropped: 1 });
    expect(await states(old.id)).toEqual([
      { channel: "EMAIL", state: "DROPPED", reason: "it is news no more" },
    ]);
    expect(await states(fresh.id)).toEqual([{ channel: "EMAIL", state: "WAITING", reason: null }]);
    expect(await look(fresh.chair, fresh.id, "state")).toEqual({ state: "SENDING" });
  });

  it("is found without reading all that waits", async () => {
    await app.sql(
      `with said as (
         insert into messaging.sayings (digest, subject, title_ru, title_en, text_ru, text_en, path)
         values ('', 'NEWS', '', '', '', '', '') returning id),
       told as (
         insert into messaging.notices (person_id, key, saying_id)
         select uuidv7(), '', said.id from said, generate_series(1, ${OTHERS}) returning id)
       insert into messaging.deliveries (notice_id, channel, is_urgent, ends_at)
       select id, 'SMS', false, now() + interval '1 day' from told`,
    );
    await app.sql("analyze messaging.deliveries");
    await app.em().transactional(async (em) => {
      await dropOldNews(em);
      const [read] = await em.execute<{ rows: number }[]>(
        `select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
         where relid = 'messaging.deliveries'::regclass`,
      );
      expect(read?.rows).toBeLessThan(OTHERS / 10);
    });
  });
});
