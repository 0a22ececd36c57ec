import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { seed } from "./seed.js";
import { messaging } from "./src/subgraph.js";
import { ofOrganisation, servantOf } from "./src/testing/mailing.js";
import { type Place, TestUnion } from "./src/testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

describe("the demo's mailings", () => {
  it("are there once, and reach each once where two of them say the same", async () => {
    const union = await TestUnion.found(app);
    const member = await union.member(union.school);
    await union.member(union.lyceum);
    const who = (demo: string, role: Role, { id: organisationId }: Place) => ({
      id: randomUUID(),
      memberId: demo === "member" ? member.memberId : null,
      demo,
      grants: [{ role, organisationId }],
    });
    const part = {
      accounts: [
        who("chair", Role.CHAIR, union.school),
        who("territorialChair", Role.CHAIR, union.region),
        who("staff", Role.STAFF, union.root),
        who("member", Role.MEMBER, union.school),
      ],
    };
    for (const em of [app.em(), app.em()]) await em.transactional((inner) => seed(inner, part));
    const listed = async (place: Place) =>
      (
        await ofOrganisation(
          servantOf(app, union.root),
          place,
          "mailings { nodes { title counts { people told alreadyTold } } }",
        )
      ).mailings.nodes;
    const title = "Новогодняя ёлка для детей";
    await app.eventually(
      async () => [...(await listed(union.school)), ...(await listed(union.region))],
      (nodes) =>
        nodes.every(({ counts }) => counts.people > 0 && counts.told + counts.alreadyTold === counts.people),
    );
    const [own] = await listed(union.school);
    const [all] = await listed(union.region);
    expect(own).toMatchObject({ title, counts: { people: 1 } });
    expect(all).toMatchObject({ title, counts: { people: 2 } });
    expect(own.counts.told + all.counts.told).toBe(2);
    expect((await listed(union.root)).map(({ title }: { title: string }) => title)).toEqual([
      "Школа молодого педагога",
      "С 8 Марта!",
      "С юбилеем, коллеги!",
      "Отчёты за год",
    ]);
    const greeted = await app.sql(
      `select place.organisation_id from published.greeting_site place
       join published.greeting on id = greeting_id where title = 'С юбилеем, коллеги!'`,
    );
    expect(greeted).toHaveLength(2);
    const following = await app.sql("select distinct person_id from messaging.theme_subscriptions");
    expect(following).toEqual([{ person_id: member.memberId }]);
    const account = part.accounts.find(({ demo }) => demo === "member");
    expect(await app.sql("select account_id from messaging.jabber_addresses")).toEqual([
      { account_id: account?.id },
    ]);
    expect(await app.sql("select person_id, subject, channels from messaging.preferences")).toEqual([
      { person_id: member.memberId, subject: "EVENT", channels: ["JABBER", "EMAIL"] },
    ]);
  });
});
