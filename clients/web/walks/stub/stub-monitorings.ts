import type { Args, Asked, PageArgs } from "./asked.js";
import { signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { rightsIn } from "./stub-structure.js";
import { organisations, type Person } from "./stub-union.js";

interface Question {
  readonly text: string | null;
  readonly kind: "NUMBER" | "CHOICE" | "TEXT";
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly row: string | null;
}
interface Written {
  readonly organisationId: string;
  readonly level: string;
  readonly dueOn: string;
  readonly questions: readonly Question[];
}
interface Answer {
  readonly question: number;
  readonly number?: number | null;
  readonly text?: string | null;
}
interface Submission {
  readonly id: string;
  readonly version: number;
  readonly isLate: boolean;
  readonly submittedAt: string;
  readonly submittedBy: Person;
  readonly given: readonly Answer[];
  replacedAt: string | null;
}

/** What the register knows of the one row of the form that the stub has. */
const REGISTERED = 24;
const ROW = { number: "2.4", title: "женщин" };
const NOT_FOUND = { __typename: "MonitoringNotFound", message: "Нет такого мониторинга." };

/** A monitoring with what each organisation has answered. */
class StubMonitoring {
  readonly #submissions = new Map<string, Submission[]>();
  readonly id: string;
  closedAt: string | null = null;

  constructor(
    readonly number: number,
    readonly written: Written,
  ) {
    this.id = `monitoring-${number}`;
  }

  shown() {
    const { organisationId, questions, ...written } = this.written;
    return {
      ...written,
      id: this.id,
      number: this.number,
      closedAt: this.closedAt,
      questions: questions.map((question, at) => ({
        ...question,
        number: at + 1,
        text: question.text ?? ROW.title,
      })),
      organisation: {
        ...organisations.find(({ id }) => id === organisationId),
        monitoringSummary: (_: unknown, asked: Asked): object | null => this.summary(organisationId, asked),
      },
    };
  }

  isAskedOf(id: string): boolean {
    const level = organisations.find((one) => one.id === id)?.level;
    return level === this.written.level && this.#concerns(id);
  }

  submit(id: string, given: readonly Answer[], submittedBy: Person): void {
    const versions = this.#submissions.get(id) ?? [];
    const now = new Date().toISOString();
    const [last] = versions;
    if (last) last.replacedAt = now;
    const version = versions.length + 1;
    this.#submissions.set(id, [
      {
        id: `${this.id}-${id}-${version}`,
        version,
        isLate: now.slice(0, 10) > this.written.dueOn,
        submittedAt: now,
        submittedBy,
        given,
        replacedAt: null,
      },
      ...versions,
    ]);
  }

  sheet(id: string) {
    const versions = this.#submissions.get(id) ?? [];
    const submissions = versions.map(({ given, ...one }) => ({ ...one, answers: this.#answers(given) }));
    return {
      monitoring: this.shown(),
      organisation: organisations.find((one) => one.id === id),
      answers: this.#answers(versions[0]?.given ?? null),
      submission: submissions[0] ?? null,
      submissions: (page: PageArgs) => listPage(submissions, page),
    };
  }

  summary(id: string, asked: Asked) {
    if (!this.#concerns(id) || !maySee(id, asked)) return null;
    const sheets = organisations
      .filter((one) => this.isAskedOf(one.id) && pathOf(one.id).includes(id))
      .map((one) => this.sheet(one.id));
    const submitted = sheets.filter(({ submission }) => submission);
    return {
      asked: sheets.length,
      submitted: submitted.length,
      late: submitted.filter(({ submission }) => submission?.isLate).length,
      totals: this.shown().questions.map((question, at) => {
        const answers = submitted.flatMap((sheet) => sheet.answers[at] ?? []);
        return {
          question,
          answered: answers.filter(({ number, text }) => number !== null || text !== null).length,
          sum:
            question.kind === "NUMBER" ? answers.reduce((sum, { number }) => sum + (number ?? 0), 0) : null,
          choices: question.choices.map((choice) => ({
            choice,
            organisations: answers.filter(({ text }) => text === choice).length,
          })),
        };
      }),
      sheets: ({ isSubmitted, ...page }: PageArgs & { isSubmitted: boolean }) =>
        listPage(
          sheets.filter(({ submission }) => (submission !== null) === isSubmitted),
          page,
        ),
    };
  }

  #concerns(id: string): boolean {
    return (
      pathOf(id).slice(0, -1).includes(this.written.organisationId) || id === this.written.organisationId
    );
  }

  #answers(given: readonly Answer[] | null) {
    return this.shown().questions.map((question, at) => {
      const registered = question.row === ROW.number ? REGISTERED : null;
      const answer = given?.[at];
      return {
        question,
        registered,
        number: given ? (answer?.number ?? null) : registered,
        text: answer?.text ?? null,
      };
    });
  }
}

/** The monitorings of all organisations. */
export class StubMonitorings {
  readonly #monitorings: StubMonitoring[] = [];

  ofOrganisation(id: string) {
    const newestFirst = () => this.#monitorings.toReversed();
    return {
      monitorings: (page: PageArgs, asked: Asked) =>
        maySee(id, asked)
          ? listPage(
              newestFirst()
                .filter(({ written }) => written.organisationId === id)
                .map((one) => one.shown()),
              page,
            )
          : null,
      monitoringSheets: (page: PageArgs, asked: Asked) =>
        maySee(id, asked)
          ? listPage(
              newestFirst()
                .filter((one) => one.isAskedOf(id))
                .map((one) => one.sheet(id)),
              page,
            )
          : null,
      monitoringSheet: (wish: { id: string }, asked: Asked) => {
        const monitoring = this.#find(wish.id);
        return monitoring?.isAskedOf(id) && maySee(id, asked) ? monitoring.sheet(id) : null;
      },
      monitoringSummary: (wish: { id: string }, asked: Asked) =>
        this.#find(wish.id)?.summary(id, asked) ?? null,
    };
  }

  fields() {
    return {
      monitoring: ({ id }: { id: string }, { person }: Asked) =>
        person?.role === "STAFF" ? (this.#find(id)?.shown() ?? null) : null,
      announceMonitoring: ({ input }: Args<Written>) => {
        const at = input.questions.findIndex(({ kind, choices }) => kind === "CHOICE" && choices.length < 2);
        if (at >= 0) {
          return invalid(`questions.${at}.choices`, "Для выбора нужно от 2 до 30 разных ответов.");
        }
        const monitoring = new StubMonitoring(this.#monitorings.length + 1, input);
        this.#monitorings.push(monitoring);
        return { __typename: "AnnounceMonitoringPayload", monitoring: monitoring.shown() };
      },
      submitMonitoringSheet: (
        { input }: Args<{ monitoringId: string; organisationId: string; answers: readonly Answer[] }>,
        asked: Asked,
      ) => {
        const monitoring = this.#find(input.monitoringId);
        if (!monitoring?.isAskedOf(input.organisationId)) return NOT_FOUND;
        if (monitoring.closedAt) return { __typename: "MonitoringClosed", message: "Мониторинг закрыт." };
        const { questions } = monitoring.written;
        const at = input.answers.findIndex(
          ({ question, number, text }) =>
            questions[question - 1]?.isRequired && (number ?? text ?? null) === null,
        );
        if (at >= 0) return invalid(`answers.${at}`, "Ответьте на этот вопрос.");
        monitoring.submit(input.organisationId, input.answers, signedIn(asked));
        return { __typename: "SubmitMonitoringSheetPayload" };
      },
      closeMonitoring: ({ input }: Args<{ monitoringId: string }>) => {
        const monitoring = this.#find(input.monitoringId);
        if (!monitoring) return NOT_FOUND;
        monitoring.closedAt = new Date().toISOString();
        return { __typename: "CloseMonitoringPayload", monitoring: monitoring.shown() };
      },
      exportMonitoring: () => ({
        __typename: "ExportMonitoringPayload",
        reportFile: { id: "file-2", askedAt: new Date().toISOString(), link: "/files/report" },
      }),
    };
  }

  #find(id: string): StubMonitoring | undefined {
    return this.#monitorings.find((one) => one.id === id);
  }
}

function invalid(path: string, message: string) {
  return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields: [{ path, message }] };
}

function maySee(id: string, asked: Asked): boolean {
  return rightsIn(id)(null, asked).keepOrganisation;
}

/** The ids of an organisation and of all above it, the top one first. */
function pathOf(id: string): string[] {
  const parentId = organisations.find((one) => one.id === id)?.parentId;
  return [...(parentId ? pathOf(parentId) : []), id];
}
