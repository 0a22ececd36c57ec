import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { insurance } from "../subgraph.js";
import { deed, insured, look, submitted } from "../testing/claims.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const WRIST = { findings: [{ rowCode: "60а", isXrayed: true }] };

describe("withdrawing a claim", () => {
  it("ends it without a payout, however far its papers had come, and tells of it", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const handler = union.handler();
    const reckoned = await deed(handler, "assessClaim", await submitted(anna), WRIST);
    const asked = await deed(handler, "requestClaimDocuments", reckoned, { note: "Нужна выписка" });

    const withdrawn = await deed(anna, "withdrawClaim", asked);

    expect(withdrawn).toMatchObject({ state: "WITHDRAWN", revision: "4", payout: null, assessment: null });
    expect(withdrawn.steps.at(-1)).toEqual({ state: "WITHDRAWN", isByClaimant: true, note: null });
    const about = { claimId: asked.id, memberId: anna.viewer.memberId };
    expect((await app.told()).slice(-2)).toEqual([
      { name: "claimChanged", payload: { ...about, revision: 4 } },
      { name: "claimWithdrawn", payload: { ...about, number: asked.number } },
    ]);
    for (const name of ["assessClaim", "requestClaimDocuments", "decideClaim"]) {
      const more = { assessClaim: WRIST, decideClaim: { decision: "REFUSE", reason: "Нет" } }[name];
      expect(await deed(handler, name, withdrawn, more ?? { note: "Ещё" })).toMatchObject({
        __typename: "ClaimStateDiffers",
        state: "WITHDRAWN",
      });
    }
  });

  it("changes nothing when it comes once more", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const claim = await submitted(anna);
    const [once, again] = await Promise.all([1, 2].map(() => deed(anna, "withdrawClaim", claim)));
    expect([once.revision, again.revision]).toEqual(["2", "2"]);
    expect((await look(anna, claim.id)).steps).toHaveLength(2);
  });

  it("is for the claimant alone, and only while nobody has reckoned it", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const claim = await submitted(anna);
    const boris = await union.member(union.school);
    expect(await deed(boris, "withdrawClaim", claim)).toMatchObject({ __typename: "ClaimNotFound" });
    await expect(deed(union.handler(), "withdrawClaim", claim)).rejects.toThrow("Sign in");
    const reckoned = await deed(union.handler(), "assessClaim", claim, WRIST);
    expect(await deed(anna, "withdrawClaim", reckoned)).toMatchObject({
      __typename: "ClaimStateDiffers",
      state: "ASSESSED",
    });
  });
});
