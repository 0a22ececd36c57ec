import { GraphQLError } from "graphql";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { type Days, isOfYear } from "./stub-figures.js";
import { listPage } from "./list-page.js";
import { StubAppeal, type Said } from "./stub-appeal.js";
import { Stream } from "./stream.js";
import { organisations, type Person } from "./stub-union.js";

const TOPICS = [
  { code: "WAGES", name: "Заработная плата" },
  { code: "LABOUR_PROTECTION", name: "Охрана труда" },
  { code: "UNION_WORK", name: "Работа профсоюза" },
];

const HOTLINE = {
  telephone: "8-800-100-80-06",
  isFree: true,
  email: "help@prof.example",
  links: ["https://vk.example/cardvprok"],
  opensAt: "09:00",
  closesAt: "18:00",
  weekdays: [1, 2, 3, 4, 5],
  timeZone: "Europe/Moscow",
  isOpen: true,
  organisation: organisations[1],
};

/** An analysis as it is told to those who do not see the cards, of other days than a calendar year. */
const UNTOLD = {
  count: null,
  before: null,
  growth: null,
  organisationCount: null,
  comparedFrom: null,
  comparedUntil: null,
  series: null,
  figures: null,
};

interface Filter {
  readonly states?: readonly string[] | null;
  readonly kind?: string | null;
  readonly topicCode?: string | null;
  readonly isMine?: boolean | null;
}
interface Which {
  readonly appealId?: string | null;
  readonly code?: string | null;
}

/** Appeals, and what their authors and those who handle them do. */
export class StubAppeals {
  /** What fails just now. */
  readonly down = new Set<"reading" | "replying">();
  /** After which word an appeal was last followed. */
  followedFrom: string | null = null;
  /** How many handle them. */
  handlerCount = 1;
  readonly #appeals: StubAppeal[] = [];
  readonly #registered = new Stream<{ id: string; place: string; appeal: StubAppeal }>();

  constructor() {
    this.#lay({
      kind: "QUESTION",
      topicCode: "WAGES",
      text: "Положена ли доплата за классное руководство на больничном?",
      organisationId: "org-school",
      memberId: "anna",
    });
  }

  #lay(said: Said): StubAppeal {
    const number = this.#appeals.length + 1;
    const topic = TOPICS.find(({ code }) => code === said.topicCode);
    const appeal = new StubAppeal(number, said, topic);
    this.#appeals.push(appeal);
    this.#tell(appeal);
    return appeal;
  }

  #tell(appeal: StubAppeal): void {
    this.#registered.tell({ id: appeal.revision, place: appeal.revision, appeal });
  }

  #find({ appealId, code }: Which): StubAppeal {
    const appeal = this.#appeals.find((one) => (code ? one.code === code : one.id === appealId));
    if (!appeal) throw new Error("There is no such appeal.");
    return appeal;
  }

  /** So much more is said in one of them, by turns. */
  talk(appealId: string, count: number): void {
    const appeal = this.#find({ appealId });
    for (let at = 1; at <= count; at += 1) appeal.say(at % 2 ? "HANDLER" : "AUTHOR", `Сказано ${at}`);
  }

  /** One of them, as those who handle it see it. */
  shown(appealId: string) {
    return this.#find({ appealId }).shown("HANDLER");
  }

  ofPerson(person: Person) {
    return (page: PageArgs) =>
      listPage(
        this.#appeals
          .filter(({ memberId }) => memberId === person.id)
          .toReversed()
          .map((appeal) => appeal.shown("AUTHOR")),
        page,
      );
  }

  ofOrganisation() {
    const measured = (lastCount: number, beforeCount: number) => ({
      lastCount,
      beforeCount,
      growth: beforeCount === 0 ? null : lastCount / beforeCount,
      months: Array.from({ length: 13 }, (_, at) => ({
        startsOn: new Date(Date.UTC(2025, 10 + at, 1)).toISOString().slice(0, 10),
        count: at === 12 ? lastCount : at % 3,
      })),
    });
    const context = () => ({
      ofEmployer: measured(8, 2),
      ofTopic: measured(12, 9),
      ofBranch: measured(30, 28),
      ofRegion: measured(54, 49),
      similar: (page: PageArgs) =>
        listPage(
          this.#appeals.map((appeal) => appeal.shown("HANDLER")),
          page,
        ),
    });
    return {
      ...this.#analysed(),
      hotline: HOTLINE,
      appeals: ({ filter, ...page }: PageArgs & { filter?: Filter | null }, asked: Asked) => {
        const { displayName, role } = signedIn(asked);
        if (role !== "STAFF") return listPage([], page);
        const wanted = this.#appeals.filter(
          (one) =>
            (!filter?.states || filter.states.includes(one.state)) &&
            (!filter?.kind || filter.kind === one.said.kind) &&
            (!filter?.topicCode || filter.topicCode === one.said.topicCode) &&
            (!filter?.isMine || one.handler === displayName),
        );
        return listPage(
          wanted.toReversed().map((appeal) => appeal.shown("HANDLER")),
          page,
        );
      },
      appealContext: (_: unknown, asked: Asked) => (asked.person?.role === "STAFF" ? context() : null),
      appealEfficiency: (_: unknown, asked: Asked) => {
        if (asked.person?.role !== "STAFF") return null;
        const figures = {
          registeredCount: this.#appeals.length,
          answeredCount: this.#appeals.filter(({ answeredAt }) => answeredAt).length,
          closedCount: this.#appeals.filter(({ state }) => state === "CLOSED").length,
          reopenedCount: 0,
          overdueCount: 0,
          inTimePercent: 87.5,
          medianAnswerHours: 26,
          averageRating: 4.5,
          ratedCount: 4,
        };
        const page = (nodes: readonly object[]) => (args: PageArgs) => listPage(nodes, args);
        return {
          figures,
          byHandler: page(
            Array.from({ length: this.handlerCount }, (_none, at) => ({
              handler: { id: `account-${at}`, displayName: at === 0 ? "Ольга А." : `Сотрудник ${at + 1}` },
              figures,
            })),
          ),
          byOrganisation: page([{ organisation: organisations[1], figures }]),
        };
      },
    };
  }

  /** What those who lead see of the appeals below them. */
  #analysed() {
    const figure = (
      value: string | null,
      count: number,
      before: number,
      organisation: object | null = null,
    ) => ({
      value,
      count,
      before,
      growth: before === 0 ? null : count / before,
      organisationCount: 2,
      organisation,
    });
    const figures: Record<string, object[]> = {
      TOPIC: [figure("WAGES", 12, 3), figure("LABOUR_PROTECTION", 4, 5)],
      EMPLOYER: [figure("1001000001", 9, 2), figure("школа 12", 3, 0), figure(null, 2, 2)],
      BRANCH: [figure("01", 16, 10)],
      ORGANISATION: [figure(null, 14, 8, organisations[2]), figure(null, 2, 2)],
      KIND: [figure("VIOLATION", 11, 4), figure("QUESTION", 5, 6)],
    };
    const ofYear = ({ by }: { by: string }) =>
      by === "EMPLOYER" || by === "ORGANISATION"
        ? null
        : (figures[by] ?? []).map((one) => ({ ...one, before: null, growth: null }));
    const days = { countedFrom: "2026-11-01", countedUntil: "2026-11-20" };
    return {
      appealAnalysis: (days: Days, { person }: Asked) => {
        if (person?.role === "EDITOR")
          return { ...UNTOLD, ...(isOfYear(days) && { count: 41, organisationCount: 7, figures: ofYear }) };
        return (
          person?.role === "STAFF" && {
            count: 16,
            before: 10,
            growth: 1.6,
            organisationCount: 3,
            comparedFrom: "2026-05-27",
            comparedUntil: "2026-08-23",
            series: [3, 4, 9].map((count, at) => ({ countedFrom: `2026-${at + 9}-01`, count })),
            figures: ({ by }: { by: string }) => figures[by] ?? [],
          }
        );
      },
      troubleAlerts: (page: PageArgs) =>
        listPage(
          [
            {
              id: "alert-1",
              number: 1,
              subject: "EMPLOYER",
              value: "1001000001",
              count: 9,
              expected: 2.2,
              growth: 4.1,
              isOver: false,
              ...days,
              baselineCount: 2,
              baselineFrom: "2026-08-01",
              baselineUntil: "2026-10-31",
              organisation: organisations[3],
            },
          ],
          page,
        ),
    };
  }

  fields() {
    const withContext = (appeal: StubAppeal, side: "AUTHOR" | "HANDLER") => ({
      ...appeal.shown(side),
      context: side === "HANDLER" ? this.ofOrganisation().appealContext : null,
    });
    const handled =
      (payload: string, deed: (appeal: StubAppeal, input: Record<string, string>, person: Person) => void) =>
      ({ input }: Args<Record<string, string>>, asked: Asked) => {
        const appeal = this.#find(input);
        deed(appeal, input, signedIn(asked));
        return { __typename: payload, appeal: appeal.shown("HANDLER") };
      };
    return {
      appealTopics: () => TOPICS,
      organisationTypes: () => [{ code: "01", name: "Общеобразовательные организации" }],
      appeal: ({ id }: { id: string }, { person }: Asked) => {
        const appeal = this.#appeals.find((one) => one.id === id);
        if (!appeal || !person) return null;
        if (appeal.memberId === person.id) return withContext(appeal, "AUTHOR");
        return person.role === "STAFF" ? withContext(appeal, "HANDLER") : null;
      },
      appealByCode: ({ code }: { code: string }) => {
        if (this.down.has("reading")) throw new GraphQLError("Appeals are down.");
        return this.#appeals.find((one) => one.code === code)?.shown("AUTHOR") ?? null;
      },
      submitAppeal: ({ input }: Args<Said & { isAnonymous: boolean }>, { person }: Asked) => {
        if (/^\s*$/.test(input.text)) {
          const fields = [{ path: "text", message: "Напишите текст." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        // The site does not say who writes without a name.
        if (input.isAnonymous && person) throw new GraphQLError("It was said who wrote.");
        const memberId = input.isAnonymous ? null : (person?.id ?? null);
        const appeal = this.#lay({ ...input, memberId });
        return {
          __typename: "SubmitAppealPayload",
          appeal: appeal.shown("AUTHOR"),
          followUpCode: memberId === null ? appeal.code : null,
        };
      },
      setHotline: () => ({ __typename: "SetHotlinePayload", hotline: HOTLINE }),
      registerAppeal: ({ input }: Args<Said>) => {
        const appeal = this.#lay(input);
        return {
          __typename: "RegisterAppealPayload",
          appeal: appeal.shown("HANDLER"),
          followUpCode: input.memberId ? null : appeal.code,
        };
      },
      replyToAppeal: ({ input }: Args<Which & { text: string }>, { person }: Asked) => {
        if (this.down.has("replying")) throw new GraphQLError("Appeals are down.");
        const appeal = this.#find(input);
        const isHandler = !input.code && person?.role === "STAFF";
        appeal.say(isHandler ? "HANDLER" : "AUTHOR", input.text);
        if (isHandler) appeal.handler ??= person.displayName;
        return { __typename: "ReplyToAppealPayload", appeal: appeal.shown(isHandler ? "HANDLER" : "AUTHOR") };
      },
      signAppeal: ({ input }: Args<{ code: string }>, asked: Asked) => {
        const appeal = this.#find(input);
        appeal.memberId = signedIn(asked).id;
        return { __typename: "SignAppealPayload", appeal: appeal.shown("AUTHOR") };
      },
      reopenAppeal: ({ input }: Args<Which & { text: string }>) => {
        const appeal = this.#find(input);
        appeal.reopen(input.text);
        return { __typename: "ReopenAppealPayload", appeal: appeal.shown("AUTHOR") };
      },
      rateAppeal: ({ input }: Args<Which & { rating: number }>) => {
        const appeal = this.#find(input);
        appeal.rating = input.rating;
        return { __typename: "RateAppealPayload", appeal: appeal.shown("AUTHOR") };
      },
      takeAppeal: handled("TakeAppealPayload", (appeal, _, { displayName }) => {
        appeal.handler = displayName;
        appeal.state = "IN_WORK";
      }),
      sortAppeal: handled("SortAppealPayload", (appeal, { kind = "", topicCode }) => {
        appeal.kind = kind;
        appeal.topic = TOPICS.find(({ code }) => code === topicCode);
      }),
      noteOnAppeal: handled("NoteOnAppealPayload", (appeal, { text = "" }) =>
        appeal.say("HANDLER", text, true),
      ),
      passAppealOn: handled("PassAppealOnPayload", (appeal, { organisationId = "", decision = "" }) =>
        appeal.passOn(organisationId, decision),
      ),
      closeAppeal: handled("CloseAppealPayload", (appeal, { outcome = "", text = "" }) =>
        appeal.close(outcome, text),
      ),
    };
  }

  readonly lines = {
    appealReplied: ({ after, ...which }: Which & { after?: string | null }, { person }: Asked) => {
      const appeal = this.#find(which);
      const isHandler = !which.code && person?.role === "STAFF";
      this.followedFrom = after ?? null;
      return appeal.spoken.follow(
        after ?? null,
        ({ message }) => isHandler || !message.isInternal,
        ({ message }) => ({ appealReplied: message }),
      );
    },
    appealRegistered: ({ after }: { after?: string | null }) =>
      this.#registered.follow(
        after ?? null,
        () => true,
        ({ appeal }) => ({ appealRegistered: appeal.shown("HANDLER") }),
      ),
  };
}
