import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { type SentFiles } from "./stub-member-files.js";
import { organisations, type Person } from "./stub-union.js";

const MEMBERS = ["Соколова Анна Игоревна", "Соколова Дарья Тихоновна"].map((full, at) => ({
  id: `member-${at}`,
  displayName: full,
  name: { full },
}));

interface Payment {
  readonly id: string;
  readonly month: string;
  readonly kopecks: number;
  readonly form: string;
  readonly memberId: string;
  readonly reference: string;
  readonly reverses: { readonly id: string } | null;
}
interface Reconciliation {
  readonly id: string;
  readonly month: string;
  readonly fileName: string;
  readonly madeAt: string;
  readonly madeBy: Person;
  readonly rows: readonly Row[];
}
interface Row {
  readonly line: number | null;
  readonly written: string | null;
  readonly verdict: string;
  readonly withheld: { readonly kopecks: number } | null;
  readonly expected: null;
  readonly member: (typeof MEMBERS)[number] | null;
}

/** The dues of one register, whichever organisation asks; the bank takes what it is asked to take. */
export class StubDues {
  readonly #payments: Payment[] = [];
  readonly #closed = new Set<string>();
  readonly #reconciliations: Reconciliation[] = [];
  readonly #charges = new Map<string, { month: string; kopecks: number }>();
  #percent: number | null = null;
  #preferential: number | null = null;

  constructor(private readonly files: SentFiles) {}

  ofOrganisation() {
    return {
      duesPercent: () => this.#percent,
      preferentialDues: () => (this.#preferential === null ? null : { kopecks: this.#preferential }),
      duesReconciliations: ({ month, ...page }: PageArgs & { month?: string | null }) =>
        listPage(
          this.#reconciliations
            .filter((one) => !month || one.month === month)
            .map(shown)
            .toReversed(),
          page,
        ),
      duesSheet: ({ month }: { month: string }) => {
        const paid = this.#payments.filter((one) => one.month === month);
        const sumOf = (list: readonly Payment[]) => list.reduce((sum, { kopecks }) => sum + kopecks, 0);
        const lines = MEMBERS.map((member) => ({
          member,
          form: "CASH",
          expected: null,
          paid: { kopecks: sumOf(paid.filter(({ memberId }) => memberId === member.id)) },
        }));
        return {
          month,
          closedAt: this.#closed.has(month) ? new Date().toISOString() : null,
          memberCount: MEMBERS.length,
          payerCount: new Set(paid.map(({ memberId }) => memberId)).size,
          paid: { kopecks: sumOf(paid) },
          lines: ({ onlyDebtors, ...page }: PageArgs & { onlyDebtors: boolean }) =>
            listPage(
              lines.filter((line) => !onlyDebtors || line.paid.kopecks === 0),
              page,
            ),
        };
      },
    };
  }

  ofMember(id = "member-0") {
    return {
      duesPayments: (page: PageArgs) =>
        listPage(
          this.#payments
            .filter(({ memberId }) => memberId === id)
            .map(({ kopecks, ...payment }) => ({ ...payment, paidOn: "2026-11-22", sum: { kopecks } }))
            .toReversed(),
          page,
        ),
    };
  }

  fields() {
    return {
      changeOrganisation: ({ input }: Args<{ duesPercent?: number; preferentialDues?: number }>) => {
        if ((input.duesPercent ?? 0) > 100) {
          const fields = [{ path: "duesPercent", message: "От 0 до 100." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        this.#percent = input.duesPercent ?? null;
        this.#preferential = input.preferentialDues ?? null;
        return { __typename: "ChangeOrganisationPayload" };
      },
      recordDuesPayment: ({ input }: Args<Omit<Payment, "id" | "reverses">>) => {
        if (this.#closed.has(input.month))
          return { __typename: "DuesSheetClosed", message: "Ведомость закрыта." };
        this.#pay({ ...input, id: randomUUID(), reverses: null });
        return { __typename: "RecordDuesPaymentPayload" };
      },
      reverseDuesPayment: ({ input }: Args<{ paymentId: string }>) => {
        const wrong = this.#payments.find(({ id }) => id === input.paymentId);
        if (!wrong) return { __typename: "DuesPaymentNotFound", message: "Нет такой уплаты." };
        const reference = `back ${wrong.id}`;
        const kopecks = -wrong.kopecks;
        this.#pay({ ...wrong, id: randomUUID(), kopecks, reference, reverses: { id: wrong.id } });
        return { __typename: "ReverseDuesPaymentPayload" };
      },
      closeDuesSheet: ({ input }: Args<{ month: string }>) => {
        this.#closed.add(input.month);
        return { __typename: "CloseDuesSheetPayload" };
      },
      reconcileDues: (
        { input }: Args<{ month: string; fileId: string; record: boolean; columns?: object }>,
        asked: Asked,
      ) => this.#reconcile(input, signedIn(asked)),
      duesReconciliation: ({ id }: { id: string }) => {
        const found = this.#reconciliations.find((one) => one.id === id);
        return found ? shown(found) : null;
      },
      payDues: ({ input }: Args<{ id: string; month: string; kopecks: number }>) => {
        if (input.kopecks < 10_00) {
          const fields = [{ path: "kopecks", message: "От 10 до 100 000 рублей." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        this.#charges.set(input.id, input);
        const asked = new URLSearchParams({ payment: "1", returnTo: `/cabinet/dues?charge=${input.id}` });
        return { __typename: "PayDuesPayload", payUrl: `/practice-bank?${asked.toString()}` };
      },
      settleDuesCharge: ({ input }: Args<{ chargeId: string }>) => {
        const charge = this.#charges.get(input.chargeId);
        if (!charge) return { __typename: "DuesChargeNotFound", message: "Нет такого вашего платежа." };
        const status = charge.kopecks % 100 === 13 ? "DECLINED" : "PAID";
        if (status === "PAID")
          this.#pay({
            ...charge,
            id: input.chargeId,
            form: "CARD",
            memberId: "member-0",
            reference: input.chargeId,
            reverses: null,
          });
        return { __typename: "SettleDuesChargePayload", charge: { id: input.chargeId, status } };
      },
    };
  }

  /** What came before is not written down again. */
  #pay(payment: Payment): void {
    if (!this.#payments.some(({ reference }) => reference === payment.reference))
      this.#payments.push(payment);
  }

  #reconcile(input: { month: string; fileId: string; record: boolean; columns?: object }, madeBy: Person) {
    const file = this.files.get(input.fileId);
    const [titles = [], ...lines] = (file?.content.toString() ?? "")
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split(";"));
    if (!titles.includes("ФИО") && !input.columns)
      return { __typename: "PayrollUnreadable", message: "Не удалось понять файл.", titles, line: null };
    const rows: Row[] = lines.map(([written = "", sum = ""], at) => {
      const member = MEMBERS.find(({ name }) => name.full === written) ?? null;
      const withheld = { kopecks: Number(sum) * 100 };
      const verdict = member ? "AGREES" : "NOT_A_MEMBER";
      return { line: at + 2, written, verdict, withheld, expected: null, member };
    });
    const id = randomUUID();
    const { month } = input;
    const madeAt = new Date().toISOString();
    this.#reconciliations.push({ id, month, fileName: file?.name ?? "", madeAt, madeBy, rows });
    const known = input.record ? rows.filter(({ member }) => member) : [];
    for (const { member, withheld } of known) {
      this.#pay({
        id: randomUUID(),
        month: input.month,
        kopecks: withheld?.kopecks ?? 0,
        form: "WITHHELD",
        memberId: member?.id ?? "",
        reference: `${input.month} ${member?.id}`,
        reverses: null,
      });
    }
    return { __typename: "ReconcileDuesPayload", recorded: known.length, reconciliation: { id } };
  }
}

function shown({ rows, ...facts }: Reconciliation) {
  return {
    ...facts,
    organisation: organisations[1],
    employer: { id: "employer", name: "МБОУ «Школа № 12»" },
    counts: Object.entries(Object.groupBy(rows, ({ verdict }) => verdict)).map(([verdict, list = []]) => ({
      verdict,
      count: list.length,
    })),
    rows: ({ verdict, ...page }: PageArgs & { verdict?: string | null }) =>
      listPage(
        rows.filter((row) => !verdict || row.verdict === verdict),
        page,
      ),
  };
}
