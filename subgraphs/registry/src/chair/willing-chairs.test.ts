import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { registry } from "../subgraph.js";
import { newMember, newOrganisation, type TestOrganisation } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const WILLING = "willingChairs { chairs willing byEmail bySms byMessenger byPush }";

/** As somebody at the organisation sees it, or somebody elsewhere. */
async function ask(role: Role, { id, path }: TestOrganisation, at = path) {
  const who = app.as({ grants: [{ role, path: at, organisationId: id }] });
  const { organisation } = await who.run(`query W($id: ID!) { organisation(id: $id) { ${WILLING} } }`, {
    id,
  });
  return organisation.willingChairs;
}

/** A school of the region with a chair who has said this on messages: a channel, or null for all. */
async function led(region: TestOrganisation, ...said: [channel: string | null, isGiven: boolean][]) {
  const school = await newOrganisation(app, "PRIMARY", region);
  const memberId = await newMember(app, school);
  await lead(school, memberId);
  for (const [channel, isGiven] of said)
    await app.sql(
      `insert into registry.consents (member_id, purpose, channel, is_given, evidence, said_on)
       values ($1, 'NOTIFICATIONS', $2, $3, 'PAPER', '2026-01-01')`,
      [memberId, channel, isGiven],
    );
  return { school, memberId };
}

const lead = ({ node }: TestOrganisation, memberId: string | null) =>
  app.sql(
    `insert into registry.chairs (organisation_id, member_id, last_name, first_name) values ($1, $2, 'Иванова', 'Анна')`,
    [node, memberId],
  );

describe("chairs who agree to messages", () => {
  it("are counted here and below, by each way, and each once", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const { school, memberId } = await led(region, [null, true]);
    await led(region, [null, true], ["SMS", false]);
    await led(region, ["PUSH", true], ["MESSENGER", true]);
    await led(region, [null, true], [null, false]);
    await led(region);
    await lead(region, memberId);
    await lead(await newOrganisation(app, "PRIMARY", region), null);

    expect(await ask(Role.STAFF, region)).toEqual({
      chairs: 5,
      willing: 3,
      byEmail: 2,
      bySms: 1,
      byMessenger: 1,
      byPush: 1,
    });
    expect(await ask(Role.CHAIR, school)).toMatchObject({ chairs: 1, willing: 1, byEmail: 1, bySms: 1 });
  });

  it("are not told where they are few to who does not see the cards, and to nobody elsewhere", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const hidden = { willing: null, byEmail: null, bySms: null, byMessenger: null, byPush: null };
    for (let count = 0; count < 5; count += 1) await led(region, [null, true]);
    expect(await ask(Role.EDITOR, region)).toMatchObject({ chairs: 5, willing: 5, byPush: 0 });
    await led(region);
    expect(await ask(Role.EDITOR, region)).toEqual({ chairs: 6, ...hidden });
    expect(await ask(Role.CHAIR, region)).toMatchObject({ chairs: 6, willing: 5 });
    expect(await ask(Role.CHAIR, region, "9.9.9")).toBeNull();
    expect(await ask(Role.CHAIR, await newOrganisation(app, "REGIONAL"))).toMatchObject({
      chairs: 0,
      willing: 0,
    });
  });

  it("are counted for many organisations by one statement", async () => {
    const regions = await Promise.all([1, 2, 3].map(() => newOrganisation(app, "REGIONAL")));
    const who = app.as({
      grants: regions.map(({ id, path }) => ({ role: Role.STAFF, path, organisationId: id })),
    });
    const count = (ids: string[]) =>
      app.statementsOf(() =>
        who.run(
          `query W($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${WILLING} } } }`,
          { of: ids.map((id) => ({ __typename: "Organisation", id })) },
        ),
      );
    const ids = regions.map(({ id }) => id);
    expect(await count(ids)).toHaveLength((await count(ids.slice(0, 1))).length);
  });
});
