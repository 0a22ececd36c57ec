import { randomUUID } from "node:crypto";
import type { Args, Asked, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import { organisations } from "./stub-union.js";

interface Report {
  readonly id: string;
  readonly organisationId: string;
  readonly number: number;
  readonly year: number;
  status: "DRAFT" | "LOCKED" | "SUBMITTED" | "ACCEPTED";
  submittedAt: string | null;
  readonly acceptedAt: null;
}

const rows = [
  {
    number: "1",
    title: "Работающих в организации",
    unit: "PERSONS",
    value: 61,
    on: null,
    source: "Карточка",
  },
  { number: "3.1", title: "Охват членством", unit: "SHARE", value: 49.1, on: null, source: "Карточка" },
  { number: "9", title: "День выборов", unit: "DAY", value: null, on: "2024-10-15", source: "Председатель" },
];
const form = ({ year }: { year: number }) => ({
  kind: "TERRITORIAL_2SP",
  on: `${year}-01-01`,
  rows,
});

/** Annual reports: begun, sealed, handed in. */
export class StubAnnualReport {
  readonly #reports: Report[] = [];

  ofOrganisation(id: string) {
    return {
      statisticalForm: (wish: { year: number }, { person }: Asked) =>
        person?.role === "STAFF" ? form(wish) : null,
      statisticalReports: (page: PageArgs) =>
        listPage(
          this.#reports.filter(({ organisationId }) => organisationId === id),
          page,
        ),
      statisticalReportCoverage: ({ year }: { year: number }) => [
        {
          level: "PRIMARY",
          organisations: 2,
          formed: this.#reports.filter((one) => one.year === year).length,
          locked: 0,
          submitted: 0,
        },
      ],
      missingStatisticalReports: (page: PageArgs) =>
        listPage([{ organisation: organisations.at(-1), begun: null }], page),
    };
  }

  fields() {
    return {
      statisticalReport: ({ id }: { id: string }) => {
        const report = this.#reports.find((one) => one.id === id);
        return report ? { ...report, statisticalForm: () => form(report) } : null;
      },
      createStatisticalReport: ({ input }: Args<{ organisationId: string; year: number }>) => {
        const report: Report = {
          ...input,
          id: randomUUID(),
          number: this.#reports.length + 1,
          status: "DRAFT",
          submittedAt: null,
          acceptedAt: null,
        };
        this.#reports.push(report);
        return { __typename: "CreateStatisticalReportPayload", statisticalReport: report };
      },
      lockStatisticalReport: (wish: Args<{ reportId: string }>) =>
        this.#become("LOCKED", "LockStatisticalReportPayload", wish),
      submitStatisticalReport: (wish: Args<{ reportId: string }>) =>
        this.#become("SUBMITTED", "SubmitStatisticalReportPayload", wish),
    };
  }

  #become(status: Report["status"], __typename: string, { input }: Args<{ reportId: string }>) {
    const report = this.#reports.find(({ id }) => id === input.reportId);
    if (!report) return { __typename: "StatisticalReportNotFound", message: "Такого отчёта нет." };
    report.status = status;
    if (status === "SUBMITTED") report.submittedAt = new Date().toISOString();
    return { __typename, statisticalReport: report };
  }
}
