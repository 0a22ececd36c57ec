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
  updatedAt: "2026-10-01T00:00:00Z",
};

const articles = [
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
