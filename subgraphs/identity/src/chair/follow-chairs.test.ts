import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { daysFromNow, type Organisation, type Person, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
let school: Organisation;

beforeAll(async () => {
  await world.publish();
  school = await world.organisation(await world.organisation());
});

/** What registry would tell. */
const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2::jsonb)", [
    name,
    JSON.stringify(payload),
  ]);
const elected = (memberId: string | null, electedOn: string, powersUntil: string | null) =>
  tell("chairElected", { organisationId: school.id, memberId, electedOn, powersUntil });
const rolesOf = async (person: Person) =>
  (await world.signIn(person)).actor.viewer.grants.map(({ role }) => role);
const heard = (person: Person, times: number) =>
  app.eventually(
    () => world.told("grantsChanged", person.id),
    (told) => told.length >= times,
  );
const newMember = async () => world.account({ memberId: (await world.member(school)).id });

describe("following who leads an organisation", () => {
  it("gives the rights of a chair with the election and takes them with the end of the powers", async () => {
    const anna = await newMember();
    await elected(anna.memberId, daysFromNow(-1), daysFromNow(365));
    await heard(anna, 1);
    expect(await rolesOf(anna)).toEqual(["MEMBER", "CHAIR"]);

    await tell("chairPowersEnded", {
      organisationId: school.id,
      memberId: anna.memberId,
      endedOn: daysFromNow(0),
    });
    await heard(anna, 2);
    expect(await rolesOf(anna)).toEqual(["MEMBER"]);
  });

  it("lets the rights end with the term by themselves", async () => {
    const anna = await newMember();
    await elected(anna.memberId, daysFromNow(-400), daysFromNow(-1));
    await heard(anna, 1);
    expect(await rolesOf(anna)).toEqual(["MEMBER"]);
  });

  it("gives one right for one office, however often it is told, with the days told last", async () => {
    const anna = await newMember();
    for (const until of [daysFromNow(10), daysFromNow(10), null]) {
      await elected(anna.memberId, daysFromNow(-1), until);
    }
    await heard(anna, 3);
    expect(
      await app.sql(
        "select ends_on from identity.grants where account_id = $1 and role = 'CHAIR' and revoked_at is null",
        [anna.id],
      ),
    ).toEqual([{ ends_on: null }]);
  });

  it("hears of a chair without an account, and of none, without harm", async () => {
    const { id } = await world.member(school);
    await elected(id, daysFromNow(-1), null);
    await tell("chairPowersEnded", { organisationId: school.id, memberId: id, endedOn: daysFromNow(0) });
    const anna = await newMember();
    await elected(anna.memberId, daysFromNow(-1), null);
    await heard(anna, 1);
    expect(await app.sql("select from events.unheard")).toEqual([]);
  });
});
