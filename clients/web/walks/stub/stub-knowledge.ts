import type { PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubPublications } from "./stub-publications.js";

interface Wish {
  readonly audience?: string | null;
  readonly explains?: string | null;
}

const article = {
  __typename: "KnowledgeArticle",
  locale: "RU",
  lawReference: null,
  audience: "KEEPERS",
  explains: null,
  tags: [],
  documents: [],
  charts: [] as object[],
  updatedAt: "2026-10-01T00:00:00Z",
};

const prices = (title: string, bars: object[]) => ({
  title,
  question: null,
  unit: "ROUBLES",
  bars,
  source: { name: "Цены, которые назвали Профсоюзу", url: null },
  measuredOn: null,
  respondents: null,
  respondentCount: null,
});

const articles = [
  {
    ...article,
    id: "crm-1",
    rubricId: "rubric-norms",
    title: "Что горячая линия делает вместо покупной CRM",
    body: '<p>За портал:</p><figure data-chart="1"></figure><p>За подписку:</p><figure data-chart="2"></figure>',
    charts: [
      prices("1С-Битрикс24: Корпоративный портал", [
        { label: "Корпоративный портал-50", value: 139_000, series: null },
        { label: "Корпоративный портал-500", value: 499_000, series: null },
      ]),
      prices("Битрикс24: Базовый, Стандартный, Профессиональный", [
        { label: "Базовый", value: 7_470, series: "3 месяца" },
        { label: "Базовый", value: 29_800, series: "12 месяцев" },
        { label: "Профессиональный", value: 143_800, series: "12 месяцев" },
      ]),
    ],
    topic: "Горячая линия",
  },
  {
    ...article,
    id: "leave-1",
    rubricId: "rubric-answers",
    title: "Сколько длится ежегодный отпуск",
    body: "<p>Не короче 28 календарных дней.</p>",
    topic: "Отпуск",
    lawReference: "ТК РФ, статья 115",
    tags: ["отпуск", "отдых"],
    audience: "MEMBERS",
  },
  {
    ...article,
    id: "instruction-1",
    rubricId: "rubric-work",
    title: "Как обработать электронное заявление",
    body: "<ol><li>Откройте страницу «Заявления».</li></ol>",
    topic: "Приём",
    explains: "APPLICATIONS",
    documents: [
      { name: "Памятка.pdf", url: "/uploads/memo.pdf", mediaType: "application/pdf", size: 12_340 },
      { name: "Бланк.docx", url: "/uploads/blank.docx", mediaType: "application/msword", size: 1_234_000 },
    ],
  },
  ...Array.from({ length: 24 }, (_, at) => ({
    ...article,
    id: `method-${at}`,
    rubricId: "rubric-work",
    title: `Методическое пособие ${at + 1}`,
    body: "<p>Текст.</p>",
    topic: "Учёба",
  })),
];

const rubrics = [
  { id: "rubric-norms", title: "Нормативно-справочная информация", hasDictionaries: true },
  { id: "rubric-work", title: "Инструкции", hasDictionaries: false },
  { id: "rubric-answers", title: "Ответы на вопросы", hasDictionaries: false },
];

/** The knowledge base with its rubrics. */
export class StubKnowledge {
  constructor(private readonly publications: StubPublications) {}

  knowledgeRubrics = () => rubrics.map(({ id }) => this.knowledgeRubric({ id }));
  knowledgeRubric = ({ id }: { id: string }) => {
    const rubric = rubrics.find((one) => one.id === id);
    return (
      rubric && {
        ...rubric,
        description: "Что здесь есть и кому это нужно.",
        articles: ({ audience, ...page }: PageArgs & Wish) =>
          listPage(
            articles.filter((one) => one.rubricId === id && (audience ?? one.audience) === one.audience),
            page,
          ),
      }
    );
  };
  knowledgeArticles = ({ audience, explains, ...page }: PageArgs & Wish) =>
    listPage(
      articles.filter(
        (one) => (audience ?? one.audience) === one.audience && (explains ?? one.explains) === one.explains,
      ),
      page,
    );
  knowledgeArticle = ({ id }: { id: string }) => {
    const found = articles.find((one) => one.id === id);
    return (
      found && {
        ...found,
        rubric: () => this.knowledgeRubric({ id: found.rubricId }),
        organisation: () => this.publications.organisation({ id: "org-region" }),
      }
    );
  };
}
