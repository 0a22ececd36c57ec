import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { NO_MESSAGES, look, ofOrganisation, plan, servantOf, told, wish } from "../testing/mailing.js";
import { TestUnion } from "../testing/union.js";
import { gatherStretch } from "./gather.js";
import { tellStretch } from "./tell.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

interface Changed {
  mailingChanged: { state: string; revision: string; counts: { told: number } };
}

/** As sending leaves them: one after another the deliveries of a mailing come to these states. */
async function send(mailingId: string, states: readonly string[]): Promise<void> {
  for (const state of states)
    await app.sql(
      `update messaging.deliveries set state = $2 where id = (
         select deliveries.id from messaging.deliveries join messaging.notices on notices.id = notice_id
         where mailing_id = $1 and state = 'WAITING' order by deliveries.id limit 1)`,
      [mailingId, state],
    );
}

describe("a mailing", () => {
  it("counts at every moment what became of its messages and who has read it", async () => {
    const union = await TestUnion.found(app);
    const people = await Promise.all(Array.from({ length: 4 }, () => union.member()));
    for (const person of people) await union.consent(person, "EMAIL");
    const chair = servantOf(app, union.school);
    const { id } = (await plan(chair, wish(union.school))).mailing;
    expect((await told(app, chair, id)).counts).toMatchObject({ waiting: 4, sent: 0, read: 0 });

    await send(id, ["SENT", "UNCERTAIN", "FAILED"]);
    const [reader] = people;
    await app
      .as({ ...reader, grants: [{ role: Role.MEMBER, path: "1", organisationId: "" }] })
      .run(`mutation { markNoticesRead(input: { all: true }) { __typename } }`);

    expect(await look(chair, id, "state counts { told waiting sent failed uncertain dropped read }")).toEqual(
      {
        state: "SENDING",
        counts: { told: 4, waiting: 1, sent: 1, failed: 1, uncertain: 1, dropped: 0, read: 1 },
      },
    );
    await send(id, ["DROPPED"]);
    const ended = await app.eventually(
      () =>
        look(
          chair,
          id,
          "state sentAt viewerMayCancel counts { byChannel { channel waiting sent failed uncertain dropped } }",
        ),
      ({ state }) => state === "SENT",
    );
    expect(ended).toEqual({
      state: "SENT",
      sentAt: expect.any(String),
      viewerMayCancel: false,
      counts: {
        byChannel: [
          { channel: "EMAIL", waiting: 0, sent: 1, failed: 1, uncertain: 1, dropped: 1 },
          ...["SMS", "JABBER", "PUSH", "VK", "TELEGRAM"].map((channel) => ({ channel, ...NO_MESSAGES })),
        ],
      },
    });
  });

  it("does not wait for one whose personal data were destroyed", async () => {
    const union = await TestUnion.found(app);
    const person = await union.member();
    await union.consent(person, "EMAIL");
    const chair = servantOf(app, union.school);
    const { id } = (await plan(chair, wish(union.school))).mailing;
    expect((await told(app, chair, id)).counts).toMatchObject({ told: 1, waiting: 1 });
    await union.hear("personalDataDestroyed", { memberId: person.memberId });
    const { counts } = await app.eventually(
      () => look(chair, id, "state counts { told waiting dropped }"),
      ({ state }) => state === "SENT",
    );
    expect(counts).toEqual({ told: 1, waiting: 0, dropped: 1 });
  });

  it("tells those who look on of its way, and from a revision what they missed", async () => {
    const union = await TestUnion.found(app);
    await union.member();
    const chair = servantOf(app, union.school);
    const plannedAt = new Date(Date.now() + 3_600_000);
    const { mailing } = await plan(chair, wish(union.school, { plannedAt }));
    const follow = `subscription Follow($id: ID!, $after: String) { mailingChanged(mailingId: $id, after: $after) {
      state revision counts { told } } }`;
    const live = chair.subscribe<Changed, object>(follow, { id: mailing.id });
    const toldOfAll = (async () => {
      for await (const { mailingChanged } of live)
        if (mailingChanged.counts.told === 1) return mailingChanged;
    })();
    await app.sql("update messaging.mailings set planned_at = now() where id = $1", [mailing.id]);
    expect(await toldOfAll).toEqual({
      state: "SENDING",
      revision: expect.any(String),
      counts: { told: 1 },
    });

    const missed = chair.subscribe<Changed, object>(follow, { id: mailing.id, after: mailing.revision });
    const { value } = await missed.next();
    expect(value.mailingChanged.counts).toEqual({ told: 1 });
    expect(Number(value.mailingChanged.revision)).toBeGreaterThan(1);
    await missed.return(undefined);
  });

  it("is seen by those who lead the organisation or one above it, and by nobody else", async () => {
    const union = await TestUnion.found(app);
    const author = servantOf(app, union.school);
    const plannedAt = new Date(Date.now() + 3_600_000);
    const { id } = (await plan(author, wish(union.school, { plannedAt }))).mailing;
    const listed = async (place: typeof union.school, role = Role.CHAIR) => {
      const who = servantOf(app, place, role);
      const list = await ofOrganisation(
        who,
        union.school,
        "mailings { nodes { id } totalCount } viewerMaySendMailings",
      );
      const one = await look(who, id, "id").catch(() => "FORBIDDEN");
      return { ...list, one };
    };
    const seen = {
      mailings: { nodes: [{ id }], totalCount: 1 },
      viewerMaySendMailings: true,
      one: { id },
    };
    const unseen = { mailings: { nodes: [], totalCount: 0 }, viewerMaySendMailings: false, one: null };
    for (const place of [union.root, union.region, union.school]) expect(await listed(place)).toEqual(seen);
    expect(await listed(union.root, Role.EDITOR)).toEqual(seen);
    expect(await listed(union.lyceum)).toEqual(unseen);
    for (const role of [Role.MEMBER, Role.OPERATOR, Role.PARTNER])
      expect(await listed(union.root, role)).toEqual({ ...unseen, one: "FORBIDDEN" });
    expect(
      await ofOrganisation(app.anonymous, union.school, "mailings { totalCount } viewerMaySendMailings"),
    ).toEqual({
      mailings: null,
      viewerMaySendMailings: false,
    });
    const document = `subscription Follow($id: ID!) { mailingChanged(mailingId: $id) { id } }`;
    await expect(servantOf(app, union.lyceum).subscribe(document, { id }).next()).rejects.toThrow(
      "no such mailing",
    );
  });

  it("stands in the list of its organisation page by page, the last planned first", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    const plannedAt = new Date(Date.now() + 3_600_000);
    for (const title of ["Первая", "Вторая", "Третья"])
      await plan(chair, wish(union.school, { title, plannedAt }));
    const page = async (args: string) =>
      (
        await ofOrganisation(
          chair,
          union.school,
          `mailings(${args}) { nodes { title } pageInfo { hasNextPage endCursor } }`,
        )
      ).mailings;
    const first = await page("first: 2");
    expect(first).toMatchObject({
      nodes: [{ title: "Третья" }, { title: "Вторая" }],
      pageInfo: { hasNextPage: true },
    });
    expect((await page(`after: "${first.pageInfo.endCursor}"`)).nodes).toEqual([{ title: "Первая" }]);
  });

  it("asks no more of the database for a page of a hundred than for one", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    const plannedAt = new Date(Date.now() + 3_600_000);
    const page = () =>
      app.statementsOf(() =>
        ofOrganisation(
          chair,
          union.school,
          "mailings(first: 100) { nodes { title viewerMayCancel counts { people } } }",
        ),
      );
    await plan(chair, wish(union.school, { plannedAt }));
    const one = await page();
    await app.sql(
      `insert into messaging.mailings (organisation_id, author_id, idempotency_key, request_hash, title, text, content_hash,
         with_below, only_chairs, planned_at)
       select $1, $2, number::text, '', 'Ещё', 'Ещё', '', true, false, now() + interval '1 hour' from generate_series(1, 60) number`,
      [union.school.id, randomUUID()],
    );
    expect(await page()).toHaveLength(one.length);
    expect(one.length).toBeLessThanOrEqual(5);
  });
});

describe("the audience of a mailing", () => {
  const SIZE = `mailingAudience(audience: $audience) { people byEmail bySms byJabber byPush byVk byTelegram byCabinetOnly withoutConsent }`;

  it("is counted before anything is sent, with how it can be reached", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.region);
    const anna = await union.member();
    const boris = await union.member(union.lyceum, { hasAccount: false, phone: "+79000000001" });
    const vera = await union.member(union.lyceum, { phone: "+79000000002" });
    const galina = await union.member();
    await app.sql("update published.account_reach set phone = '+79000000003' where account_id = any($1)", [
      [anna.accountId, vera.accountId, galina.accountId],
    ]);
    await app.sql("insert into messaging.jabber_addresses values ($1, 'g@a.example'), ($2, 'a@a.example')", [
      galina.accountId,
      anna.accountId,
    ]);
    await app.sql(
      `insert into messaging.push_devices (account_id, endpoint, p256dh, auth, name)
       values ($1, 'one', '', '', ''), ($1, 'two', '', '', ''), ($2, 'three', '', '', '')`,
      [galina.accountId, anna.accountId],
    );
    await app.sql(
      `insert into messaging.messenger_links (channel, account_id, address)
       values ('VK', $1, 'galina'), ('VK', $2, 'anna'), ('TELEGRAM', $2, 'anna')`,
      [galina.accountId, anna.accountId],
    );
    await union.member();
    await union.consent(anna, "EMAIL", "SMS", "PUSH");
    await union.consent(galina, "MESSENGER");
    await union.consent(boris, "SMS");
    await union.consent(vera, "EMAIL", "SMS");
    expect(await ofOrganisation(chair, union.region, SIZE, {})).toEqual({
      mailingAudience: {
        people: 5,
        byEmail: 2,
        bySms: 3,
        byJabber: 1,
        byPush: 1,
        byVk: 1,
        byTelegram: 0,
        byCabinetOnly: 1,
        withoutConsent: 1,
      },
    });
    expect(await ofOrganisation(chair, union.lyceum, SIZE, { withBelow: false })).toEqual({
      mailingAudience: {
        people: 2,
        byEmail: 1,
        bySms: 2,
        byJabber: 0,
        byPush: 0,
        byVk: 0,
        byTelegram: 0,
        byCabinetOnly: 0,
        withoutConsent: 0,
      },
    });
    expect(await ofOrganisation(servantOf(app, union.school), union.region, SIZE, {})).toEqual({
      mailingAudience: null,
    });
  });

  it("hides the few from those who do not see the cards, in the mailing too", async () => {
    const union = await TestUnion.found(app);
    const editor = servantOf(app, union.region, Role.EDITOR);
    const people = await Promise.all(Array.from({ length: 6 }, () => union.member()));
    for (const person of people) await union.consent(person, "EMAIL");
    await union.member(union.lyceum);
    expect(await ofOrganisation(editor, union.region, SIZE, {})).toEqual({
      mailingAudience: {
        people: 7,
        byEmail: null,
        bySms: 0,
        byJabber: 0,
        byPush: 0,
        byVk: 0,
        byTelegram: 0,
        byCabinetOnly: null,
        withoutConsent: null,
      },
    });
    expect(await ofOrganisation(editor, union.lyceum, SIZE, {})).toMatchObject({
      mailingAudience: { people: null },
    });
    const { mailing } = await plan(editor, wish(union.lyceum));
    const { counts } = await told(app, editor, mailing.id);
    expect(counts).toMatchObject({ people: null, told: null, withoutConsent: null, waiting: null });
    expect((await look(servantOf(app, union.lyceum), mailing.id)).counts).toMatchObject({
      people: 1,
      told: 1,
    });
  });

  it("is counted, found and told by as many statements, however many it has", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    const plannedAt = new Date(Date.now() + 3_600_000);
    const statements = async () => {
      const { id } = (await plan(chair, wish(union.school, { plannedAt }))).mailing;
      await app.sql("update messaging.mailings set state = 'GATHERING' where id = $1", [id]);
      const count = async (work: () => Promise<unknown>) => (await app.statementsOf(work)).length;
      return {
        size: await count(() => ofOrganisation(chair, union.school, SIZE, {})),
        gathered: await count(() => app.em().transactional((em) => gatherStretch(em, id, 10))),
        told: await count(() => app.em().transactional((em) => tellStretch(em, id, 1_000))),
      };
    };
    await union.member();
    const few = await statements();
    await app.sql(
      `insert into published.member_reach (member_id, primary_id, is_on_register, is_destroyed)
       select gen_random_uuid(), $1, true, false from generate_series(1, 500)`,
      [union.school.node],
    );
    expect(await statements()).toEqual(few);
    expect(few.size).toBe(2);
    expect(few.gathered + few.told).toBeLessThanOrEqual(12);
  });

  it("is told to the last, each once, where it stands on hundreds of registers", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.region);
    const { node, path } = union.region;
    await app.sql(
      `insert into published.organisation (id, node, path, level)
       select gen_random_uuid(), $1::int + number, $2 || '.' || ($1::int + number), 'PRIMARY'
       from generate_series(1001, 1500) number`,
      [node, path],
    );
    await app.sql(
      `insert into published.member_reach (member_id, primary_id, is_on_register, is_destroyed)
       select gen_random_uuid(), $1::int + 1001 + number % 500, true, false from generate_series(1, 10000) number`,
      [node],
    );
    // As the planner knows registers that have stood for a minute.
    await app.sql("analyze published.member_reach, published.organisation");
    const { id } = (await plan(chair, wish(union.region))).mailing;
    const { counts } = await told(app, chair, id);
    expect(counts).toMatchObject({ people: 10_000, told: 10_000, alreadyTold: 0, withoutConsent: 10_000 });
    const [row] = await app.sql(
      "select count(*)::int as notices, count(distinct person_id)::int as people from messaging.notices where mailing_id = $1",
      [id],
    );
    expect(row).toEqual({ notices: 10_000, people: 10_000 });
  });

  it("refuses ages that nobody has", async () => {
    const union = await TestUnion.found(app);
    await expect(
      ofOrganisation(servantOf(app, union.school), union.school, SIZE, { ageFrom: 2_000 }),
    ).rejects.toThrow("BAD_USER_INPUT");
  });
});
