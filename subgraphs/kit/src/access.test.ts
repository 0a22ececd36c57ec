import { describe, expect, it } from "@jest/globals";
import { covers, Permission, readViewer, Role, signViewer, Viewer } from "./access.js";
import { internalTokenKey } from "./secrets.js";

const key = internalTokenKey("a secret of more than thirty-two characters");
const chair = new Viewer({
  accountId: "a",
  memberId: "m",
  grants: [{ role: Role.CHAIR, path: "1.2", organisationId: "o" }],
  locale: "en",
});

describe("a viewer", () => {
  it("may do it in the subtree of a grant and nowhere else", () => {
    const places = ["1.2", "1.2.7", "1.2.7.9", "1", "1.20", "1.3.2"];
    expect(places.map((path) => chair.may(Permission.VIEW_MEMBERS, path))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("may not do what the role does not carry", () => {
    expect([chair.may(Permission.GRANT_ROLES), new Viewer().may(Permission.COMMENT)]).toEqual([false, false]);
  });
});

describe("a role", () => {
  it("covers itself and those that allow no more, and an administrator's covers all who serve the union", () => {
    expect([
      covers(Role.CHAIR, Role.CHAIR),
      covers(Role.CHAIR, Role.OPERATOR),
      covers(Role.OPERATOR, Role.CHAIR),
      covers(Role.STAFF, Role.CHAIR),
      [Role.CHAIR, Role.STAFF, Role.OPERATOR, Role.EDITOR].every((role) => covers(Role.ADMINISTRATOR, role)),
      covers(Role.ADMINISTRATOR, Role.INSURANCE_HANDLER),
    ]).toEqual([true, true, false, false, true, false]);
  });
});

describe("an internal token", () => {
  it("carries the viewer", () => {
    expect(readViewer(key, signViewer(key, chair))).toEqual(chair);
  });

  it("is refused when forged, cut, signed by another key or too old", () => {
    const token = signViewer(key, chair);
    const [payload, signature] = token.split(".");
    const forged = Buffer.from(
      JSON.stringify({ accountId: "b", grants: chair.grants, expiresAt: 9e9 }),
    ).toString("base64url");
    const other = internalTokenKey("another secret of more than thirty-two characters");
    expect([
      readViewer(key, `${forged}.${signature}`),
      readViewer(key, `${payload}`),
      readViewer(key, "…"),
      readViewer(key, signViewer(other, chair)),
      readViewer(key, signViewer(key, chair, Date.now() - 121_000)),
    ]).toEqual([null, null, null, null, null]);
  });
});
