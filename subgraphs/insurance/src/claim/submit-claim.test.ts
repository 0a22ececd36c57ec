import { daysAfter } from "@angel/kit/days";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { insurance } from "../subgraph.js";
import { insured, look, photo, submit, submitted } from "../testing/claims.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

describe("submitting a claim", () => {
  it("takes what happened, with a picture from the phone, and tells of it", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const documents = [{ fileId: await photo(app, anna), kind: "PHOTO" }];

    const { claim, claimEdge } = await submit(anna, { circumstances: "Упала на льду", documents });

    expect(claim).toMatchObject({
      state: "SUBMITTED",
      incidentOn: "2024-03-01",
      injury: "Сломала запястье",
      circumstances: "Упала на льду",
      payout: null,
      assessment: null,
      member: { id: anna.viewer.memberId },
      organisation: { id: union.school.id },
      documents: [{ kind: "PHOTO", name: "рука.jpg", link: expect.stringContaining("/files/insurance/") }],
      steps: [{ state: "SUBMITTED", isByClaimant: true, note: null }],
      checklist: [
        { kind: "MEDICAL_REPORT", isThere: false },
        { kind: "XRAY", isThere: false },
      ],
    });
    expect(Buffer.from(claimEdge.cursor, "base64url").toString()).toBe(`[${claim.number}]`);
    const about = { claimId: claim.id, memberId: anna.viewer.memberId };
    expect((await app.told()).slice(-2)).toEqual([
      { name: "claimSubmitted", payload: { ...about, number: claim.number } },
      { name: "claimChanged", payload: { ...about, revision: 1 } },
    ]);
  });

  it("is one claim however often the phone sends it, even at once", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const idempotencyKey = randomUUID();
    const input = { idempotencyKey, documents: [{ fileId: await photo(app, anna), kind: "PHOTO" }] };

    const answers = await Promise.all([1, 2, 3].map(() => submit(anna, input)));

    expect(new Set(answers.map(({ claim }) => claim.id)).size).toBe(1);
    expect(answers[2].claim.documents).toHaveLength(1);
    expect(await submit(anna, { idempotencyKey, injury: "Другое" })).toMatchObject({
      __typename: "IdempotencyKeyUsed",
    });
    const boris = await union.member(union.school);
    expect((await submitted(boris, { idempotencyKey })).id).not.toBe(answers[0].claim.id);
  });

  it("refuses a day that the card did not cover, and says why", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school, { from: "2024-03-02" });
    expect(await submit(anna)).toMatchObject({
      __typename: "NotCovered",
      cover: { status: "NOT_ON_REGISTER" },
    });
  });

  it("takes a claim of one who has left, for a day before that", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const { viewer } = await union.member(union.school, { until: "2024-03-02" });
    const former = app.as({ accountId: viewer.accountId, memberId: viewer.memberId });
    expect((await submit(former)).claim.state).toBe("SUBMITTED");
    expect(await submit(former, { incidentOn: "2024-03-02" })).toMatchObject({ __typename: "NotCovered" });
  });

  it("takes in nothing of health without the consent", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school, { consents: false });
    expect(await submit(anna)).toMatchObject({ __typename: "ConsentNeeded" });
    expect(
      await app.sql("select from insurance.claims where member_id = $1", [anna.viewer.memberId]),
    ).toEqual([]);
  });

  it.each([
    [{ incidentOn: daysAfter(today(), 1) }, "incidentOn"],
    [{ incidentOn: "2021-02-01" }, "incidentOn"],
    [{ injury: "  " }, "injury"],
    [{ injury: "я".repeat(2_001) }, "injury"],
    [{ idempotencyKey: "" }, "idempotencyKey"],
    [{ rowCodes: Array.from({ length: 11 }, () => "1а") }, "rowCodes"],
    [{ documents: [{ fileId: randomUUID(), kind: "PHOTO" }] }, "documents.0.fileId"],
  ])("names what is wrong in %j", async (more, path) => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    expect(await submit(anna, more)).toMatchObject({ __typename: "InvalidInput", fields: [{ path }] });
  });

  it("uses no picture of another's, and keeps those of a claim that was not taken for the next try", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, boris] = [await union.member(union.school), await union.member(union.school)];
    const [own, others] = [await photo(app, anna), await photo(app, boris)];
    const documents = [own, others].map((fileId) => ({ fileId, kind: "PHOTO" }));

    expect(await submit(anna, { documents })).toMatchObject({ fields: [{ path: "documents.1.fileId" }] });
    expect((await submitted(anna, { documents: documents.slice(0, 1) })).documents).toHaveLength(1);
  });

  it("takes five a day from one person", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    for (let sent = 0; sent < 5; sent += 1) await submitted(anna);
    await expect(submit(anna)).rejects.toThrow("Too many tries");
  });

  it("is seen by nobody but the claimant and those who handle claims there", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, boris] = [await union.member(union.school), await union.member(union.school)];
    const { id } = await submitted(anna);
    expect((await look(anna, id)).injury).toBe("Сломала запястье");
    expect((await look(union.handler(), id)).injury).toBe("Сломала запястье");
    expect((await look(union.handler(union.school), id)).injury).toBe("Сломала запястье");
    for (const stranger of [boris, app.anonymous, union.handler(union.plant), union.handler(union.other)]) {
      expect(await look(stranger, id)).toBeNull();
    }
  });

  it("stands in the database without a word of what is wrong with the claimant", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const { id } = await submitted(anna, { rowCodes: ["60а"] });
    const [row] = await app.sql<{ row: string; sealed: Buffer }>(
      "select claims::text as row, sealed from insurance.claims where id = $1",
      [id],
    );
    expect(row?.row).not.toMatch(/запястье|60а/);
    expect(row?.sealed.toString()).not.toMatch(/запястье|60а/);
  });
});
