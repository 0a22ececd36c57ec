import { expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { eventually, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const Audience = `query($id: ID!) { organisation(id: $id) { viewerMaySendMailings
  mailingAudience(audience: {}) { people byEmail bySms byCabinetOnly } } }`;
const Plan = `mutation($input: PlanMailingInput!) { planMailing(input: $input) { __typename
  ... on PlanMailingPayload { mailing { id organisation { id } author { id } } } ... on Problem { message } } }`;
const Counts = `query($id: ID!) { mailing(id: $id) { counts { people told alreadyTold gone } } }`;
const Notices = `{ viewer { notices(first: 20) { nodes { id title text organisation { id name } } } } }`;
const Rate = `mutation($input: RateNoticeInput!) { rateNotice(input: $input) { ... on RateNoticePayload { notice { isUseful } } } }`;

export function mailingsJourney(platform: () => Platform): void {
  it("tells members of a register what their chair writes, once, though the region writes it too", async () => {
    const { union } = platform();
    const account = union.accounts.find(({ demo }) => demo === "chair");
    const organisationId = account?.grants.find(({ role }) => role === "CHAIR")?.organisationId;
    const [chair, region, member] = await Promise.all(
      ["chair", "staff", "member"].map((who) => platform().signIn(who)),
    );
    if (!chair || !region || !member) throw new Error("They are not all there.");
    const text = `Дорогие женщины, поздравляем с 8 Марта! ${randomUUID()}`;
    const send = async (who: Person) => {
      const { planMailing } = await who.run(Plan, {
        input: { organisationId, idempotencyKey: randomUUID(), title: "С праздником", text, audience: {} },
      });
      expect(planMailing).toMatchObject({ mailing: { organisation: { id: organisationId } } });
      const { id } = planMailing.mailing;
      const { mailing } = await eventually(
        () => who.run(Counts, { id }),
        ({ mailing: { counts } }) =>
          counts.people > 0 && counts.told + counts.alreadyTold + counts.gone === counts.people,
      );
      return mailing.counts;
    };

    const { organisation } = await chair.run(Audience, { id: organisationId });
    const { people, byCabinetOnly } = organisation.mailingAudience;
    expect(organisation.viewerMaySendMailings).toBe(true);
    expect(byCabinetOnly).toBeLessThanOrEqual(people);
    expect(await send(chair)).toEqual({ people, told: people, alreadyTold: 0, gone: 0 });
    expect(await send(region)).toEqual({ people, told: 0, alreadyTold: people, gone: 0 });

    const { viewer } = await member.run(Notices);
    const told = viewer.notices.nodes.filter((notice: { text: string }) => notice.text === text);
    expect(told).toEqual([
      {
        id: expect.any(String),
        title: "С праздником",
        text,
        organisation: { id: organisationId, name: expect.any(String) },
      },
    ]);
    expect((await member.ask(Plan, { input: {} })).errors).toBeDefined();
    const { rateNotice } = await member.run(Rate, { input: { noticeId: told[0].id, isUseful: true } });
    expect(rateNotice).toEqual({ notice: { isUseful: true } });
  });
}
