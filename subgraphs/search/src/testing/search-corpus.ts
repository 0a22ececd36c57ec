import { documentId, EVERYONE, type Kind, type SearchDocument } from "../index/search-document.js";

/** Things a union writes about; each is wanted by some query of the contract. */
const TEXTS: [Kind, string, string][] = [
  [
    "KNOWLEDGE_ARTICLE",
    "Сколько длится ежегодный отпуск",
    "Ежегодный оплачиваемый отпуск не короче 28 календарных дней, у педагогов 56.",
  ],
  [
    "KNOWLEDGE_ARTICLE",
    "Как оформить больничный лист",
    "Листок нетрудоспособности оформляет врач в электронном виде, работодатель видит его сам.",
  ],
  [
    "KNOWLEDGE_ARTICLE",
    "Надбавка за работу в ночное время",
    "Час ночной работы оплачивается выше дневного не менее чем на двадцать процентов.",
  ],
  [
    "KNOWLEDGE_ARTICLE",
    "Что делать при задержке зарплаты",
    "Если заработную плату не выдали вовремя, работодатель платит компенсацию за каждый день.",
  ],
  [
    "KNOWLEDGE_ARTICLE",
    "Материальная помощь членам профсоюза",
    "Заявление рассматривает профком, деньги перечисляют на карту.",
  ],
  [
    "KNOWLEDGE_ARTICLE",
    "Увольнение по соглашению сторон",
    "Соглашение об увольнении подписывают обе стороны, его нельзя отозвать.",
  ],
  [
    "KNOWLEDGE_ARTICLE",
    "Досрочная пенсия учителя",
    "Педагогический стаж двадцать пять лет даёт право на досрочную пенсию.",
  ],
  [
    "ARTICLE",
    "Путёвки в санаторий для членов профсоюза",
    "Двадцать путёвок в «Белые ключи» со скидкой. Заявку можно подать до пятницы.",
  ],
  [
    "ARTICLE",
    "Подписано отраслевое соглашение",
    "Региональное отраслевое соглашение на три года закрепило доплаты молодым специалистам.",
  ],
  [
    "ARTICLE",
    "Спартакиада работников образования",
    "Команды лицеев и детских садов соревновались в лыжах, шашках и волейболе.",
  ],
  ["ARTICLE", "Забастовка водителей автобусов", "Бастующие требуют повышения тарифной ставки."],
  [
    "ARTICLE",
    "Итоги отчётно-выборной конференции",
    "Председателем вновь избрана Ольга Крылова, обновился состав президиума.",
  ],
  ["ARTICLE", "Детский лагерь открывает смену", "Ребёнка записывают по заявлению родителей."],
  [
    "ARTICLE",
    "Охрана труда: проверили мастерские",
    "Уполномоченные по охране труда нашли двенадцать нарушений.",
  ],
  ["ARTICLE", "День учителя", "Поздравляем педагогов с профессиональным праздником."],
  ["ARTICLE", "Юридическая консультация в среду", "Бесплатный приём юриста для членов профсоюза."],
  [
    "BLOG_POST",
    "Как мы ходили на лыжах",
    "Первый снег лёг в начале ноября, группа здоровья перебралась из спортзала в лес.",
  ],
  ["BLOG_POST", "Моя первая первичка", "О том, как мы создавали первичную организацию в колледже."],
  [
    "ORGANISATION",
    "Карельская региональная организация",
    "Карельская республиканская организация Профессионального союза работников образования",
  ],
  [
    "ORGANISATION",
    "Первичка лицея № 40",
    "Первичная профсоюзная организация лицея № 40 города Петрозаводска",
  ],
];

export const REGION = "00000000-0000-7000-8000-000000000001";
export const SCHOOL = "00000000-0000-7000-8000-000000000002";

let made = 0;

export function documentOf(facts: Partial<SearchDocument>): SearchDocument {
  made += 1;
  const { kind = "ARTICLE", subjectId = `made${made}` } = facts;
  return {
    id: documentId(kind, subjectId, "RU"),
    kind,
    subjectId,
    locales: ["RU", "EN"],
    title: "Без названия",
    body: "",
    names: [],
    organisations: [REGION],
    audience: [EVERYONE],
    publishedAt: Date.UTC(2026, 0, 1) + made * 60_000,
    version: 1,
    ...facts,
  };
}

/** What is wanted, among as many other documents as one likes. */
export function corpus(others: number): SearchDocument[] {
  const wanted = TEXTS.map(([kind, title, body], place) =>
    documentOf({ kind, title, body, subjectId: `text${place}` }),
  );
  return [...wanted, ...Array.from({ length: others }, (_, place) => other(place))];
}

const WORDS =
  "собрание совет школа район город работник директор план вопрос участник встреча группа программа работа решение время год новый общий первый конкурс поддержка развитие комиссия коллектив учреждение профсоюз член право закон приказ отчёт мероприятие праздник ветеран молодёжь семинар обучение награда";

/** A text of common words, always the same for the same number. */
function other(number: number): SearchDocument {
  const words = WORDS.split(" ");
  let seed = number + 1;
  const word = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? "";
  };
  const text = (length: number) => Array.from({ length }, word).join(" ");
  return documentOf({
    title: `Сообщение ${number}: ${text(4)}`,
    body: text(120),
    subjectId: `other${number}`,
  });
}
