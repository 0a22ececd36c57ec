import { Role } from "@angel/kit/access";
import { deriveKey } from "@angel/kit/secrets";
import { TEST_SECRET, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { decodeProtectedHeader, jwtVerify } from "jose";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { type Organisation, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const OpenCms = `mutation OpenCms($input: OpenCmsInput!) {
  openCms(input: $input) { __typename ... on OpenCmsPayload { token expiresAt } ... on Problem { message } }
}`;
const notAnEditor = {
  openCms: { __typename: "NotAnEditor", message: "У вас нет прав редактора сайта." },
};
let union: Organisation;
let region: Organisation;
let school: Organisation;

beforeAll(async () => {
  await world.publish();
  union = await world.organisation();
  region = await world.organisation(union);
  school = await world.organisation(region);
});

const claimsOf = async (token: string) =>
  (await jwtVerify(token, deriveKey(TEST_SECRET, "cms-sign-in"), { algorithms: ["HS256"] })).payload;

describe("opening the newsroom", () => {
  it("gives an editor a token for a minute that says who and where", async () => {
    const { id: memberId } = await world.member(school);
    const anna = await world.account({
      memberId,
      displayName: "Анна Мария Соколова",
      grants: [
        { role: Role.EDITOR, at: region },
        { role: Role.EDITOR, at: school },
      ],
    });
    const { actor } = await world.signIn(anna);

    const { openCms } = await actor.run(OpenCms, { input: {} });

    expect(decodeProtectedHeader(openCms.token)).toEqual({ alg: "HS256", typ: "JWT" });
    const claims = await claimsOf(openCms.token);
    expect(claims).toEqual({
      sub: anna.id,
      email: anna.email,
      firstName: "Анна",
      lastName: "Мария Соколова",
      member: memberId,
      organisations: [{ id: region.id, path: region.path }],
      administrator: false,
      iat: expect.any(Number),
      exp: (claims.iat ?? 0) + 60,
    });
    expect(Date.parse(openCms.expiresAt)).toBe((claims.exp ?? 0) * 1000);
  });

  it("makes an administrator of the newsroom only of one of the whole union", async () => {
    for (const [at, administrator] of [
      [union, true],
      [region, false],
    ] as const) {
      const { actor } = await world.signIn(
        await world.account({ grants: [{ role: Role.ADMINISTRATOR, at }] }),
      );
      const { openCms } = await actor.run(OpenCms, { input: {} });
      expect(await claimsOf(openCms.token)).toMatchObject({ administrator, organisations: [at] });
    }
  });

  it("opens it for one organisation of the editor's subtree, if asked", async () => {
    const { actor } = await world.signIn(
      await world.account({ grants: [{ role: Role.ADMINISTRATOR, at: region }] }),
    );
    const { openCms } = await actor.run(OpenCms, { input: { organisationId: school.id } });
    expect(await claimsOf(openCms.token)).toMatchObject({ organisations: [school], administrator: false });
    for (const organisationId of [union.id, randomUUID(), "1", "\0"]) {
      expect(await actor.run(OpenCms, { input: { organisationId } })).toEqual(notAnEditor);
    }
  });

  it.each([Role.MEMBER, Role.CHAIR, Role.STAFF, Role.OPERATOR, Role.PARTNER])(
    "tells a %s that they edit nothing",
    async (role) => {
      const { actor } = await world.signIn(await world.account({ grants: [{ role, at: region }] }));
      expect(await actor.run(OpenCms, { input: {} })).toEqual(notAnEditor);
    },
  );

  it("asks the tables and not the token: a revoked editor stays outside", async () => {
    const editor = await world.account({ grants: [{ role: Role.EDITOR, at: region }] });
    const { actor } = await world.signIn(editor);
    await app.sql("update identity.grants set revoked_at = now() where account_id = $1", [editor.id]);
    expect(await actor.run(OpenCms, { input: {} })).toEqual(notAnEditor);
    await app.sql("update identity.sessions set ended_at = now() where account_id = $1", [editor.id]);
    expect(await actor.refusal(OpenCms, { input: {} })).toBe("UNAUTHENTICATED");
  });

  it("is not for the anonymous", async () => {
    expect(await app.anonymous.refusal(OpenCms, { input: {} })).toBe("UNAUTHENTICATED");
  });
});
