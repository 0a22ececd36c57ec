import { Role } from "@angel/kit/access";
import type { Actor } from "@angel/kit/testing";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { insurance } from "../subgraph.js";
import { deed, insured, look, photo, submitted } from "../testing/claims.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const mergeOf = (merged: Actor, kept: Actor) => ({
  mergeId: randomUUID(),
  keptId: kept.viewer.memberId,
  mergedId: merged.viewer.memberId,
});

const WRIST = { findings: [{ rowCode: "60а", isXrayed: true }] };

describe("handling a claim", () => {
  it("goes by papers, reckoning and decision to the payment, with who and when at each step", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const handler = union.handler();
    let claim = await submitted(anna);

    claim = await deed(handler, "requestClaimDocuments", claim, { note: "Нужна выписка врача" });
    expect([claim.state, claim.revision]).toEqual(["DOCUMENTS", "2"]);
    const kinds = ["MEDICAL_REPORT", "XRAY"];
    const documents = await Promise.all(
      kinds.map(async (kind) => ({ kind, fileId: await photo(app, anna) })),
    );
    claim = await deed(anna, "addClaimDocuments", claim, { documents });
    expect(await deed(anna, "addClaimDocuments", claim, { documents })).toMatchObject({
      revision: claim.revision,
      documents: kinds.map((kind) => ({ kind })),
    });
    expect(claim.checklist.map(({ isThere }: { isThere: boolean }) => isThere)).toEqual([true, true]);
    claim = await deed(handler, "assessClaim", claim, {
      findings: [...WRIST.findings, { rowCode: "60б" }, { rowCode: "43а" }],
    });
    expect(claim.assessment).toEqual({
      percent: 6,
      isCapped: false,
      money: { kopecks: 300_000 },
      lines: [
        { code: "43а", percent: 1, countedPercent: 1, verdict: "COUNTED", because: "Учтено по таблице." },
        { code: "60а", percent: 5, countedPercent: 5, verdict: "COUNTED", because: "Учтено по таблице." },
        {
          code: "60б",
          percent: 10,
          countedPercent: 0,
          verdict: "NEEDS_XRAY",
          because: "Нужно подтверждение рентгеном.",
        },
      ],
    });
    claim = await deed(handler, "decideClaim", claim, { decision: "APPROVE" });
    claim = await deed(handler, "recordClaimPayment", claim, { paidOn: today(), reference: "П-17" });

    expect(claim).toMatchObject({ state: "PAID", paidOn: today(), payout: { kopecks: 300_000 } });
    expect(claim.steps).toEqual([
      { state: "SUBMITTED", isByClaimant: true, note: null },
      { state: "DOCUMENTS", isByClaimant: false, note: "Нужна выписка врача" },
      { state: "DOCUMENTS", isByClaimant: true, note: null },
      { state: "ASSESSED", isByClaimant: false, note: null },
      { state: "APPROVED", isByClaimant: false, note: null },
      { state: "PAID", isByClaimant: false, note: null },
    ]);
    const about = { claimId: claim.id, memberId: anna.viewer.memberId, number: claim.number };
    const told = (await app.told()).filter(({ name }) => name !== "claimChanged").slice(-4);
    expect(told).toEqual([
      { name: "claimSubmitted", payload: about },
      { name: "claimDocumentsRequested", payload: about },
      { name: "claimDecided", payload: { ...about, state: "APPROVED" } },
      { name: "claimPaid", payload: { ...about, kopecks: 300_000 } },
    ]);
    const month = `${today().slice(0, 7)}-01`;
    expect(
      await app.sql(
        "select month::text, claims, paid_kopecks::int from published.payout_month where organisation_id = $1",
        [union.school.id],
      ),
    ).toEqual([{ month, claims: 1, paid_kopecks: 300_000 }]);
  });

  it("lets one of two handlers go first, and shows the other what has changed", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const claim = await submitted(await union.member(union.school));
    const [one, other] = [union.handler(), union.handler(union.branch)];

    const answers = await Promise.all([
      deed(one, "assessClaim", claim, WRIST),
      deed(other, "decideClaim", claim, { decision: "REFUSE", reason: "Не страховой случай" }),
    ]);

    expect(answers.filter(({ __typename: type }) => type === "ClaimChangedMeanwhile")).toHaveLength(1);
    expect((await look(one, claim.id)).revision).toBe("2");
  });

  it.each([
    ["recordClaimPayment", { paidOn: today() }],
    ["decideClaim", { decision: "APPROVE" }],
    ["answerClaimObjection", { isAccepted: true, answer: "Да" }],
  ])("does not let %s come before its time", async (name, more) => {
    const union = await TestUnion.found(app);
    await insured(union);
    const claim = await submitted(await union.member(union.school));
    expect(await deed(union.handler(), name, claim, more)).toMatchObject({
      __typename: "ClaimStateDiffers",
      state: "SUBMITTED",
    });
  });

  it("is for handlers of that place, and never of their own claim", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const claim = await submitted(anna);
    const outcome = async (who: Actor) => (await deed(who, "assessClaim", claim, WRIST)).__typename;
    expect(await outcome(union.handler(union.plant))).toBe("ClaimNotFound");
    const { accountId, memberId } = anna.viewer;
    const grants = [
      { role: Role.INSURANCE_HANDLER, path: union.region.path, organisationId: union.region.id },
    ];
    expect(await outcome(app.as({ accountId, memberId, grants }))).toBe("OwnClaim");
    for (const role of [Role.MEMBER, Role.CHAIR, Role.STAFF, Role.ADMINISTRATOR]) {
      await expect(outcome(union.servant(union.region, role))).rejects.toThrow("You may not do that");
    }
  });

  it("reckons by rows that the table has, within what they can be", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const claim = await submitted(await union.member(union.school));
    const faults = async (findings: object[]) =>
      (await deed(union.handler(), "assessClaim", claim, { findings })).fields.map(
        ({ path }: { path: string }) => path,
      );
    expect(await faults([{ rowCode: "60а" }, { rowCode: "нет такой" }])).toEqual(["findings.1.rowCode"]);
    expect(await faults([])).toEqual(["findings"]);
    expect(await faults([{ rowCode: "60а", count: 0, treatmentDays: -1 }])).toEqual([
      "findings.0.count",
      "findings.0.treatmentDays",
    ]);
  });

  it("says what each line was found by, so that the same reckoned anew comes to the same", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const handler = union.handler();
    const findings = [
      { rowCode: "60а", count: 1, isXrayed: false, treatmentDays: null },
      { rowCode: "60а", count: 2, isXrayed: true, treatmentDays: 30 },
      { rowCode: "1а", count: 1, isXrayed: false, treatmentDays: 14 },
    ];
    const linesOf = async (claim: { id: string }) =>
      (await look(handler, claim.id, "assessment { lines { rowCode: code count isXrayed treatmentDays } }"))
        .assessment.lines;

    let claim = await deed(handler, "assessClaim", await submitted(await union.member(union.school)), {
      findings,
    });
    const lines = await linesOf(claim);

    expect(new Set(lines)).toEqual(new Set(findings));
    const { payout } = claim;
    claim = await deed(handler, "assessClaim", claim, { findings: lines });
    expect(claim.payout).toEqual(payout);
    expect(await linesOf(claim)).toEqual(lines);
  });

  it("refuses with a reason, hears an objection, and considers anew when it is right", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const handler = union.handler();
    let claim = await submitted(anna);

    expect(await deed(handler, "decideClaim", claim, { decision: "REFUSE" })).toMatchObject({
      fields: [{ path: "reason" }],
    });
    claim = await deed(handler, "decideClaim", claim, { decision: "REFUSE", reason: "Нет рентгена" });
    claim = await deed(anna, "objectToClaim", claim, { text: "Снимок приложен", appealNumber: "2024-117" });
    expect(await deed(anna, "objectToClaim", claim, { text: "Ещё раз" })).toMatchObject({
      fields: [{ path: "claimId" }],
    });
    claim = await deed(handler, "answerClaimObjection", claim, { isAccepted: true, answer: "Вы правы" });

    expect(claim.state).toBe("DOCUMENTS");
    expect(claim.objections).toEqual([
      { text: "Снимок приложен", answer: "Вы правы", isAccepted: true, appealNumber: "2024-117" },
    ]);
    expect(claim.steps.at(1)).toEqual({ state: "REFUSED", isByClaimant: false, note: "Нет рентгена" });
  });

  describe("with an objection that waits", () => {
    const isWaiting = async (who: Actor, id: string) =>
      (await look(who, id, "hasOpenObjection")).hasOpenObjection;

    async function objected() {
      const union = await TestUnion.found(app);
      await insured(union);
      const anna = await union.member(union.school);
      const handler = union.handler();
      let claim = await deed(handler, "assessClaim", await submitted(anna), WRIST);
      claim = await deed(handler, "decideClaim", claim, { decision: "APPROVE" });
      claim = await deed(anna, "objectToClaim", claim, { text: "Сумма мала" });
      return { union, anna, handler, claim };
    }

    it("says so without a word of health, and pays nothing before it is answered", async () => {
      const { union, anna, handler, claim } = await objected();
      const other = await submitted(anna);
      const reader = union.handler();
      const listed = async (hasOpenObjection: boolean) => {
        const { claims } = await reader.run(
          "query List($hasOpenObjection: Boolean) { claims(hasOpenObjection: $hasOpenObjection) { totalCount nodes { id hasOpenObjection } } }",
          { hasOpenObjection },
        );
        return claims;
      };
      const open = { id: claim.id, hasOpenObjection: true };
      expect(await listed(true)).toEqual({ totalCount: 1, nodes: [open] });
      expect(await listed(false)).toEqual({
        totalCount: 1,
        nodes: [{ id: other.id, hasOpenObjection: false }],
      });
      expect(
        await app.sql("select from insurance.claim_accesses where account_id = $1", [
          reader.viewer.accountId,
        ]),
      ).toHaveLength(0);
      expect(await look(union.handler(union.other), claim.id, "hasOpenObjection")).toBeNull();
      expect(await isWaiting(anna, claim.id)).toBe(true);

      expect(await deed(handler, "recordClaimPayment", claim, { paidOn: today() })).toEqual({
        __typename: "ObjectionWaits",
        message: "Сначала ответьте на возражение заявителя.",
      });
      const answered = await deed(handler, "answerClaimObjection", claim, {
        isAccepted: false,
        answer: "Всё верно",
      });
      expect([answered.state, await isWaiting(handler, claim.id)]).toEqual(["APPROVED", false]);
      expect((await app.told()).at(-1)).toEqual({
        name: "claimObjectionAnswered",
        payload: {
          claimId: claim.id,
          memberId: anna.viewer.memberId,
          number: claim.number,
          isAccepted: false,
        },
      });
      expect(await deed(handler, "recordClaimPayment", answered, { paidOn: today() })).toMatchObject({
        state: "PAID",
      });
    });

    it("can be paid no more by what the insurer says", async () => {
      const { anna, handler, claim } = await objected();
      const file = await app.running.files.receive({
        name: "ответ.csv",
        mediaType: "text/csv",
        accountId: handler.viewer.accountId,
        content: Readable.from([Buffer.from(`Номер заявления;Решение\n${claim.number};выплачено`)]),
      });
      const { importInsurerAnswer } = await handler.run(
        `mutation Import($input: ImportInsurerAnswerInput!) { importInsurerAnswer(input: $input) {
           ... on ImportInsurerAnswerPayload { rows { verdict } } } }`,
        { input: { fileId: file.id } },
      );
      expect(importInsurerAnswer.rows).toEqual([{ verdict: "OBJECTION_WAITS" }]);
      expect((await look(anna, claim.id, "state")).state).toBe("APPROVED");
    });

    it("where it was paid before, can have it declined, and not accepted", async () => {
      const { handler, claim } = await objected();
      await app.sql("update insurance.claims set state = 'PAID', paid_on = current_date where id = $1", [
        claim.id,
      ]);
      expect(
        await deed(handler, "answerClaimObjection", claim, { isAccepted: true, answer: "Вы правы" }),
      ).toMatchObject({ __typename: "ClaimStateDiffers", state: "PAID" });
      expect(
        await deed(handler, "answerClaimObjection", claim, { isAccepted: false, answer: "Уже выплачено" }),
      ).toMatchObject({ state: "PAID", objections: [{ answer: "Уже выплачено", isAccepted: false }] });
    });
  });

  it("lists to handlers what is theirs, page by page", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const numbers = [];
    for (let sent = 0; sent < 3; sent += 1) numbers.unshift((await submitted(anna)).number);
    numbers.unshift((await submitted(await union.member(union.plant))).number);
    const list = async (who: Actor, variables: object = {}) =>
      (
        await who.run(
          `query List($organisationId: ID, $states: [ClaimState!], $after: String) {
             claims(organisationId: $organisationId, states: $states, first: 3, after: $after) {
               totalCount nodes { number } pageInfo { hasNextPage endCursor } } }`,
          variables,
        )
      ).claims;
    const numbersOf = (page: { nodes: { number: number }[] }) => page.nodes.map(({ number }) => number);

    const first = await list(union.handler());
    expect([numbersOf(first), first.totalCount]).toEqual([numbers.slice(0, 3), 4]);
    const rest = await list(union.handler(), { after: first.pageInfo.endCursor });
    expect([numbersOf(rest), rest.pageInfo.hasNextPage]).toEqual([numbers.slice(3), false]);
    expect(numbersOf(await list(union.handler(), { organisationId: union.plant.id }))).toEqual(
      numbers.slice(0, 1),
    );
    expect(numbersOf(await list(union.handler(), { states: ["PAID"] }))).toEqual([]);
    expect(numbersOf(await list(union.handler(union.school)))).toEqual(numbers.slice(1));
    expect(numbersOf(await list(union.handler(union.other)))).toEqual([]);
  });
});

describe("a claim that goes on", () => {
  it("is followed live by its claimant, without a gap, and by no stranger", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, boris] = [await union.member(union.school), await union.member(union.school)];
    const claim = await submitted(anna);
    const handler = union.handler();
    const Follow = `subscription Follow($claimId: ID!, $after: String) {
      claimChanged(claimId: $claimId, after: $after) { state revision } }`;
    const after = await deed(handler, "requestClaimDocuments", claim, { note: "Выписка" });

    const following = anna.subscribe(Follow, { claimId: claim.id, after: "1" });
    expect((await following.next()).value).toEqual({ claimChanged: { state: "DOCUMENTS", revision: "2" } });
    const next = following.next();
    await deed(handler, "assessClaim", after, WRIST);
    expect((await next).value).toEqual({ claimChanged: { state: "ASSESSED", revision: "3" } });
    await following.return(undefined);
    await expect(boris.subscribe(Follow, { claimId: claim.id }).next()).rejects.toThrow("no such claim");
  });

  it("goes with the person to the card that was kept, and back", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, kept] = [await union.member(union.school), await union.member(union.school)];
    const { id } = await submitted(anna);
    const merge = mergeOf(anna, kept);

    await union.tell("membersMerged", merge);
    await app.eventually(
      () => look(kept, id),
      (claim) => claim !== null,
    );
    expect(await look(anna, id)).toBeNull();
    await union.tell("mergeUndone", merge);
    await app.eventually(
      () => look(anna, id),
      (claim) => claim !== null,
    );
    expect(await look(kept, id)).toBeNull();
  });

  it.each([
    ["the second first", [1, 0], ["boris", "boris"]],
    ["the first first", [0, 1], ["anna", "clara"]],
  ])("goes back where two merges in a chain are undone, %s", async (_order, undone, between) => {
    const union = await TestUnion.found(app);
    await insured(union);
    const people = {
      anna: await union.member(union.school),
      boris: await union.member(union.school),
      clara: await union.member(union.school),
    };
    const { anna, boris, clara } = people;
    const own = [await submitted(anna), await submitted(boris)];
    const readersOf = async ({ id }: { id: string }) => {
      const seen = await Promise.all(Object.values(people).map((who) => look(who, id, "id")));
      return Object.keys(people)
        .filter((_name, at) => seen[at] !== null)
        .join();
    };
    const whose = () => Promise.all(own.map(readersOf));
    const merges = [mergeOf(anna, boris), mergeOf(boris, clara)];

    for (const merge of merges) for (const _twice of "12") await union.tell("membersMerged", merge);
    await app.eventually(whose, (now) => isDeepStrictEqual(now, ["clara", "clara"]));
    for (const [step, expected] of [between, ["anna", "boris"]].entries()) {
      for (const _twice of "12") await union.tell("mergeUndone", merges[undone[step] ?? 0] ?? {});
      await app.eventually(whose, (now) => isDeepStrictEqual(now, expected));
    }
  });
});

describe("health data", () => {
  it("is shut to handlers at once when the consent is withdrawn, and stays open to the claimant", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const { id, revision } = await submitted(anna);
    const memberId = anna.viewer.memberId ?? "";

    await union.withdrawConsent(memberId);
    await union.tell("consentWithdrawn", { memberId, purpose: "INSURANCE", channel: null, on: today() });

    expect(await look(union.handler(), id)).toMatchObject({ injury: null, checklist: [], documents: [] });
    expect((await look(anna, id)).injury).toBe("Сломала запястье");
    const changed = await app.eventually(
      () => look(anna, id),
      (claim) => claim.revision !== revision,
    );
    expect(await deed(union.handler(), "assessClaim", changed, WRIST)).toMatchObject({
      __typename: "ConsentNeeded",
    });
  });

  it("is opened by handlers under a note that cannot be altered unseen", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const { id } = await submitted(anna);
    const handler = union.handler();
    const accesses = async () =>
      app.sql("select account_id, role, member_id, deed from insurance.claim_accesses where claim_id = $1", [
        id,
      ]);

    await look(anna, id);
    await look(handler, id, "id state number");
    expect(await accesses()).toEqual([]);
    await look(handler, id);
    await look(union.handler(union.other), id);
    expect(await accesses()).toEqual([
      {
        account_id: handler.viewer.accountId,
        role: "INSURANCE_HANDLER",
        member_id: anna.viewer.memberId,
        deed: "HEALTH",
      },
    ]);
    expect(await app.sql("select insurance.check_accesses() as broken")).toEqual([]);
    await app.sql("update insurance.claim_accesses set account_id = $2 where claim_id = $1", [id, id]);
    expect(await app.sql("select insurance.check_accesses() as broken")).toHaveLength(1);
    await app.sql("update insurance.claim_accesses set account_id = $2 where claim_id = $1", [
      id,
      handler.viewer.accountId,
    ]);
    expect(await app.sql("select insurance.check_accesses() as broken")).toEqual([]);
  });
});

describe("signals", () => {
  const signals = async (who: Actor, id: string) =>
    (await look(who, id, "signals { kind claimNumbers }")).signals;

  it("tell of the same picture, of many claims, and of cover that has just begun or is not there", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, boris] = [
      await union.member(union.school, { from: "2024-02-27" }),
      await union.member(union.plant),
    ];
    const withPhoto = async (who: Actor) => ({
      documents: [{ fileId: await photo(app, who, "одно и то же"), kind: "PHOTO" }],
    });
    const first = await submitted(anna, await withPhoto(anna));
    const second = await submitted(boris, await withPhoto(boris));
    const handler = union.handler();

    expect(await signals(handler, first.id)).toEqual([
      { kind: "SAME_PHOTO", claimNumbers: [second.number] },
      { kind: "COVER_JUST_BEGUN", claimNumbers: [] },
    ]);
    expect(await signals(anna, first.id)).toEqual([]);
    const numbers = [];
    for (let more = 0; more < 4; more += 1) numbers.unshift((await submitted(boris)).number);
    expect(await signals(handler, second.id)).toEqual([
      { kind: "SAME_PHOTO", claimNumbers: [first.number] },
      { kind: "MANY_OF_PERSON", claimNumbers: numbers },
      { kind: "MANY_OF_ORGANISATION", claimNumbers: numbers },
    ]);
    await app.sql("delete from published.register_period where member_id = $1", [boris.viewer.memberId]);
    expect((await signals(handler, second.id)).at(-1)).toEqual({ kind: "NO_COVER_NOW", claimNumbers: [] });
  });
});
