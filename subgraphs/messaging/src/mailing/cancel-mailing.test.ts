import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import type { Outcome } from "../sending/sender.js";
import { settleDelivery } from "../sending/settle-delivery.js";
import { takeNotices } from "../sending/take-deliveries.js";
import { messaging } from "../subgraph.js";
import { cancel, look, plan, readersOf, servantOf, told, wish } from "../testing/mailing.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

/** Tomorrow, at noon in Moscow. */
const NOON = new Date(`${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T09:00:00Z`);

/** Takes all that is due, as who sends does. */
async function takeAll() {
  const all = [];
  for (const channel of ["EMAIL", "SMS"])
    for (let isFull = true; isFull;) {
      const lane = { channel, isUrgent: false };
      const turn = await app.em().transactional((em) => takeNotices(em, lane, NOON));
      all.push(...turn.taken);
      isFull = turn.isFull;
    }
  return all;
}

describe("calling a mailing off", () => {
  it("keeps what waits for its moment from being sent, and says so again", async () => {
    const union = await TestUnion.found(app);
    await union.member();
    const chair = servantOf(app, union.school);
    const input = wish(union.school, { plannedAt: new Date(Date.now() + 3_600_000) });
    const { id } = (await plan(chair, input)).mailing;
    const cancelled = { __typename: "CancelMailingPayload", mailing: { state: "CANCELLED" } };
    expect(await cancel(chair, id)).toEqual(cancelled);
    expect(await cancel(chair, id)).toEqual(cancelled);
    await app.sql("update messaging.mailings set planned_at = now() where id = $1", [id]);
    const next = await plan(chair, wish(union.school));
    await told(app, chair, next.mailing.id);
    expect(await readersOf(union, input.text)).toEqual([]);
    expect(await look(chair, id, "state revision viewerMayCancel")).toEqual({
      state: "CANCELLED",
      revision: "2",
      viewerMayCancel: false,
    });
  });

  it("drops the messages that wait; what lies in the cabinet stays, and is told of once", async () => {
    const union = await TestUnion.found(app);
    await union.consent(await union.member(), "EMAIL");
    const chair = servantOf(app, union.school);
    const input = wish(union.school);
    const { id } = (await plan(chair, input)).mailing;
    expect((await told(app, chair, id)).counts).toMatchObject({ told: 1, waiting: 1 });
    await cancel(chair, id);
    expect((await look(chair, id)).counts).toMatchObject({ told: 1, waiting: 0, dropped: 1 });
    const again = await plan(chair, wish(union.school, { text: input.text }));
    expect((await told(app, chair, again.mailing.id)).counts).toMatchObject({ told: 0, alreadyTold: 1 });
    expect(await readersOf(union, input.text)).toHaveLength(1);
  });

  it.each([
    ["for a time", false, [{ channel: "EMAIL", state: "DROPPED" }]],
    ["for good", true, [{ channel: "EMAIL", state: "FAILED" }]],
  ])("sends no more what was on its way and is refused %s", async (_how, isFinal, ways) => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.school, { phone: "+79210000021" });
    await union.consent(anna, "EMAIL", "SMS");
    const chair = servantOf(app, union.school);
    const { id } = (await plan(chair, wish(union.school))).mailing;
    await told(app, chair, id);
    const hers = (await takeAll()).find(({ personId }) => personId === anna.memberId);
    if (!hers) throw new Error("It is not on its way.");
    await cancel(chair, id);

    const outcome: Outcome = { kind: "REFUSED", isFinal, reason: "450" };
    const habits = { now: new Date(), pause: () => 0 };
    await app.em().transactional((em) => settleDelivery(em, hers, outcome, habits));

    expect((await takeAll()).filter(({ personId }) => personId === anna.memberId)).toEqual([]);
    expect(
      await app.sql(
        `select channel, state from messaging.deliveries join messaging.notices on notices.id = notice_id
         where person_id = $1 order by deliveries.id`,
        [anna.memberId],
      ),
    ).toEqual(ways);
  });

  it("is too late once it is sent", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    const { id } = (await plan(chair, wish(union.school))).mailing;
    await app.eventually(
      () => look(chair, id, "state"),
      ({ state }) => state === "SENT",
    );
    expect(await cancel(chair, id)).toEqual({
      __typename: "MailingSent",
      message: "Рассылка уже разослана.",
    });
  });

  it("is not for those who do not lead the organisation, and knows no other mailing", async () => {
    const union = await TestUnion.found(app);
    const plannedAt = new Date(Date.now() + 3_600_000);
    const { id } = (await plan(servantOf(app, union.school), wish(union.school, { plannedAt }))).mailing;
    const nothing = { __typename: "MailingNotFound", message: "Такой рассылки нет." };
    expect(await cancel(servantOf(app, union.lyceum), id)).toEqual(nothing);
    for (const strange of [randomUUID(), "нет\0"])
      expect(await cancel(servantOf(app, union.root), strange)).toEqual(nothing);
    expect(await cancel(servantOf(app, union.region), id)).toMatchObject({ mailing: { state: "CANCELLED" } });
  });
});
