import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { facts, organisationId, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const lent = (view: string, column: string, id: string) =>
  app.sql<Record<string, unknown>>(`select * from published.${view} where ${column} = $1`, [id]);
const channels = async (memberId: string) =>
  (await lent("mailing_consent", "member_id", memberId))
    .map(({ channel }) => String(channel))
    .toSorted((a, b) => a.localeCompare(b));

describe("what is lent to messaging", () => {
  it("says how a member is reached and by what they are chosen", async () => {
    const id = await register(app, "school", {
      sex: "FEMALE",
      bornOn: "1987-03-04",
      phone: "+79210000018",
      email: "reach@example.org",
    });

    expect(await lent("member_reach", "member_id", id)).toEqual([
      expect.objectContaining({
        sex: "FEMALE",
        occupation: "EMPLOYED",
        phone: "+79210000018",
        email: "reach@example.org",
        is_on_register: true,
        is_destroyed: false,
      }),
    ]);
  });

  it("lets a word on one channel hold whatever was said of all", async () => {
    const memberId = await register(app, "school");
    const member = app.as(facts(Role.MEMBER, "school", memberId));
    const say = async (deed: "give" | "withdraw", channel: string | null) =>
      member.run(
        `mutation S($input: ${deed === "give" ? "Give" : "Withdraw"}ConsentInput!) {
          ${deed}Consent(input: $input) { __typename } }`,
        { input: { purpose: "NOTIFICATIONS", channel, ...(deed === "give" && { textVersion: 1 }) } },
      );
    expect(await channels(memberId)).toEqual([]);

    await say("give", null);
    expect(await channels(memberId)).toEqual(["EMAIL", "SMS"]);
    await say("withdraw", "SMS");
    expect(await channels(memberId)).toEqual(["EMAIL"]);
    await say("give", null);
    expect(await channels(memberId)).toEqual(["EMAIL"]);
    await say("withdraw", null);
    expect(await channels(memberId)).toEqual([]);
  });

  it("takes what was said of all for telephone and e-mail, of which the text speaks, and for nothing else", async () => {
    const memberId = await register(app, "school");
    const member = app.as(facts(Role.MEMBER, "school", memberId));
    const give = (channel: string | null) =>
      member.run("mutation S($input: GiveConsentInput!) { giveConsent(input: $input) { __typename } }", {
        input: { purpose: "NOTIFICATIONS", channel, textVersion: 1 },
      });
    await give("PUSH");
    expect(await channels(memberId)).toEqual(["PUSH"]);
    await give(null);
    expect(await channels(memberId)).toEqual(["EMAIL", "PUSH", "SMS"]);
    await give("MESSENGER");
    expect(await channels(memberId)).toEqual(["EMAIL", "MESSENGER", "PUSH", "SMS"]);
  });

  it("is what holds after all that was said, however much of it at once", async () => {
    const memberId = await register(app, "school");
    const ways = [null, "EMAIL", "MESSENGER", "PUSH", "SMS"];
    const say = (channel: string | null, isGiven: boolean) =>
      app.sql(
        `insert into registry.consents (member_id, purpose, channel, is_given, evidence, said_on)
         values ($1, 'NOTIFICATIONS', $2, $3, 'PAPER', '2026-01-01')`,
        [memberId, channel, isGiven],
      );
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(ways.flatMap((way) => [say(way, round % 2 === 0), say(way, Math.random() < 0.5)]));
      const said = await app.sql<{ channel: string | null; given: boolean }>(
        "select channel, is_given as given from registry.consents where member_id = $1 order by id",
        [memberId],
      );
      const word = (way: string | null) => said.findLast(({ channel }) => channel === way)?.given;
      const holds = ways.filter((way) => way !== null && word(way));
      expect(await channels(memberId)).toEqual(holds);
    }
  });

  it("is read by the role of messaging and by no other", async () => {
    await app.sql(`do $$ begin create role messaging login;
      exception when duplicate_object or unique_violation then null; end $$`);
    await app.em().execute("select publish_reach()");

    const readers = await app.sql<{ rolname: string }>(
      `select distinct rolname from pg_roles, unnest(array['member_reach', 'chair', 'letter_recipient',
         'member_import', 'mailing_consent', 'chair_term']) as view
       where has_table_privilege(rolname, 'published.' || view, 'select') and not rolsuper
         and rolname not like 'pg\\_%' order by 1`,
    );

    expect(readers.map(({ rolname }) => rolname)).toEqual(["messaging", "registry_owner"]);
  });

  it("names the organisation's clock and nobody's chair where there is none", async () => {
    expect(await lent("organisation_clock", "organisation_id", organisationId("school"))).toHaveLength(1);
    expect(await lent("chair", "organisation_id", randomUUID())).toEqual([]);
  });
});
