import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Grant, Role } from "@angel/kit/access";
import pino from "pino";
import { IdentityServer } from "../testing/identity-server.js";
import { Authenticator } from "./authenticator.js";
import { Revocations } from "./revocations.js";

let identity: IdentityServer;
let authenticator: Authenticator;

beforeAll(async () => {
  identity = await IdentityServer.start();
  authenticator = new Authenticator(identity.jwksUrl, new Revocations(), pino({ level: "silent" }));
});
afterAll(() => identity.stop());

const grantsOf = async (grants: readonly unknown[]) =>
  (
    await authenticator.identify(
      await identity.token({ accountId: "anna", grants: grants as readonly Grant[] }),
      "ru",
    )
  ).viewer.grants;

describe("who asks", () => {
  it("holds the roles of the token, with who lent them where somebody did, and nothing else of them", async () => {
    const own = { role: Role.CHAIR, path: "1.2", organisationId: "o2" };
    const lent = { role: Role.STAFF, path: "1.3", organisationId: "o3", lentBy: "Юлия Орлова" };
    expect(await grantsOf([own, { ...lent, until: "2190-01-01" }])).toEqual([own, lent]);
    expect(await grantsOf([{ ...own, lentBy: 7 }])).toEqual([own]);
  });

  it("is nobody by a token with a role that there is not", async () => {
    const unknown = { role: "EMPEROR", path: "1", organisationId: "o1" };
    await expect(grantsOf([unknown])).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });
});
