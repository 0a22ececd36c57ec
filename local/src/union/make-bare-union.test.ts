import { describe, expect, it } from "@jest/globals";
import { makeBareUnion } from "./make-bare-union.ts";

describe("a bare union", () => {
  it("has its top and one administrator, whose password only the owner of the secret knows", () => {
    const union = makeBareUnion("one secret");
    const { version: _, organisations, accounts, knowledgeRubrics, knowledgeArticles, ...rest } = union;
    expect(organisations.map(({ level, parentId, chair }) => ({ level, parentId, chair }))).toEqual([
      { level: "NATIONAL", parentId: null, chair: null },
    ]);
    expect(
      accounts.map(({ grants }) => grants.map(({ role, organisationId }) => ({ role, organisationId }))),
    ).toEqual([[{ role: "ADMINISTRATOR", organisationId: organisations[0]?.id }]]);
    expect(Object.values(rest)).toEqual(Object.values(rest).map(() => []));
    expect(knowledgeRubrics.map(({ key }) => key)).toEqual(["norms", "methods", "instructions", "answers"]);
    const owners = [...knowledgeRubrics, ...knowledgeArticles].map(({ organisationId }) => organisationId);
    expect(new Set(owners)).toEqual(new Set([organisations[0]?.id]));
    expect(new Set(knowledgeArticles.map(({ rubricKey }) => rubricKey))).not.toContain("answers");
    const passwords = ["one secret", "one secret", "another"].map(
      (secret) => makeBareUnion(secret).accounts[0]?.password,
    );
    expect([passwords[0] === passwords[1], passwords[0] === passwords[2]]).toEqual([true, false]);
  });
});
