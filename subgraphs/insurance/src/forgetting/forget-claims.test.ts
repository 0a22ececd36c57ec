import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { insurance } from "../subgraph.js";
import { deed, insured, look, photo, submitted } from "../testing/claims.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const WRIST = { findings: [{ rowCode: "60а", isXrayed: true }] };

describe("claims of somebody whose data is destroyed", () => {
  it("keep number, day and sum, and nothing of health nor of whose they were", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, handler] = [await union.member(union.school), union.handler()];
    const other = await submitted(await union.member(union.school));
    const fileId = await photo(app, anna);
    const documents = [{ fileId, kind: "PHOTO" }];

    let paid = await deed(handler, "assessClaim", await submitted(anna, { documents }), WRIST);
    paid = await deed(handler, "decideClaim", paid, { decision: "APPROVE", reason: "По снимку" });
    paid = await deed(handler, "recordClaimPayment", paid, { paidOn: today(), reference: "П-5" });
    let objected = await deed(handler, "assessClaim", await submitted(anna), WRIST);
    objected = await deed(handler, "decideClaim", objected, { decision: "APPROVE" });
    objected = await deed(anna, "objectToClaim", objected, { text: "Сумма мала", appealNumber: "2024-117" });
    const assessed = await deed(handler, "assessClaim", await submitted(anna), WRIST);
    expect(await readdir(join(app.filesFolder, "insurance"))).toContain(fileId);

    const memberId = anna.viewer.memberId;
    for (const _twice of "12") await union.tell("personalDataDestroyed", { memberId });
    const fields =
      "state isForgotten hasOpenObjection incidentOn paidOn payout { kopecks } member { id } injury checklist { kind } documents { id } objections { id } assessment { percent } steps { state note } signals { kind }";
    const gone = await app.eventually(
      () => look(handler, paid.id, fields),
      ({ isForgotten }) => isForgotten === true,
    );

    const forgotten = {
      isForgotten: true,
      hasOpenObjection: false,
      member: null,
      injury: null,
      checklist: [],
      documents: [],
      objections: [],
      assessment: null,
    };
    expect(gone).toMatchObject({
      ...forgotten,
      state: "PAID",
      incidentOn: "2024-03-01",
      paidOn: today(),
      payout: { kopecks: 250_000 },
      steps: ["SUBMITTED", "ASSESSED", "APPROVED", "PAID"].map((state) => ({ state, note: null })),
    });
    // The insurer was told whom it pays.
    expect(await look(handler, objected.id, fields)).toMatchObject({ ...forgotten, state: "APPROVED" });
    const { revision } = await look(handler, objected.id, "revision");
    expect(
      await deed(handler, "recordClaimPayment", { ...objected, revision }, { paidOn: today() }),
    ).toMatchObject({ state: "PAID" });
    // What nobody decided can be reckoned no more.
    expect(await look(handler, assessed.id, fields)).toMatchObject({
      ...forgotten,
      state: "WITHDRAWN",
      payout: null,
      steps: [{ state: "SUBMITTED" }, { state: "ASSESSED" }, { state: "WITHDRAWN" }],
    });
    expect((await look(handler, other.id)).injury).toBe("Сломала запястье");
    expect(await look(anna, paid.id, "id")).toBeNull();

    const { claims } = await handler.run("{ claims { totalCount } }");
    expect(claims.totalCount).toBe(4);
    const kept = await app.sql<{ row: string }>(
      `select to_jsonb(claims)::text as row from insurance.claims where organisation_id = $1 and sealed is null
       union all select to_jsonb(o)::text from insurance.claim_objections o where sealed is null`,
      [union.school.id],
    );
    expect(kept).toHaveLength(4);
    for (const { row } of kept) expect(row).not.toContain(memberId);
    for (const { row } of kept) expect(row).not.toContain("2024-117");
    await app.running.files.removeForgotten();
    expect(await readdir(join(app.filesFolder, "insurance"))).not.toContain(fileId);
    expect(await app.sql("select insurance.check_accesses() as broken")).toEqual([]);
  });

  it("go from all cards of the person, and come back by no merge that is undone", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, kept] = [await union.member(union.school), await union.member(union.school)];
    const { id } = await submitted(anna);
    const later = await submitted(await union.member(union.school));
    const merge = {
      mergeId: "0193f3f0-0000-7000-8000-00000000abcd",
      keptId: kept.viewer.memberId,
      mergedId: anna.viewer.memberId,
    };
    const handler = union.handler();

    await union.tell("membersMerged", merge);
    await union.tell("personalDataDestroyed", { memberId: kept.viewer.memberId });
    await union.tell("mergeUndone", merge);
    await union.tell("consentGiven", { memberId: later.member.id, purpose: "INSURANCE" });
    await app.eventually(
      () => look(handler, later.id, "revision"),
      ({ revision }) => revision !== later.revision,
    );
    expect(await look(handler, id, "isForgotten")).toEqual({ isForgotten: true });
    expect(await look(anna, id, "id")).toBeNull();
    expect(
      await app.sql("select member_id, filed_as, merges from insurance.claims where id = $1", [id]),
    ).toEqual([{ member_id: null, filed_as: null, merges: null }]);
  });
});
