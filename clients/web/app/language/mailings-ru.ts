import { count, formatNumber } from "./format.js";
import { hiddenRu } from "./hidden-ru.js";

const people = (value: number) =>
  count("ru", value, { one: "человек", few: "человека", many: "человек", other: "человека" });

const number = (value: number | null) => (value === null ? hiddenRu.number : formatNumber("ru", value));

/** What is said about mailings of an organisation to its members. */
export const mailingsRu = {
  title: "Рассылки",
  lead: "Одно сообщение многим: каждый получает его один раз, тем путём, который выбрал сам.",
  write: "Написать рассылку",
  none: "Рассылок ещё не было.",
  states: {
    PLANNED: "Запланирована",
    GATHERING: "Собираем получателей",
    SENDING: "Отправляется",
    SENT: "Отправлена",
    CANCELLED: "Отменена",
  },
  plannedFor: "Отправка",
  sentOn: "Отправлена",
  author: "Автор",
  /** A number, or that it is hidden. */
  number,
  short: (told: number | null, read: number | null) =>
    `получили: ${number(told)}, прочитали: ${number(read)}`,
  form: {
    title: "Заголовок",
    text: "Текст",
    textHint: "Обычный текст. Пустая строка разделяет абзацы.",
    audience: "Кому",
    withBelow: "Вместе с нижестоящими организациями",
    onlyChairs: "Только председателям",
    theme: "Подписка на тему",
    anyTheme: "Неважно",
    themeHint:
      "Выберите тему, чтобы написать только её подписчикам. Темы каждый отмечает сам в своём кабинете.",
    sex: "Пол",
    anySex: "Любой",
    sexes: { FEMALE: "Женщины", MALE: "Мужчины" },
    ageFrom: "Возраст от",
    ageUntil: "Возраст до",
    occupations: "Занятость: не отмечайте ничего, чтобы написать всем",
    occupationNames: {
      EMPLOYED: "Работающие",
      STUDENT: "Обучающиеся",
      PENSIONER: "Неработающие пенсионеры",
    },
    plannedAt: "Когда отправить, по московскому времени",
    plannedAtHint: "Не заполняйте, чтобы отправить сразу.",
    onSitesUntil: "Поместить и на сайтах их первичных организаций, по какой день",
    onSitesHint:
      "Не заполняйте, если не нужно. На сайте поздравление увидят все: с названием вашей организации и без имён.",
    noMoment: "Напишите день и время.",
    noAge: "От 0 до 150 лет.",
  },
  count: "Посчитать, сколько людей получат",
  counting: "Минутку…",
  size: "Сколько людей получат",
  fewPeople: "меньше пяти",
  people,
  byEmail: "По почте",
  bySms: "По СМС",
  byJabber: "В Jabber",
  byPush: "На устройствах",
  byVk: "Во ВКонтакте",
  byTelegram: "В Telegram",
  byCabinetOnly: "Только в кабинете",
  withoutConsent: "Не согласны на сообщения: увидят в кабинете",
  nobody: "Под этот отбор никто не подходит.",
  sentBefore: "С этой страницы уже отправлена другая рассылка. Посчитайте снова, чтобы отправить и эту.",
  changed: "Отбор изменился: посчитали заново.",
  once: "Кто состоит в нескольких организациях, получит одно сообщение.",
  send: (value: number | null) => (value === null ? "Да, отправить" : `Да, отправить: ${people(value)}`),
  plan: (value: number | null) =>
    value === null ? "Да, запланировать" : `Да, запланировать: ${people(value)}`,
  audienceWords: {
    here: "члены организации",
    below: "члены организации и нижестоящих",
    chairs: "председатели",
    chairsBelow: "председатели организации и нижестоящих",
    theme: (name: string) => `подписаны на тему «${name}»`,
    ages: (from: number | null, to: number | null) =>
      `${[from !== null && `от ${from}`, to !== null && `до ${to}`].filter(Boolean).join(" ")} лет`,
  },
  counts: {
    title: "Как доходит",
    people: "Получателей",
    told: "Получили в кабинете",
    alreadyTold: "Получили раньше, не повторяем",
    withoutConsent: "Не согласны на сообщения",
    gone: "Снялись с учёта или отписались до отправки",
    read: "Прочитали",
    useful: "Сочли полезным",
    useless: "Сочли бесполезным",
    channel: "Путь",
    waiting: "Ждут",
    sent: "Отправлено",
    failed: "Не дошло",
    uncertain: "Неизвестно",
    dropped: "Не отправляли",
  },
  sites: {
    title: "На сайтах первичных организаций",
    planned: (day: string) => `появится при отправке, по ${day}`,
    stands: (value: number | null, day: string) =>
      value === null
        ? `по ${day}`
        : `${count("ru", value, { one: "сайт", few: "сайта", many: "сайтов", other: "сайта" })}, по ${day}`,
    down: "снято",
    takeDown: "Снять со всех сайтов",
    takeDownLead:
      "Поздравление сойдёт с сайтов всех первичных организаций. Получившим оно останется в кабинете.",
    takeDownSubmit: "Да, снять",
  },
  cancel: "Отменить рассылку",
  cancelLead: "Кто уже получил сообщение, у того оно останется. С сайтов поздравление сойдёт.",
  cancelSubmit: "Да, отменить",
};
