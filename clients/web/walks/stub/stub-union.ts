/** A small union for a stub of the gateway: plain objects in the shape of the API. */

type Fields = Record<string, unknown>;
export interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly login: string;
  readonly password: string;
  readonly organisationId: string;
  readonly isModerator: boolean;
  /** Whether the union asks for a second factor for their role. */
  readonly needsFactor?: boolean;
  /** Null while nobody knows them for a member. */
  readonly role: "MEMBER" | "STAFF" | "EDITOR" | "INSURANCE_HANDLER" | null;
}
/** An application to join. */
export interface Application extends Fields {
  readonly id: string;
  readonly number: number;
  readonly code: string;
  readonly submittedAt: string;
  organisationId: string;
  forwardings: readonly object[];
  status: "SUBMITTED" | "ACCEPTED" | "REJECTED" | "WITHDRAWN";
  decidedAt: string | null;
  reason: string | null;
}
export interface Spoken {
  readonly id: string;
  readonly subjectId: string;
  readonly author: Person;
  readonly replyToId: string | null;
  readonly place: number;
  readonly writtenAt: string;
  text: string;
  status: "VISIBLE" | "DELETED" | "HIDDEN";
  editedAt: string | null;
  reason: string | null;
  revision: number;
}
export interface Subject extends Fields {
  readonly __typename: "Article" | "BlogPost";
  readonly id: string;
  readonly organisationId: string;
  readonly flowsDown: boolean;
  readonly publishedAt: string;
}

const LEVELS = [
  ["Общероссийский", "NATIONAL"],
  ["Региональная", "REGIONAL"],
  ["Территориальная", "TERRITORIAL"],
] as const;

const organisation = (id: string, parentId: string | null, name: string, type: string, fullName = name) => ({
  __typename: "Organisation",
  id,
  parentId,
  name,
  fullName,
  type: { code: "01", name: type },
  level: LEVELS.find(([kind]) => type.startsWith(kind))?.[1] ?? "PRIMARY",
  code: 1,
  number: `10-02-${id.slice(0, 4)}`,
  memberCount: name.length * 17,
  closedOn: null as string | null,
  contacts: {
    postalAddress: "185035, г. Петрозаводск, ул. Ленина, д. 11",
    phones: ["+78142123456"],
    email: "office@union.example",
    website: "https://union.example",
    socialLinks: ["https://vk.example/union", "javascript:alert(1)"],
  },
  chair: { name: "Орлова Юлия Ильинична", electedOn: "2024-10-15", isStaff: true },
});

export const organisations = [
  organisation("org-top", null, "Общероссийский Профсоюз", "Общероссийский Профсоюз"),
  organisation(
    "org-region",
    "org-top",
    "Карельская республиканская организация",
    "Региональная организация",
    "Карельская республиканская организация Профессионального союза работников образования",
  ),
  organisation(
    "org-city",
    "org-region",
    "Петрозаводская городская организация",
    "Территориальная организация",
  ),
  organisation("org-school", "org-city", "ППО средней школы № 12", "Первичная организация"),
  organisation(
    "org-garden",
    "org-city",
    "ППО детского сада № 88 «Онежский кораблик»",
    "Первичная организация",
  ),
];

const person = (
  id: string,
  displayName: string,
  organisationId: string,
  role: Person["role"] = "MEMBER",
): Person => ({
  id,
  displayName,
  login: `${id}@stub.example`,
  password: `password of ${id}`,
  organisationId,
  isModerator: role === "STAFF",
  role,
});

export const people = {
  anna: person("anna", "Анна К.", "org-school"),
  boris: person("boris", "Борис С.", "org-garden"),
  olga: person("olga", "Ольга А.", "org-region", "STAFF"),
  pavel: { ...person("pavel", "Павел Т.", "org-region", "STAFF"), needsFactor: true },
  irina: person("irina", "Ирина П.", "org-school", "STAFF"),
  roman: person("roman", "Роман Е.", "org-region", "EDITOR"),
  vera: person("vera", "Вера Н.", "org-region", "INSURANCE_HANDLER"),
};

export const sections = ["Новости", "Программы", "Права", "Молодёжь"].map((title, position) => ({
  id: `section-${position}`,
  title,
  slug: `s${position}`,
  position,
}));

const titles = [
  "Подписано региональное отраслевое соглашение на три года",
  "Первичка школы № 12 добилась ремонта спортзала",
  "Приём заявлений на путёвки в санаторий «Марциальные воды»",
  "С Днём учителя!",
  "Как считать отпуск за ненормированный день",
  "Слёт молодых педагогов в Сортавале: как это было",
  "Программа «Добровольное страхование»: что изменилось",
  "Кому верят: почему о Профсоюзе рассказывают люди, а не объявления",
];
const kinds = ["NEWS", "NEWS", "ANNOUNCEMENT", "CONGRATULATION", "NEWS", "NEWS", "PROGRAMME", "NEWS"];

const body = `<p>Министерство образования республики и Карельская организация Профсоюза подписали соглашение.
<strong>Переговоры шли с марта</strong>: девять встреч, 41 предложение первичек.</p>
<h2>Что изменится</h2><ul><li>молодой специалист получает выплату в размере трёх окладов;</li><li>совещания вне рабочего времени оплачиваются.</li></ul>
<blockquote><p>Девять встреч — это труд.</p></blockquote><script>document.title = "взлом"</script><p onclick="alert(1)">Тексты отправлены председателям: <a href="javascript:alert(1)">скачать</a>, <a href="https://union.example/agreement.pdf">PDF</a>.</p>`;

const chart = {
  title: "Кому верят",
  question: "Каким источникам новостей доверяют больше всего",
  unit: "PERCENT",
  bars: [
    { label: "Телевидение", value: 49, series: null },
    { label: "Интернет-издания", value: 24, series: null },
    { label: "Газеты и журналы, которые приходят по подписке", value: 7, series: null },
  ],
  source: { name: "Социологи", url: "https://poll.example/2018" },
  measuredOn: "2018-08-30",
  respondents: "жители России от 18 лет",
  respondentCount: 1600,
};

export function makeSubjects(): Subject[] {
  const articles = Array.from({ length: 16 }, (_, at): Subject => {
    const kind = at % titles.length;
    return {
      __typename: "Article",
      id: `article-${at + 1}`,
      organisationId: at % 3 === 1 ? "org-school" : at % 4 === 2 ? "org-top" : "org-region",
      flowsDown: true,
      kind: kinds[kind],
      title: at < titles.length ? titles[kind] : `${titles[kind]} (${at + 1})`,
      slug: `a${at}`,
      lead: "Доплата за классное руководство сохраняется, а совещания после 18 часов — только по согласию работника.",
      ...(titles[kind]?.startsWith("Кому верят")
        ? {
            body: body.replace("</blockquote>", '</blockquote><figure data-chart="1"></figure>'),
            charts: [chart],
          }
        : { body, charts: [] }),
      locale: "RU",
      availableLocales: ["RU"],
      cover: null,
      repost: null,
      author: people.olga,
      publishedAt: new Date(Date.UTC(2026, 10, 19, 6) - at * 86_400_000).toISOString(),
      updatedAt: new Date(Date.UTC(2026, 10, 19, 6) - at * 86_400_000).toISOString(),
    };
  });
  const post: Subject = {
    __typename: "BlogPost",
    id: "post-1",
    organisationId: "org-school",
    flowsDown: false,
    title: "Как мы всей школой учились ходить на лыжах",
    body: "Первый снег лёг в начале ноября, и наша группа здоровья перебралась в лес.\n\nХодим по средам, приглашаем коллег: https://ski.example/map.",
    author: people.anna,
    publishedAt: "2026-11-18T15:40:00.000Z",
    updatedAt: "2026-11-18T15:40:00.000Z",
    viewerCanEdit: false,
  };
  return [...articles, post].toSorted((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1));
}

export function makeComments(): Spoken[] {
  const said = (place: number, author: Person, text: string, replyToId: string | null = null): Spoken => ({
    id: `comment-${place}`,
    subjectId: "article-1",
    author,
    replyToId,
    place,
    writtenAt: new Date(Date.UTC(2026, 10, 19, 8) + place * 600_000).toISOString(),
    text,
    status: "VISIBLE",
    editedAt: null,
    reason: null,
    revision: place,
  });
  return [
    said(1, people.anna, "Наконец-то про совещания! Педсовет мог закончиться в восемь вечера."),
    said(2, people.boris, "Теперь можно показать пункт 4.7. Мы уже распечатали для стенда.", "comment-1"),
    said(3, people.boris, "А детских садов подъёмные касаются?"),
    said(4, people.olga, "Касаются, если сад в сельском населённом пункте.", "comment-3"),
  ];
}
