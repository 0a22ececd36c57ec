import type { PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubPublications } from "./stub-publications.js";

const newspaper = {
  id: "newspaper-1",
  locale: "RU",
  title: "Учительский вестник",
  subtitle: "Издаётся с 1998 года",
  about: "Газета о людях, которые учат, и о том, что Профсоюз для них делает.",
  logo: null,
  email: "vestnik@union.example",
  phone: "+78142552010",
  address: "Петрозаводск, ул. Ленина, д. 11",
  editors: [{ fullName: "Ковалёва Ирина", responsibility: "Главный редактор", contact: null }],
  socialLinks: [{ title: "ВКонтакте", url: "https://vk.example/vestnik" }],
};

const issues = [
  { number: 3, throughNumber: 118, issuedOn: "2026-11-20", title: "Соглашение на три года" },
  { number: 2, throughNumber: 117, issuedOn: "2026-09-25", title: "К учебному году" },
  { number: 4, throughNumber: 115, issuedOn: "2025-12-18", title: "Чем запомнился год" },
].map((issue) => ({ ...issue, __typename: "NewspaperIssue", id: `issue-${issue.throughNumber}` }));

/** The newspaper of the region, with three numbers of two years. */
export class StubNewspaper {
  constructor(private readonly publications: StubPublications) {}

  newspaperIssue = ({ id }: { id: string }) => {
    const issue = issues.find((one) => one.id === id);
    const article = (at: number) => this.publications.article({ id: `article-${at}` });
    return (
      issue && {
        ...issue,
        locale: "RU",
        cover: null,
        editorsWord: "Дорогие читатели!\n\nЭтот номер — о переговорах и о тех, кто их вёл.",
        pdf: { name: "Номер.pdf", url: "/uploads/issue.pdf", size: 1_340_000 },
        survey: { id: "survey-1", title: "Чего вы ждёте от газеты?", isOpen: true },
        organisation: () => this.publications.organisation({ id: "org-region" }),
        newspaper: () => this.#newspaper(),
        rubrics: [
          { title: "Права", articles: [1, 5, 8].map(article) },
          { title: "Первички", articles: [4, 6, 7].map(article) },
        ],
      }
    );
  };

  /** As a search shows it. */
  found = () => ({ ...this.newspaperIssue({ id: "issue-118" }), title: "«Учительский вестник», № 3 (118)" });

  ofArticle(id: string) {
    return { newspaperIssue: () => (id === "article-1" ? this.newspaperIssue({ id: "issue-118" }) : null) };
  }

  ofOrganisation(id: string) {
    return { newspaper: () => (id === "org-region" ? this.#newspaper() : null) };
  }

  #newspaper() {
    return {
      ...newspaper,
      organisation: () => this.publications.organisation({ id: "org-region" }),
      years: [2026, 2025],
      issues: ({ year, ...page }: PageArgs & { year?: number | null }) =>
        listPage(
          issues
            .filter(({ issuedOn }) => !year || issuedOn.startsWith(String(year)))
            .map(({ id }) => this.newspaperIssue({ id })),
          page,
        ),
    };
  }
}
