import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { organisations, type Person } from "./stub-union.js";

interface Said {
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly path: string;
}
interface Notice extends Said {
  readonly id: string;
  readonly place: number;
  readonly personId: string;
  readonly saidAt: string;
  readonly deliveries: readonly { channel: string; state: string; changedAt: string }[];
  readonly isRateable: boolean;
  readAt: string | null;
  isUseful: boolean | null;
}
type Channel = "EMAIL" | "SMS";

/** The dictionary of themes. */
export const themes = [
  { code: "LEGAL_AID", name: "Правовая помощь", description: "Изменения в законах и приём юриста." },
  { code: "LABOUR_SAFETY", name: "Охрана труда", description: "Условия труда, спецоценка, медосмотры." },
  { code: "YOUTH", name: "Молодёжь", description: "Для молодых педагогов и студентов." },
];

const SUBJECTS = [
  "LETTER",
  "APPLICATION",
  "MEMBERSHIP",
  "CARD",
  "APPEAL",
  "TASK",
  "CLAIM",
  "EVENT",
  "SURVEY",
];
const LATER = ["REPORTING", "FILE", "WARNING", "NEWS", "ARTICLE"];

const FIRST: readonly Said[] = [
  {
    subject: "CARD",
    title: "Билет активирован",
    text: "Электронный профсоюзный билет действует.",
    path: "/card",
  },
  {
    subject: "EVENT",
    title: "Вас пригласили: Школа молодого педагога",
    text: "Карельская республиканская организация приглашает вас.",
    path: "/cabinet/events",
  },
];

/** What is said to each person, and by which ways they wish to hear it. */
export class StubNotices {
  readonly #all: Notice[] = [];
  readonly #added = new Stream<Notice>();
  readonly #begun = new Set<string>();
  readonly #ways = new Map<string, readonly Channel[]>();

  readonly #subscribed = new Map<string, Set<string>>();

  /** Whether whoever knows what was said gives no answer. */
  isDown = false;

  /** Says something to a person, as the rest of the platform would. */
  say(person: Person, said: Said): void {
    const place = this.#all.length + 1;
    const at = new Date(Date.UTC(2026, 10, 20, 8) + place * 60_000).toISOString();
    const notice: Notice = {
      ...said,
      id: `notice-${place}`,
      place,
      personId: person.id,
      saidAt: at,
      readAt: null,
      isUseful: null,
      isRateable: said.subject === "NEWS",
      deliveries: [
        { channel: "EMAIL", state: place % 2 === 0 ? "FAILED" : "SENT", changedAt: at },
        ...(place % 2 === 0 ? [{ channel: "SMS", state: "UNCERTAIN", changedAt: at }] : []),
      ],
    };
    this.#all.push(notice);
    this.#added.tell(notice);
  }

  ofAccount(person: Person) {
    if (this.isDown) return {};
    return {
      notices: ({ isUnread = null, ...page }: PageArgs & { isUnread?: boolean | null }) =>
        listPage(
          this.#of(person)
            .filter(({ readAt }) => isUnread === null || (readAt === null) === isUnread)
            .map(shown),
          page,
        ),
      unreadNoticeCount: () => this.#of(person).filter(({ readAt }) => readAt === null).length,
      noticePreferences: () =>
        [...SUBJECTS, ...LATER].map((subject) => {
          const channels =
            this.#ways.get(`${person.id} ${subject}`) ?? (subject === "ARTICLE" ? [] : ["EMAIL"]);
          return { subject, channels, isMuted: channels.length === 0 };
        }),
      subscribedThemes: () => themes.filter(({ code }) => this.#themesOf(person).has(code)),
      noticeAddresses: () => [
        { channel: "EMAIL", address: "a***@stub.example", isUsable: true },
        { channel: "SMS", address: "+7 *** ***-12-34", isUsable: false },
      ],
    };
  }

  #themesOf({ id }: Person): Set<string> {
    const codes = this.#subscribed.get(id) ?? new Set<string>();
    this.#subscribed.set(id, codes);
    return codes;
  }

  fields() {
    return {
      mailingThemes: themes,
      subscribeToTheme: ({ input }: Args<{ themeCode: string }>, asked: Asked) => {
        this.#themesOf(signedIn(asked)).add(input.themeCode);
        return { __typename: "SubscribeToThemePayload" };
      },
      unsubscribeFromTheme: ({ input }: Args<{ themeCode: string }>, asked: Asked) => {
        this.#themesOf(signedIn(asked)).delete(input.themeCode);
        return { __typename: "UnsubscribeFromThemePayload" };
      },
      notice: ({ id }: { id: string }, asked: Asked) => {
        const notice = this.#of(signedIn(asked)).find((one) => one.id === id);
        return notice ? shown(notice) : null;
      },
      markNoticesRead: ({ input }: Args<{ noticeIds?: string[] | null; all?: boolean }>, asked: Asked) => {
        const person = signedIn(asked);
        for (const notice of this.#of(person)) {
          if (input.all || input.noticeIds?.includes(notice.id)) notice.readAt ??= new Date().toISOString();
        }
        return { __typename: "MarkNoticesReadPayload" };
      },
      rateNotice: ({ input }: Args<{ noticeId: string; isUseful: boolean }>) => {
        const notice = this.#all.find(({ id }) => id === input.noticeId);
        if (notice) notice.isUseful = input.isUseful;
        return { __typename: "RateNoticePayload" };
      },
      declineNotices: ({ input: { ticket } }: { input: { ticket: string } }) =>
        ticket !== "cut"
          ? { __typename: "DeclineNoticesPayload", subject: "NEWS", channel: "EMAIL" }
          : {
              __typename: "DeclineTicketInvalid",
              message: "Ссылка не подходит: откройте её из письма целиком.",
            },
      setNoticePreference: (
        { input }: Args<{ subject: string; channels: readonly Channel[] }>,
        asked: Asked,
      ) => {
        this.#ways.set(`${signedIn(asked).id} ${input.subject}`, input.channels);
        return { __typename: "SetNoticePreferencePayload" };
      },
    };
  }

  readonly lines = {
    noticeAdded: ({ after }: { after?: string | null }, asked: Asked) => {
      const person = signedIn(asked);
      return this.#added.follow(
        after ?? null,
        ({ personId }) => personId === person.id,
        (notice) => ({ noticeAdded: shown(notice) }),
      );
    },
  };

  #of(person: Person): readonly Notice[] {
    if (!this.#begun.has(person.id)) {
      this.#begun.add(person.id);
      for (const said of FIRST) this.say(person, said);
    }
    return this.#all.filter(({ personId }) => personId === person.id).toReversed();
  }
}

function shown(notice: Notice) {
  return { ...notice, organisation: organisations[1] };
}
