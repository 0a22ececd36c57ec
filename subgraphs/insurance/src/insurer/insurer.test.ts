import { CSV, readTable, XLSX } from "@angel/kit/table/read-table";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { Readable } from "node:stream";
import { insurance } from "../subgraph.js";
import { deed, insured, look, submitted } from "../testing/claims.js";
import { numberOf, TestUnion } from "../testing/union.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const ExportClaims = `mutation Export($input: ExportClaimsInput!) { exportClaims(input: $input) { __typename
  ... on ExportClaimsPayload { number claimCount link } } }`;
const ExportInsured = `mutation Export($input: ExportInsuredInput!) { exportInsured(input: $input) { __typename
  ... on ExportInsuredPayload { insuredCount link } } }`;
const Import = `mutation Import($input: ImportInsurerAnswerInput!) { importInsurerAnswer(input: $input) { __typename
  ... on ImportInsurerAnswerPayload { appliedCount rows { line number verdict isSumOther } }
  ... on InvalidInput { fields { path } } } }`;

async function cellsAt(link: string): Promise<readonly (readonly string[])[]> {
  const id = link.split("/").at(-1)?.split("?")[0] ?? "";
  const rows = [];
  for await (const { cells } of await readTable(await app.running.files.read(id), XLSX)) rows.push(cells);
  return rows;
}

async function send(who: Actor, text: string): Promise<string> {
  const file = await app.running.files.receive({
    name: "ответ.csv",
    mediaType: CSV,
    accountId: who.viewer.accountId,
    content: Readable.from([Buffer.from(text)]),
  });
  return file.id;
}

async function assessed(union: TestUnion, who: Actor) {
  return deed(union.handler(), "assessClaim", await submitted(who), {
    findings: [{ rowCode: "60а", isXrayed: true }],
  });
}

describe("dealing with the insurer", () => {
  it("sends assessed claims once, of those who consent at that moment alone", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const [anna, boris] = [await union.member(union.school), await union.member(union.plant)];
    const [claim] = [await assessed(union, anna), await assessed(union, boris)];
    await union.withdrawConsent(boris.viewer.memberId ?? "");
    const handler = union.handler();
    const run = async () =>
      (await handler.run(ExportClaims, { input: { organisationId: union.region.id } })).exportClaims;

    const { claimCount, link, number } = await run();

    expect(claimCount).toBe(1);
    expect((await cellsAt(link)).slice(1)).toEqual([
      [
        String(claim.number),
        "01.03.2024",
        "Сломала запястье",
        "60а",
        "5",
        "2500",
        "Сергеева",
        "Анна",
        "Петровна",
        "03.02.1980",
        numberOf(anna.viewer.memberId ?? ""),
      ],
    ]);
    expect(await run()).toEqual({ __typename: "NothingToExport" });
    expect((await look(anna, claim.id)).steps.at(-1)).toEqual({
      state: "ASSESSED",
      isByClaimant: false,
      note: `Передано страховщику, реестр № ${number}.`,
    });
    const seen = await look(anna, claim.id, "accesses(first: 1) { totalCount nodes { role isForInsurer } }");
    expect(seen.accesses.nodes).toEqual([{ role: "INSURANCE_HANDLER", isForInsurer: true }]);
    expect((await look(handler, claim.id, "accesses { totalCount }")).accesses.totalCount).toBe(0);
  });

  it("takes in what the insurer answers, line by line, and the same again changes nothing", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const claims = [];
    for (let each = 0; each < 4; each += 1) claims.push(await assessed(union, anna));
    const stranger = await submitted(await union.member(union.other));
    const handler = union.handler(union.branch);
    const [approved, refused, paid, open] = claims;
    const answer = [
      "Номер заявления;Решение;Сумма, руб.;Дата;Причина;Платёж",
      `${approved.number};одобрено;2 500,00;;;`,
      `${refused.number};Отказ;;;Не страховой случай;`,
      `${paid.number};выплачено;2000;${today().split("-").toReversed().join(".")};;П-5`,
      `${open.number};может быть;;;;`,
      `${stranger.number};одобрено;;;;`,
      `${approved.number};отказ;;;;`,
      "сорок;одобрено;;;;",
    ].join("\n");
    const take = async () =>
      (await handler.run(Import, { input: { fileId: await send(handler, answer) } })).importInsurerAnswer;

    const first = await take();

    expect(
      first.rows.map(({ verdict, isSumOther }: { verdict: string; isSumOther: boolean }) => [
        verdict,
        isSumOther,
      ]),
    ).toEqual([
      ["APPLIED", false],
      ["APPLIED", false],
      ["APPLIED", true],
      ["UNREADABLE", false],
      ["UNKNOWN_CLAIM", false],
      ["STATE_DIFFERS", false],
      ["UNREADABLE", false],
    ]);
    expect(await look(anna, paid.id)).toMatchObject({
      state: "PAID",
      payout: { kopecks: 200_000 },
      paidOn: today(),
    });
    expect((await look(anna, refused.id)).steps.at(-1)).toMatchObject({
      state: "REFUSED",
      note: "Не страховой случай",
    });
    const again = await take();
    expect(again.appliedCount).toBe(0);
    expect(again.rows.slice(0, 3).map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      "ALREADY_SO",
      "ALREADY_SO",
      "ALREADY_SO",
    ]);
    const names = (await app.told()).map(({ name }) => name).filter((name) => /Decided|Paid/.test(name));
    expect(names.filter((name) => name === "claimPaid")).toHaveLength(1);
    expect(names.filter((name) => name === "claimDecided")).toHaveLength(3);
  });

  it("goes to the insurer and comes back by as many statements, however many claims there are", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const claims: { number: number }[] = [];
    const add = async (count: number) => {
      for (let each = 0; each < count; each += 1)
        claims.push(await assessed(union, await union.member(union.school)));
    };
    const handler = union.handler();
    const statements = async () => {
      const sent = await app.statementsOf(() =>
        handler.run(ExportClaims, { input: { organisationId: union.region.id } }),
      );
      const lines = claims.splice(0).flatMap(({ number }) => [`${number};одобрено`, `${number};выплачено`]);
      const input = { fileId: await send(handler, ["Номер заявления;Решение", ...lines].join("\n")) };
      let applied = 0;
      const taken = await app.statementsOf(async () => {
        applied = (await handler.run(Import, { input })).importInsurerAnswer.appliedCount;
      });
      expect(applied).toBe(lines.length);
      return [sent.length, taken.length];
    };
    await add(2);
    const few = await statements();
    await add(6);
    expect(await statements()).toEqual(few);
  });

  it("writes down what the insurer says of one claim twice as two steps, in that order", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const { id, number, revision } = await assessed(union, anna);
    const handler = union.handler();
    const fileId = await send(handler, `Номер заявления;Решение\n${number};одобрено\n${number};выплачено`);
    await handler.run(Import, { input: { fileId } });
    const claim = await look(anna, id);
    expect(claim).toMatchObject({ state: "PAID", revision: String(Number(revision) + 2) });
    expect(claim.steps.slice(-2).map(({ state }: { state: string }) => state)).toEqual(["APPROVED", "PAID"]);
  });

  it.each([
    ["Не оплачено", "UNREADABLE", "ASSESSED"],
    ["не выплачено", "UNREADABLE", "ASSESSED"],
    ["ещё не было выплачено", "UNREADABLE", "ASSESSED"],
    ["выплачено не было", "UNREADABLE", "ASSESSED"],
    ["неоплачено", "UNREADABLE", "ASSESSED"],
    ["не полностью одобрено", "UNREADABLE", "ASSESSED"],
    ["не отказано", "UNREADABLE", "ASSESSED"],
    ["отказано, выплачено ранее", "UNREADABLE", "ASSESSED"],
    ["не одобрено", "APPLIED", "REFUSED"],
    ["Не согласовано", "APPLIED", "REFUSED"],
    ["отказ, случай не страховой", "APPLIED", "REFUSED"],
    ["одобрено, не оплачено", "APPLIED", "APPROVED"],
    ["согласовано и выплачено", "APPLIED", "PAID"],
  ])("hears «%s» as it is meant", async (words, verdict, state) => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const claim = await assessed(union, anna);
    const handler = union.handler();
    const fileId = await send(handler, `Номер заявления;Решение\n${claim.number};"${words}"`);

    const { importInsurerAnswer } = await handler.run(Import, { input: { fileId } });

    expect(importInsurerAnswer.rows[0].verdict).toBe(verdict);
    expect(await look(anna, claim.id, "state")).toEqual({ state });
  });

  describe("in the list it was sent, with columns of its own", () => {
    async function answered(columns: string, cells: string) {
      const union = await TestUnion.found(app);
      await insured(union);
      const anna = await union.member(union.school);
      const claim = await assessed(union, anna);
      const handler = union.handler();
      const { exportClaims } = await handler.run(ExportClaims, {
        input: { organisationId: union.region.id },
      });
      const [head = [], row = []] = await cellsAt(exportClaims.link);
      const list = [
        ["№ п/п", ...head, columns],
        ["1", ...row, cells],
      ];
      const text = list.map((line) => line.join(";")).join("\n");
      const { importInsurerAnswer } = await handler.run(Import, {
        input: { fileId: await send(handler, text) },
      });
      const fields = "state paidOn paymentReference payout { kopecks }";
      return { ...importInsurerAnswer.rows[0], ...(await look(anna, claim.id, fields)) };
    }

    it.each([
      ["Решение;Дата выплаты;Платёж", "выплачено;02.04.2024;П-5", "2024-04-02", "П-5", 250_000],
      ["Решение;Дата решения;Дата платежа", "выплачено;01.04.2024;02.04.2024", "2024-04-02", null, 250_000],
      ["Решение;Номер платежа", "выплачено;П-5", today(), "П-5", 250_000],
      ["Решение;Сумма выплаты;Дата", "выплачено;2000,50;02.04.2024", "2024-04-02", null, 200_050],
      ["Дата решения;Решение страховщика", "02.04.2024;оплачено", "2024-04-02", null, 250_000],
    ])("reads %s where they stand", async (columns, cells, paidOn, paymentReference, kopecks) => {
      expect(await answered(columns, cells)).toMatchObject({
        verdict: "APPLIED",
        state: "PAID",
        paidOn,
        paymentReference,
        payout: { kopecks },
      });
    });

    it("takes no day before the injury for that of a payment", async () => {
      expect(await answered("Решение;Дата выплаты", "выплачено;29.02.2024")).toMatchObject({
        verdict: "UNREADABLE",
        state: "ASSESSED",
        paidOn: null,
      });
    });
  });

  it("refuses what is no answer", async () => {
    const union = await TestUnion.found(app);
    const handler = union.handler();
    const fileId = await send(handler, "Имя;Возраст\nАнна;44");
    expect(await handler.run(Import, { input: { fileId } })).toMatchObject({
      importInsurerAnswer: { fields: [{ path: "fileId" }] },
    });
  });

  it.each(["exportInsured", "exportClaims"])(
    "lets health be read while the file of %s is made",
    async (name) => {
      const union = await TestUnion.found(app);
      await insured(union);
      const claim = await assessed(union, await union.member(union.school));
      const handler = union.handler();
      const { files } = app.running;
      const keep = files.keep.bind(files);
      const reached = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      files.keep = async (...kept) => {
        reached.resolve();
        await goOn.promise;
        return keep(...kept);
      };

      try {
        const input = { organisationId: union.region.id };
        const exported = handler.run(name === "exportInsured" ? ExportInsured : ExportClaims, { input });
        await reached.promise;
        expect(await look(union.handler(), claim.id, "injury")).toEqual({ injury: "Сломала запястье" });
        goOn.resolve();
        const link = (await exported)[name].link as string;
        expect((await cellsAt(link)).length).toBe(2);
      } finally {
        files.keep = keep;
      }
      const deeds = await app.sql<{ deed: string }>(
        "select deed from insurance.claim_accesses where account_id = $1 order by place",
        [handler.viewer.accountId],
      );
      expect(deeds.map(({ deed }) => deed.split(" ")[0])).toEqual([
        name === "exportInsured" ? "INSURED_LIST" : "SENT_TO_INSURER",
      ]);
    },
  );

  it("lists for the insurer those insured on a day who agree to that, and writes down who took the list", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    await union.member(union.school, { consents: false });
    await union.member(union.plant, { until: "2024-01-01" });
    await union.member(union.plant, { card: null });
    await union.member(union.other);
    const handler = union.handler(union.branch);

    const { exportInsured } = await handler.run(ExportInsured, {
      input: { organisationId: union.branch.id, on: "2024-03-01" },
    });

    expect(exportInsured.insuredCount).toBe(1);
    expect(await cellsAt(exportInsured.link)).toEqual([
      ["Фамилия", "Имя", "Отчество", "Дата рождения", "Номер билета (полиса)"],
      ["Сергеева", "Анна", "Петровна", "03.02.1980", numberOf(anna.viewer.memberId ?? "")],
    ]);
    // Who loses the link makes another list; this one does not lie about.
    expect(
      await app.sql(
        "select distinct extract(day from goes_at - stored_at)::int as days from files.files where account_id is null",
      ),
    ).toEqual([{ days: 1 }]);
    expect(
      await app.sql("select account_id, deed from insurance.claim_accesses where organisation_id = $1", [
        union.branch.id,
      ]),
    ).toEqual([{ account_id: handler.viewer.accountId, deed: "INSURED_LIST 2024-03-01" }]);
    expect(await handler.run(ExportInsured, { input: { organisationId: union.region.id } })).toEqual({
      exportInsured: { __typename: "OrganisationNotFound" },
    });
  });
});
