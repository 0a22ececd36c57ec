import { describe, expect, it } from "@jest/globals";
import { Role, type ViewerFacts } from "@angel/kit/access";
import { accessScope } from "./access-scope.js";

const nobody: ViewerFacts = { accountId: null, sessionId: null, memberId: null, grants: [], locale: "ru" };
const chair = { role: Role.CHAIR, path: "1.2", organisationId: "o2" };
const editor = { role: Role.EDITOR, path: "1.2.3", organisationId: "o3" };
const anna: ViewerFacts = {
  ...nobody,
  accountId: "anna",
  sessionId: "s1",
  memberId: "m1",
  grants: [chair, editor],
};

describe("an access scope", () => {
  it("is shared by all who are not signed in", () => {
    expect(accessScope(nobody)).toBe(accessScope({ ...nobody }));
  });

  it("is shared by a person's devices, in whatever order their rights come", () => {
    expect(accessScope({ ...anna, sessionId: "s2", grants: [editor, chair] })).toBe(accessScope(anna));
  });

  it("is another for another person, other rights, another member or another language", () => {
    const others = [
      nobody,
      anna,
      { ...nobody, locale: "en" as const },
      { ...anna, locale: "en" as const },
      { ...anna, accountId: "boris" },
      { ...anna, memberId: null },
      { ...anna, grants: [] },
      { ...anna, grants: [chair] },
      { ...anna, grants: [chair, { ...editor, path: "1.2" }] },
      { ...anna, grants: [chair, { ...editor, role: Role.STAFF }] },
      { ...anna, grants: [chair, { ...editor, lentBy: "Юлия Орлова" }] },
    ];
    expect(new Set(others.map(accessScope)).size).toBe(others.length);
  });
});
