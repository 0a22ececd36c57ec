import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { deed, look, submit } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

describe("signing an appeal that came without a name", () => {
  it("is its author's alone to do, for good", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [union.member(union.school), union.member(union.school)];
    const more = { isAnonymous: true, organisationId: union.school.id };
    const { appeal, followUpCode: code } = await submit(anna, more);
    const chair = union.chair(union.school);
    expect(await look(chair, appeal.id, "author { id } isAnonymous")).toEqual({
      author: null,
      isAnonymous: true,
    });

    await expect(deed(chair, "signAppeal", { code })).rejects.toThrow("UNAUTHENTICATED");
    expect(await deed(boris, "signAppeal", { code: "K7QM-2XRA-9TBW-HP4C" })).toMatchObject({
      __typename: "AppealNotFound",
    });
    for (let time = 0; time < 2; time += 1) {
      expect(await deed(anna, "signAppeal", { code })).toMatchObject({
        author: { id: anna.viewer.memberId },
        isAnonymous: false,
      });
    }
    expect(await deed(boris, "signAppeal", { code })).toMatchObject({ __typename: "AppealNotFound" });
    for (const who of [chair, anna])
      expect(await look(who, appeal.id, "author { id }")).toEqual({ author: { id: anna.viewer.memberId } });
  });
});
