import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { seed } from "./seed.js";
import { identity } from "./src/subgraph.js";
import { aPhone, SignIn, World } from "./src/testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);

beforeAll(() => world.publish());

const anAccount = (change: object = {}) => ({
  id: randomUUID(),
  memberId: null as string | null,
  displayName: "Оператор горячей линии",
  email: `${randomUUID()}@Angel.example`,
  phone: aPhone() as string | null,
  password: "karelia-demo",
  grants: [] as object[],
  ...change,
});

describe("seeding", () => {
  it("makes accounts that sign in with their grants, and leaves a member's MEMBER to the register", async () => {
    const school = await world.organisation();
    const { id: memberId } = await world.member(school);
    const grant = (role: string) => ({
      id: randomUUID(),
      role,
      organisationId: school.id,
      startsOn: "2026-01-12",
      endsOn: null,
    });
    const accounts = [
      anAccount({ grants: [grant("OPERATOR")] }),
      anAccount({ memberId, grants: [grant("MEMBER"), grant("CHAIR")] }),
    ];

    await app.em().transactional((em) => seed(em, { accounts }));

    const rolesOf = async (login: string) => {
      const { signIn } = await app.anonymous.run(SignIn, { input: { login, password: "karelia-demo" } });
      return signIn.viewer.grants.map(({ role }: { role: string }) => role);
    };
    expect(await rolesOf(accounts[0]?.email ?? "")).toEqual(["OPERATOR"]);
    expect(await rolesOf(accounts[1]?.phone ?? "")).toEqual(["MEMBER", "CHAIR"]);
    await app.sql("delete from published.membership where member_id = $1", [memberId]);
    expect(await rolesOf(accounts[1]?.email ?? "")).toEqual(["CHAIR"]);
  });

  it("makes three hundred accounts, and done twice changes nothing", async () => {
    const accounts = Array.from({ length: 300 }, () => anAccount());
    await app.em().transactional((em) => seed(em, { accounts }));

    const hashes = () => app.sql("select id, password_hash from identity.accounts order by id");
    const before = await hashes();
    await app.em().transactional((em) => seed(em, { accounts }));
    expect(await hashes()).toEqual(before);
  });
});
