import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { ChargeKeeper } from "./charge-keeper.js";
import { registry } from "../subgraph.js";
import {
  chairOf,
  organisationId,
  person,
  register,
  seedWorld,
  statementsOf,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Record = `mutation Record($input: RecordDuesPaymentInput!) { recordDuesPayment(input: $input) {
  __typename
  ... on RecordDuesPaymentPayload { payment { id month sum { kopecks } form paidOn recordedBy { id } } }
  ... on ReferenceTaken { payment { id } }
  ... on InvalidInput { fields { path } }
} }`;
const Reverse = `mutation Reverse($input: ReverseDuesPaymentInput!) { reverseDuesPayment(input: $input) {
  __typename ... on ReverseDuesPaymentPayload { payment { id sum { kopecks } reverses { id } } } } }`;
const Close = `mutation Close($input: CloseDuesSheetInput!) { closeDuesSheet(input: $input) { __typename } }`;
const Sheet = `query Sheet($id: ID!, $month: Month!, $onlyDebtors: Boolean) { organisation(id: $id) {
  duesSheet(month: $month) { month closedAt memberCount payerCount paid { kopecks }
    lines(first: 50, onlyDebtors: $onlyDebtors) { totalCount nodes {
      member { id } form expected { kopecks } paid { kopecks } } } } } }`;
const Transfer = `mutation Transfer($input: TransferMemberInput!) { transferMember(input: $input) { __typename } }`;
const Paid = `query Paid($id: ID!) { member(id: $id) { duesPayments { totalCount nodes { month sum { kopecks } form } } } }`;

const payment = (memberId: string, change: object = {}) => ({
  input: { memberId, month: "2026-10", kopecks: 50_000, paidOn: "2026-10-31", ...change },
});
const transfer = (memberId: string, to: "plant") =>
  person(app, Role.ADMINISTRATOR, "union").run(Transfer, {
    input: { memberId, toOrganisationId: organisationId(to) },
  });
const sheetOf = async (place: "camp" | "plant" | "university", onlyDebtors = false) =>
  (await chairOf(app, place).run(Sheet, { id: organisationId(place), month: "2026-10", onlyDebtors }))
    .organisation.duesSheet as {
    closedAt: string | null;
    memberCount: number;
    payerCount: number;
    paid: { kopecks: number };
    lines: { totalCount: number; nodes: { member: { id: string } }[] };
  };

describe("dues of a month", () => {
  it("are a sheet made of the register and of what was paid", async () => {
    const worker = await register(app, "camp");
    const pensioner = await register(app, "camp", { occupation: "PENSIONER", duesForm: "CASH" });
    const exempt = await register(app, "camp", { duesForm: "EXEMPT" });
    const chair = chairOf(app, "camp");

    const { recordDuesPayment } = await chair.run(Record, payment(worker, { form: "WITHHELD" }));

    expect(recordDuesPayment).toEqual({
      __typename: "RecordDuesPaymentPayload",
      payment: {
        id: expect.any(String),
        month: "2026-10",
        sum: { kopecks: 50_000 },
        form: "WITHHELD",
        paidOn: "2026-10-31",
        recordedBy: { id: chair.viewer.accountId },
      },
    });
    const sheet = await sheetOf("camp");
    expect(sheet).toMatchObject({ closedAt: null, memberCount: 3, payerCount: 1, paid: { kopecks: 50_000 } });
    expect(sheet.lines.nodes).toEqual(
      expect.arrayContaining([
        { member: { id: worker }, form: "WITHHELD", expected: null, paid: { kopecks: 50_000 } },
        { member: { id: pensioner }, form: "CASH", expected: { kopecks: 10_000 }, paid: { kopecks: 0 } },
        { member: { id: exempt }, form: "EXEMPT", expected: { kopecks: 0 }, paid: { kopecks: 0 } },
      ]),
    );
    const debtors = await sheetOf("camp", true);
    expect(debtors.lines).toMatchObject({ totalCount: 1, nodes: [{ member: { id: pensioner } }] });
  });

  it("are recorded once under a reference, and another payment under it is refused", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "school");
    const slip = payment(id, { reference: "квитанция 17" });

    const first = await chair.run(Record, slip);
    const again = await chair.run(Record, slip);
    const other = await chair.run(Record, payment(id, { reference: "квитанция 17", kopecks: 1 }));

    expect(again).toEqual(first);
    expect(other.recordDuesPayment).toEqual({
      __typename: "ReferenceTaken",
      payment: { id: first.recordDuesPayment.payment.id },
    });
    expect((await chair.run(Paid, { id })).member.duesPayments.totalCount).toBe(1);
  });

  it("are refused under the reference of a payment that left the register with its member", async () => {
    const reference = "квитанция 19";
    const gone = await register(app, "school");
    await chairOf(app, "school").run(Record, payment(gone, { reference }));
    await transfer(gone, "plant");

    const slip = payment(await register(app, "school"), { reference });
    expect(await chairOf(app, "school").run(Record, slip)).toEqual({
      recordDuesPayment: { __typename: "InvalidInput", fields: [{ path: "reference" }] },
    });
  });

  it("are taken back by the opposite sum, once", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "school");
    const { recordDuesPayment } = await chair.run(Record, payment(id));
    const paymentId = recordDuesPayment.payment.id as string;

    const first = await chair.run(Reverse, { input: { paymentId } });
    const again = await chair.run(Reverse, { input: { paymentId } });

    expect(first.reverseDuesPayment).toMatchObject({
      payment: { sum: { kopecks: -50_000 }, reverses: { id: paymentId } },
    });
    expect(again).toEqual(first);
    const reverse = first.reverseDuesPayment.payment.id as string;
    expect(await chair.run(Reverse, { input: { paymentId: reverse } })).toEqual({
      reverseDuesPayment: { __typename: "DuesPaymentNotFound" },
    });
  });

  it("stay in the sheet of the primary to which they were paid, wherever the member goes", async () => {
    const id = await register(app, "university");
    await chairOf(app, "university").run(Record, payment(id));
    const former = await sheetOf("university");
    await transfer(id, "plant");

    expect(former).toMatchObject({ payerCount: 1, paid: { kopecks: 50_000 } });
    expect(await sheetOf("university")).toMatchObject({ payerCount: 1, paid: { kopecks: 50_000 } });
    expect(await sheetOf("plant")).toMatchObject({ payerCount: 0, paid: { kopecks: 0 } });
  });

  it("take nothing more once the sheet is closed", async () => {
    const id = await register(app, "university");
    const chair = chairOf(app, "university");
    const { recordDuesPayment } = await chair.run(Record, payment(id));
    const close = { input: { organisationId: organisationId("university"), month: "2026-10" } };
    await chair.run(Close, close);
    await chair.run(Close, close);

    expect((await sheetOf("university")).closedAt).toEqual(expect.any(String));
    expect(await chair.run(Record, payment(id))).toEqual({
      recordDuesPayment: { __typename: "DuesSheetClosed" },
    });
    expect(await chair.run(Reverse, { input: { paymentId: recordDuesPayment.payment.id } })).toEqual({
      reverseDuesPayment: { __typename: "DuesSheetClosed" },
    });
    expect((await chair.run(Record, payment(id, { month: "2026-11" }))).recordDuesPayment.__typename).toBe(
      "RecordDuesPaymentPayload",
    );
  });

  it("are taken back of no closed sheet by the keeper of the register to which the member went", async () => {
    const id = await register(app, "school");
    const { recordDuesPayment } = await chairOf(app, "school").run(Record, payment(id, { month: "2026-07" }));
    await chairOf(app, "school").run(Close, {
      input: { organisationId: organisationId("school"), month: "2026-07" },
    });
    await transfer(id, "plant");

    expect(
      await chairOf(app, "plant").run(Reverse, { input: { paymentId: recordDuesPayment.payment.id } }),
    ).toEqual({ reverseDuesPayment: { __typename: "DuesSheetClosed" } });
  });

  it.each([
    ["nothing", { kopecks: 0 }, "kopecks"],
    ["more than a million", { kopecks: 100_000_001 }, "kopecks"],
    ["a day to come", { paidOn: "2190-01-01" }, "paidOn"],
    ["by one who is exempt", { form: "EXEMPT" }, "form"],
    ["under a reference with a NUL", { reference: "a\0" }, "reference"],
  ])("do not take %s", async (_what, change, path) => {
    const id = await register(app, "school");
    expect(await chairOf(app, "school").run(Record, payment(id, change))).toEqual({
      recordDuesPayment: { __typename: "InvalidInput", fields: [{ path }] },
    });
  });

  it("are another's to nobody", async () => {
    const id = await register(app, "school");
    const { recordDuesPayment } = await chairOf(app, "school").run(Record, payment(id));
    const other = chairOf(app, "plant");

    expect(await other.run(Record, payment(id))).toEqual({
      recordDuesPayment: { __typename: "MemberNotFound" },
    });
    expect(await other.run(Reverse, { input: { paymentId: recordDuesPayment.payment.id } })).toEqual({
      reverseDuesPayment: { __typename: "DuesPaymentNotFound" },
    });
    expect(
      await other.run(Close, { input: { organisationId: organisationId("school"), month: "2026-10" } }),
    ).toEqual({ closeDuesSheet: { __typename: "OrganisationNotFound" } });
    expect(await other.run(Sheet, { id: organisationId("school"), month: "2026-10" })).toEqual({
      organisation: { duesSheet: null },
    });
    const self = person(app, Role.MEMBER, "school", id);
    expect((await self.run(Paid, { id })).member.duesPayments.totalCount).toBe(1);
    expect(await self.refusal(Record, payment(id))).toBe("FORBIDDEN");
  });
});

describe("paying by card", () => {
  const Pay = `mutation Pay($input: PayDuesInput!) { payDues(input: $input) {
    __typename ... on PayDuesPayload { charge { id status sum { kopecks } month } payUrl }
    ... on InvalidInput { fields { path } } } }`;
  const Settle = `mutation Settle($input: SettleDuesChargeInput!) { settleDuesCharge(input: $input) {
    __typename ... on SettleDuesChargePayload { charge { status } payment { form sum { kopecks } } } } }`;
  const pay = async (who: Actor, kopecks: number, id: string = randomUUID()) => {
    const { payDues } = await who.run(Pay, { input: { id, month: "2026-10", kopecks } });
    return payDues as { __typename: string; charge: { id: string; status: string }; payUrl: string };
  };
  const settle = async (who: Actor, chargeId: string) =>
    (await who.run(Settle, { input: { chargeId } })).settleDuesCharge;

  it("records the dues once, however often the member comes back from the bank", async () => {
    const memberId = await register(app, "plant");
    const self = person(app, Role.MEMBER, "plant", memberId);
    const { charge, payUrl } = await pay(self, 30_000);

    const answers = await Promise.all([settle(self, charge.id), settle(self, charge.id)]);

    expect(charge.status).toBe("PENDING");
    expect(new URL(payUrl).searchParams.get("returnTo")).toBe(`/cabinet/dues?charge=${charge.id}`);
    expect(answers).toEqual(
      Array(2).fill({
        __typename: "SettleDuesChargePayload",
        charge: { status: "PAID" },
        payment: { form: "CARD", sum: { kopecks: 30_000 } },
      }),
    );
    expect((await self.run(Paid, { id: memberId })).member.duesPayments.totalCount).toBe(1);
  });

  it("asks the bank about those who do not come back, ever less often, for three days", async () => {
    const memberId = await register(app, "plant");
    const self = person(app, Role.MEMBER, "plant", memberId);
    const [paid, undecided, old, fresh] = await Promise.all(
      [30_000, 30_014, 30_000, 30_000].map(async (kopecks) => (await pay(self, kopecks)).charge.id),
    );
    const ago = (id: string | undefined, begun: string, asked: string | null) =>
      app.sql(
        "update registry.dues_charges set begun_at = now() - $2::interval, asked_at = now() - $3::interval where id = $1",
        [id, begun, asked],
      );
    await ago(paid, "1 minute", null);
    await ago(undecided, "10 minutes", "5 minutes");
    await ago(old, "73 hours", null);
    const keeper = app.running.companion(ChargeKeeper);
    const statuses = () =>
      Promise.all(
        [paid, undecided, old, fresh].map(
          async (id) =>
            (
              await app.sql<{ status: string; lately: boolean }>(
                "select status, coalesce(asked_at > now() - interval '1 minute', false) as lately from registry.dues_charges where id = $1",
                [id],
              )
            )[0],
        ),
      );
    await Promise.all([keeper.keep(), keeper.keep()]);
    expect(await statuses()).toEqual([
      { status: "PAID", lately: true },
      { status: "PENDING", lately: true },
      { status: "PENDING", lately: false },
      { status: "PENDING", lately: false },
    ]);
    expect((await self.run(Paid, { id: memberId })).member.duesPayments.totalCount).toBe(1);
    await ago(undecided, "10 minutes", "4 minutes");
    await keeper.keep();
    expect((await statuses())[1]).toEqual({ status: "PENDING", lately: false });
  });

  it.each([
    ["declines", 30_013, "DECLINED"],
    ["has not decided", 30_014, "PENDING"],
  ])("records nothing when the bank %s", async (_what, kopecks, status) => {
    const self = person(app, Role.MEMBER, "plant", await register(app, "plant"));
    const { charge } = await pay(self, kopecks);

    expect(await settle(self, charge.id)).toMatchObject({ charge: { status }, payment: null });
  });

  it("begins nothing new under the same id, and refuses it for another sum", async () => {
    const self = person(app, Role.MEMBER, "plant", await register(app, "plant"));
    const first = await pay(self, 30_000);

    expect(await pay(self, 30_000, first.charge.id)).toEqual(first);
    expect(await pay(self, 40_000, first.charge.id)).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "id" }],
    });
    expect(await pay(self, 5)).toMatchObject({ fields: [{ path: "kopecks" }] });
    expect(await pay(self, 30_000, "mine")).toMatchObject({ fields: [{ path: "id" }] });
  });

  it("begins nothing for a month whose sheet is closed", async () => {
    const memberId = await register(app, "harbour", { duesForm: "CASH" });
    const self = person(app, Role.MEMBER, "harbour", memberId);
    await chairOf(app, "harbour").run(Close, {
      input: { organisationId: organisationId("harbour"), month: "2026-10" },
    });

    expect(await pay(self, 30_000)).toEqual({ __typename: "DuesSheetClosed" });
  });

  it("is nobody else's to ask about", async () => {
    const { charge } = await pay(person(app, Role.MEMBER, "plant", await register(app, "plant")), 30_000);
    const other = person(app, Role.MEMBER, "plant", await register(app, "plant"));

    expect(await settle(other, charge.id)).toEqual({ __typename: "DuesChargeNotFound" });
  });
});

describe("reconciling with an employer's list", () => {
  const Reconcile = `mutation Reconcile($input: ReconcileDuesInput!) { reconcileDues(input: $input) {
    __typename
    ... on ReconcileDuesPayload { recorded reconciliation { id fileName counts { verdict count }
      rows { totalCount nodes { line written verdict member { id } withheld { kopecks } expected { kopecks } } } } }
    ... on PayrollUnreadable { titles line } } }`;
  const send = async (who: Actor, text: string) => {
    const file = await app.running.files.receive({
      name: "октябрь.csv",
      mediaType: "text/csv",
      accountId: who.viewer.accountId,
      content: (async function* () {
        yield Buffer.from(text);
      })(),
    });
    return file.id;
  };
  const reconcile = async (who: Actor, text: string, change: object = {}) => {
    const input = {
      organisationId: organisationId("kindergarten"),
      month: "2026-10",
      fileId: await send(who, text),
    };
    return (await who.run(Reconcile, { input: { ...input, ...change } })).reconcileDues;
  };

  it("says of each line how it agrees, and records what was withheld once", async () => {
    const names = Array.from({ length: 4 }, uniqueName);
    const [paid, wrong, left, missing] = await Promise.all(
      names.map((name) => register(app, "kindergarten", { name })),
    );
    const chair = chairOf(app, "kindergarten");
    await chair.run(
      `mutation Remove($input: RemoveMemberInput!) { removeMember(input: $input) { __typename } }`,
      { input: { memberId: left, on: "2026-09-01", reason: "DISMISSED" } },
    );
    const full = names.map(({ last, first, patronymic }) => `${last} ${first} ${patronymic}`);
    const list = [
      "ФИО;Начислено;Удержано взносов",
      `${full[0]};50 000,00;500`,
      `${full[1]};50 000,00;100`,
      `${full[2]};50 000,00;500`,
      "Посторонний Иван Иванович;50 000,00;500",
      "Итого;;1600",
    ].join("\n");

    const answer = await reconcile(chair, list, { record: true });
    const again = await reconcile(chair, list, { record: true });

    expect(answer).toEqual({
      __typename: "ReconcileDuesPayload",
      recorded: 2,
      reconciliation: {
        id: expect.any(String),
        fileName: "октябрь.csv",
        counts: ["AGREES", "WRONG_SUM", "LEFT", "NOT_A_MEMBER", "MISSING"].map((verdict) => ({
          verdict,
          count: 1,
        })),
        rows: {
          totalCount: 5,
          nodes: [
            [2, full[0], "AGREES", paid, 50_000],
            [3, full[1], "WRONG_SUM", wrong, 10_000],
            [4, full[2], "LEFT", left, 50_000],
            [5, "Посторонний Иван Иванович", "NOT_A_MEMBER", null, 50_000],
            [null, null, "MISSING", missing, null],
          ].map(([line, written, verdict, id, kopecks]) => ({
            line,
            written,
            verdict,
            member: id && { id },
            withheld: kopecks && { kopecks },
            expected: line && { kopecks: 50_000 },
          })),
        },
      },
    });
    expect(again).toMatchObject({ recorded: 0 });
    expect((await chair.run(Paid, { id: paid })).member.duesPayments).toEqual({
      totalCount: 1,
      nodes: [{ month: "2026-10", sum: { kopecks: 50_000 }, form: "WITHHELD" }],
    });
  });

  it("records what was withheld from somebody in two posts together, and anew what was reversed since", async () => {
    const name = uniqueName();
    const id = await register(app, "kindergarten", { name });
    const chair = chairOf(app, "kindergarten");
    const full = `${name.last} ${name.first} ${name.patronymic}`;
    const list = (half: number) =>
      `ФИО;Начислено;Удержано взносов\n${full};50 000,00;500\n${full};25 000,00;${half}`;
    const record = async (half: number) =>
      (await reconcile(chair, list(half), { record: true })).recorded as number;
    const payments = () =>
      app.sql<{ id: string; kopecks: number }>(
        "select id, kopecks::int from registry.dues_payments where member_id = $1 order by recorded_at, id",
        [id],
      );

    expect(await record(25)).toBe(1);
    const [wrong] = await payments();
    expect(wrong).toMatchObject({ kopecks: 52_500 });
    await chair.run(Reverse, { input: { paymentId: wrong?.id } });
    expect(await record(250)).toBe(1);
    expect(await record(250)).toBe(0);
    expect((await payments()).map(({ kopecks }) => kopecks)).toEqual([52_500, -52_500, 75_000]);
  });

  it("records nothing of whom a line cannot be read, for it may take back another", async () => {
    const name = uniqueName();
    await register(app, "kindergarten", { name });
    const full = `${name.last} ${name.first} ${name.patronymic}`;
    const list = `ФИО;Удержано взносов\n${full};500\n${full};-100`;

    expect(await reconcile(chairOf(app, "kindergarten"), list, { record: true })).toMatchObject({
      __typename: "ReconcileDuesPayload",
      recorded: 0,
    });
  });

  it("asks where stands what when the titles do not say, and believes the answer", async () => {
    const chair = chairOf(app, "kindergarten");
    const list = "А;Б\nКто-то Где-то;5";

    const fileId = await send(chair, list);
    expect(await reconcile(chair, list, { fileId })).toEqual({
      __typename: "PayrollUnreadable",
      titles: ["А", "Б"],
      line: null,
    });
    expect(await reconcile(chair, list, { fileId, columns: { name: 0, withheld: 1 } })).toMatchObject({
      __typename: "ReconcileDuesPayload",
    });
  });

  it("is found again among those made before, newest first, of all months or of one", async () => {
    const chair = chairOf(app, "harbour");
    const id = organisationId("harbour");
    await chair.run(`mutation Set($input: SetEmployerInput!) { setEmployer(input: $input) { __typename } }`, {
      input: { organisationId: id, name: "Порт" },
    });
    const made: string[] = [];
    for (const month of ["2026-08", "2026-09", "2026-08"]) {
      const list = "ФИО;Удержано\nА Б;5\nВ Г;5";
      made.unshift((await reconcile(chair, list, { organisationId: id, month })).reconciliation.id);
    }
    const [last, middle, first] = made;
    const Past = `query Past($id: ID!, $month: Month, $first: Int!, $after: String) { organisation(id: $id) {
      duesReconciliations(first: $first, after: $after, month: $month) { totalCount pageInfo { endCursor hasNextPage }
        nodes { id month fileName employer { name } madeBy { id } madeAt counts { verdict count } } } } }`;
    const past = async (who: Actor, page: object) =>
      (await who.run(Past, { id, first: 20, ...page })).organisation.duesReconciliations;
    const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map((one) => one.id);

    const page = await past(chair, { first: 2 });
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(idsOf(page)).toEqual([last, middle]);
    expect(page.nodes[1]).toEqual({
      id: middle,
      month: "2026-09",
      fileName: "октябрь.csv",
      employer: { name: "Порт" },
      madeBy: { id: chair.viewer.accountId },
      madeAt: expect.any(String),
      counts: [{ verdict: "NOT_A_MEMBER", count: 2 }],
    });
    expect(idsOf(await past(chair, { after: page.pageInfo.endCursor }))).toEqual([first]);
    const ofMonth = await past(chair, { month: "2026-08" });
    expect([ofMonth.totalCount, idsOf(ofMonth)]).toEqual([2, [last, first]]);

    const one = await statementsOf(app, () => past(chair, { first: 1 }));
    const all = await statementsOf(app, () => past(chair, { first: 20 }));
    expect(all).toHaveLength(one.length);
    expect(await past(chairOf(app, "plant"), {})).toBeNull();
  });

  it("is listed for many organisations by as many statements as for one", async () => {
    const administrator = person(app, Role.ADMINISTRATOR, "union");
    const Many = `{ organisations(first: 50) { nodes {
      duesReconciliations(first: 5) { totalCount nodes { employer { name } organisation { name } counts { count } } } } } }`;
    const sent = await statementsOf(app, () => administrator.run(Many));
    expect(sent.filter((sql) => sql.includes("dues_reconciliation"))).toHaveLength(3);
  });

  it("takes no file of another's, nor one that is no table", async () => {
    const chair = chairOf(app, "kindergarten");
    const foreign = await send(chairOf(app, "plant"), "ФИО;Взнос\nА Б;5");

    expect(await reconcile(chair, "ФИО", { fileId: foreign })).toMatchObject({ titles: [] });
    expect(await reconcile(chair, 'ФИО;Взнос\n"А;5')).toMatchObject({ titles: [], line: 2 });
    expect(await reconcile(chair, "ФИО;Взнос\nА Б;5\nВ\0Г;5")).toMatchObject({ titles: [], line: 3 });
    expect(await reconcile(chair, "ФИ\0О;Дата\nА Б;5")).toMatchObject({ titles: [], line: 1 });
    expect(await reconcile(chairOf(app, "plant"), "ФИО;Взнос\nА Б;5")).toEqual({
      __typename: "OrganisationNotFound",
    });
  });
});
