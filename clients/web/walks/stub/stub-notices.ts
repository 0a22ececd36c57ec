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
type Channel = "EMAIL" | "SMS" | "JABBER" | "PUSH" | "VK" | "TELEGRAM";
interface Device {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  readonly addedAt: string;
}

/** Any 65 bytes will do: no service is asked. */
const PUSH_KEY = Buffer.alloc(65, 4).toString("base64url");
const CODE = "123456";
const MESSENGER_CODE = "K7QM-2XRA-9TBW-HP4C";

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
  "GROUP",
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
  readonly #jabber = new Map<string, string>();
  readonly #jabberAsked = new Map<string, string>();
  readonly #devices = new Map<string, readonly Device[]>();
  readonly #messengers = new Map<string, "ASKED" | "LINKED">();

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
      noticeAddresses: () => this.#addressesOf(person),
      noticeChannels: () => ["EMAIL", "JABBER", "PUSH", "VK", "TELEGRAM"],
      pushKey: () => PUSH_KEY,
      pushDevices: () => this.#devicesOf(person),
    };
  }

  /** Somebody has come to the union in a messenger, with the code that they were shown. */
  comeBy({ id }: Person, channel: "VK" | "TELEGRAM"): void {
    if (this.#messengers.get(`${id} ${channel}`) === "ASKED")
      this.#messengers.set(`${id} ${channel}`, "LINKED");
  }

  #addressesOf({ id }: Person) {
    const jabber = this.#jabber.get(id);
    return [
      { channel: "EMAIL", address: "a***@stub.example", isUsable: true },
      { channel: "SMS", address: "+7 *** ***-12-34", isUsable: false },
      ...(jabber ? [{ channel: "JABBER", address: masked(jabber), isUsable: true }] : []),
      ...["VK", "TELEGRAM"]
        .filter((channel) => this.#messengers.get(`${id} ${channel}`) === "LINKED")
        .map((channel) => ({ channel, address: "12•••3456", isUsable: true })),
    ];
  }

  #devicesOf({ id }: Person) {
    return (this.#devices.get(id) ?? []).map((device) => ({
      ...device,
      isOfThisSession: true,
      lastUsedAt: null,
    }));
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
      addJabberAddress: ({ input: { address } }: Args<{ address: string }>, asked: Asked) => {
        const fault = { path: "address", message: "Укажите адрес Jabber, например anna@jabber.example." };
        if (!/^\S+@\S+\.\S+$/.test(address))
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields: [fault] };
        const { id } = signedIn(asked);
        this.#jabberAsked.set(id, address);
        const challenge = { id: `jabber-${id}`, sentTo: masked(address) };
        return { __typename: "AddJabberAddressPayload", challenge };
      },
      confirmJabberAddress: ({ input: { code } }: Args<{ code: string }>, asked: Asked) => {
        const person = signedIn(asked);
        if (code !== CODE) return { __typename: "WrongCode", message: "Код неверный." };
        this.#jabber.set(person.id, this.#jabberAsked.get(person.id) ?? "");
        return {
          __typename: "ConfirmJabberAddressPayload",
          noticeAddresses: this.#addressesOf(person),
        };
      },
      connectMessenger: ({ input: { channel } }: Args<{ channel: string }>, asked: Asked) => {
        this.#messengers.set(`${signedIn(asked).id} ${channel}`, "ASKED");
        return {
          __typename: "ConnectMessengerPayload",
          link: `https://vk.me/stub?ref=${MESSENGER_CODE}`,
          code: MESSENGER_CODE,
          expiresAt: new Date(Date.now() + 900_000).toISOString(),
        };
      },
      removeNoticeAddress: ({ input: { channel } }: Args<{ channel: string }>, asked: Asked) => {
        const person = signedIn(asked);
        if (channel === "JABBER") this.#jabber.delete(person.id);
        this.#messengers.delete(`${person.id} ${channel}`);
        return { __typename: "RemoveNoticeAddressPayload", noticeAddresses: this.#addressesOf(person) };
      },
      addPushDevice: (
        { input: { endpoint, name } }: Args<Pick<Device, "endpoint" | "name">>,
        asked: Asked,
      ) => {
        const person = signedIn(asked);
        const device = { id: `device-${endpoint}`, name, endpoint, addedAt: new Date().toISOString() };
        this.#devices.set(person.id, [device]);
        return { __typename: "AddPushDevicePayload", pushDevices: this.#devicesOf(person) };
      },
      removePushDevice: ({ input: { deviceId } }: Args<{ deviceId: string }>, asked: Asked) => {
        const person = signedIn(asked);
        const left = (this.#devices.get(person.id) ?? []).filter(({ id }) => id !== deviceId);
        this.#devices.set(person.id, left);
        return { __typename: "RemovePushDevicePayload", pushDevices: this.#devicesOf(person) };
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

function masked(address: string): string {
  return `${address.slice(0, 1)}•••${address.slice(address.indexOf("@"))}`;
}

function shown(notice: Notice) {
  return { ...notice, organisation: organisations[1] };
}
